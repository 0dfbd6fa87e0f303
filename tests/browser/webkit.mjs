// A minimal WebDriver client for WebKitGTK, with the same interface as `firefox.mjs`. ">>" in a selector enters a shadow root.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takeTime } from "./harness.mjs";

/** High enough that the panel's footer covers nothing. */
const size = { width: 1280, height: 2200 };
const screen = `--server-args=-screen 0 ${size.width}x${size.height}x24`;

const elementKey = "element-6066-11e4-a52e-4f735466cecf";

/** Runs in the page: finds the element of a selector path. */
const find = `const find = (path) => path.split(">>").reduce((scope, step) => {
  const root = scope && scope !== document ? (scope.shadowRoot ?? scope) : scope;
  return root?.querySelector(step.trim()) ?? null;
}, document);`;

/** Runs first in the page: gives every press its time, and records console messages, which this driver does not report. */
const listener = `(${takeTime})();
window.said = [];
for (const level of ["log", "info", "warn", "error", "debug"]) {
  const before = console[level].bind(console);
  console[level] = (...words) => { window.said.push(level + ": " + words.join(" ")); before(...words); };
}
addEventListener("error", ({ message }) => window.said.push("thrown: " + message));
addEventListener("unhandledrejection", ({ reason }) => window.said.push("rejected: " + reason));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  window.said.push("refused: " + violatedDirective + " " + blockedURI));
`;

/** A copy of a built folder whose pages take their time and record console messages; `remove` deletes it. */
export function listeningCopy(folder) {
  const copy = mkdtempSync(join(tmpdir(), "listening-"));
  cpSync(folder, copy, { recursive: true });
  writeFileSync(join(copy, "listener.js"), listener);
  for (const name of readdirSync(copy).filter((name) => name.endsWith(".html"))) {
    const page = readFileSync(join(copy, name), "utf8");
    writeFileSync(join(copy, name), page.replace("<head>", `<head><script src="listener.js"></script>`));
  }
  return { folder: copy, remove: () => rmSync(copy, { recursive: true }) };
}

export async function startWebKit() {
  const port = await freePort();
  const driver = spawn("xvfb-run", ["--auto-servernum", screen, "WebKitWebDriver", `--port=${port}`], {
    stdio: "ignore",
    // A separate process group, so that the display ends with the driver.
    detached: true,
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LIBGL_ALWAYS_SOFTWARE: "1" },
  });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  };
  const stop = () => process.kill(-driver.pid);
  try {
    await until(30_000, "the driver's start", () => ask("GET", "/status").catch(() => null));
    const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: capabilities() } });
    const inSession = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
    await inSession("POST", "/window/rect", { x: 0, y: 0, ...size });
    return session(inSession, stop);
  } catch (error) {
    stop();
    throw error;
  }
}

function session(ask, stop) {
  const run = (script, args = []) => ask("POST", "/execute/sync", { script, args });
  const element = (path) => until(15_000, path, () => run(`${find} return find(arguments[0]);`, [path]));
  return {
    name: "WebKitGTK",
    open: (url) => ask("POST", "/url", { url }),
    click: async (path) => ask("POST", `/element/${(await element(path))[elementKey]}/click`, {}),
    /** Clicks twice in the middle of an element, as fast as the browser can. */
    clickTwice: async (path) => {
      const origin = await element(path);
      const press = ["pointerDown", "pointerUp"].map((type) => ({ type, button: 0 }));
      const actions = [{ type: "pointerMove", duration: 0, origin, x: 0, y: 0 }, ...press, ...press];
      await ask("POST", "/actions", { actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }] });
    },
    text: async (path) => {
      await element(path);
      return run(`${find} return find(arguments[0]).textContent;`, [path]);
    },
    /** The role that assistive technology is told for this element, if it is one of these and the element has this name. */
    rolesNamed: async (path, name, roles) => {
      const id = (await element(path))[elementKey];
      const [role, label] = await Promise.all(["role", "label"].map((what) => ask("GET", `/element/${id}/computed${what}`)));
      return roles.filter((wanted) => wanted === role && name === label);
    },
    /** Runs a function in the page. */
    run: (work) => run(`return (${work})();`),
    /** Waits until a function in the page returns a truthy value. */
    waitFor: (condition, ...args) =>
      until(15_000, String(condition), () => run(`return (${condition})(...arguments);`, args)),
    /** Console messages and errors of the page. */
    console: () => run("return window.said;"),
    close: async () => {
      await ask("DELETE", "").finally(stop);
    },
  };
}

function capabilities() {
  const binary = readdirSync("/usr/lib")
    .map((folder) => join("/usr/lib", folder, "webkit2gtk-4.1/MiniBrowser"))
    .find((path) => existsSync(path));
  return { "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
}

/** Polls until there is a truthy result, or fails at the limit. */
async function until(limit, what, question) {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    const answer = await question();
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`WebKit: timed out waiting for ${what}`);
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
