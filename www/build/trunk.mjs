// The hook of `trunk serve`: makes the demo in its development form and puts it beside the page that Trunk has staged.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const out = "target/trunk/built";
const staged = process.env.TRUNK_STAGING_DIR;
execFileSync("node", ["www/build/build.mjs", "--dev", "--out", out], { stdio: "inherit" });

// Trunk puts its reload script into the front page alone (and none when it only builds); the other pages want it too.
const [reload = ""] = readFileSync(join(staged, "index.html"), "utf8").match(/<script>[^]*?<\/script>/) ?? [];
const demo = join(out, "demo");
for (const name of readdirSync(demo).filter((name) => name !== "index.html")) {
  if (name.endsWith(".html")) {
    const page = readFileSync(join(demo, name), "utf8");
    writeFileSync(join(staged, name), page.replace("</body>", () => `${reload}</body>`));
  } else {
    cpSync(join(demo, name), join(staged, name), { recursive: true });
  }
}
