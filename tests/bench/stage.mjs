// The set-up of a run: a server with all files that are measured, a browser, and pages in it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openPage, startChromium } from "../browser/harness.mjs";
import { serveFiles } from "./server.mjs";

const pages = join(import.meta.dirname, "pages");
/** Modules that are served as they are, since the measuring code is the same for all pages. */
const raw = ["stopwatch.js", "room.js", "screen.js", "change.js", "press.js"];

const page = (script) => {
  const head = `<meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><script type="module" src="${script}"></script>`;
  return `<!doctype html><html lang="nb">${head}<body>`;
};

const startPage = (name) => {
  const watch = readFileSync(join(pages, "start_watch.js"), "utf8");
  return readFileSync(join(pages, name), "utf8").replace("<!-- stop-watch -->", () => `{${watch}}`);
};

/** Adds all files of a folder below an address. */
function addFolder(files, folder, address = "") {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of entries.map(({ parentPath, name }) => join(parentPath, name))) {
    files.set(`${address}${path.slice(folder.length)}`, readFileSync(path));
  }
}

/**
 * @param {object} folders
 * @param {string} [folders.built] The folder that the pages were bundled into.
 * @param {string} folders.packaged The package that is measured.
 * @param {string} [folders.beside] Another package, whose starts are measured in the same run.
 */
export async function openStage({ built, packaged, beside }) {
  const files = new Map([
    ["/change.html", page("change.js")],
    ["/press.html", page("press.js")],
    ["/start_panel.html", startPage("start_panel.html")],
    ["/start_react.html", startPage("start_react.html")],
  ]);
  for (const name of raw) files.set(`/${name}`, readFileSync(join(pages, name)));
  addFolder(files, packaged);
  if (built) addFolder(files, built);
  if (beside) {
    addFolder(files, beside, "/beside");
    files.set("/beside/start_panel.html", files.get("/start_panel.html"));
  }
  const server = await serveFiles(files);
  const browser = await startChromium(["--js-flags=--expose-gc", "--enable-precise-memory-info"]);

  /** Opens a page, in a context of its own if none is given. `prepare` gets the page before it is loaded. */
  async function open(address, { context, prepare, viewport } = {}) {
    const page = await openPage(context ?? browser, { viewport, hurried: true, options: { bypassCSP: true } });
    page.setDefaultTimeout(120_000);
    page.on("pageerror", (error) => console.error(`${address}: ${error.message}`));
    page.on("response", (response) => response.status() >= 400 && console.error(`${address}: ${response.status()} ${response.url()}`));
    await prepare?.(page);
    await page.goto(`${server.origin}/${address}`);
    return page;
  }

  /** Opens a measuring page, and waits until it is ready to measure. */
  async function openWatch(address, options = {}) {
    const page = await open(address, { ...options, prepare: (page) => page.addInitScript(exposeMemory) });
    await page.waitForFunction(() => window.there);
    return page;
  }

  return {
    origin: server.origin,
    files,
    browser,
    open,
    openWatch,
    /** Runs one function in a page of its own, and returns its result. */
    async once(name, work, given) {
      const page = await openWatch(`change.html?page=${name}`);
      const taken = await page.evaluate(work, given);
      await page.context().close();
      return taken;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Keeps the module's memory, which the glue does not hand out. */
function exposeMemory() {
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(Instance, given) {
      const made = new Instance(...given);
      window.wasmMemory ??= made.exports.memory;
      return made;
    },
  });
}
