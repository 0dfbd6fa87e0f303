// The hook of `trunk serve`: builds the demo for development and puts it beside the page that Trunk has staged.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const out = "target/trunk/built";
const staged = process.env.TRUNK_STAGING_DIR;
execFileSync("node", ["www/build/build.mjs", "--dev", "--out", out], { stdio: "inherit" });

// Trunk adds its reload script to the front page only (and none when it only builds); the other pages need it too.
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
