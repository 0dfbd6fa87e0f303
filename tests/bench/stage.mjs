// The ground of the bench: the server with all files that are measured, the browser, and pages in it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openPage, packageFolder, startChromium } from "../browser/harness.mjs";
import { serveFiles } from "./server.mjs";

const here = import.meta.dirname;
const raw = ["stopwatch.js", "list/words.js", "product/room.js", "product/screen.js"];
/** Two stop-watches have the same name in their folders. */
const named = { "/measure_list.js": "list/measure.js", "/measure.js": "product/measure.js" };

const page = (script) => {
  const head = `<meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><script type="module" src="${script}"></script>`;
  return `<!doctype html><html lang="nb">${head}<body>`;
};

function filesOf(built) {
  const watch = readFileSync(join(here, "product/start.js"), "utf8");
  const files = new Map([
    ["/list.html", page("measure_list.js")],
    ["/product.html", page("measure.js")],
  ]);
  for (const name of readdirSync(join(here, "product")).filter((name) => name.endsWith(".html"))) {
    files.set(`/${name}`, readFileSync(join(here, "product", name), "utf8").replace("<!-- stop-watch -->", () => `{${watch}}`));
  }
  for (const name of raw) files.set(`/${name.split("/").at(-1)}`, readFileSync(join(here, name)));
  for (const [name, path] of Object.entries(named)) files.set(name, readFileSync(join(here, path)));
  for (const folder of [packageFolder, built]) {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of names.map(({ parentPath, name }) => join(parentPath, name))) files.set(path.slice(folder.length), readFileSync(path));
  }
  return files;
}

/** @param {string} built The folder that the pages were built into. */
export async function openStage(built) {
  const files = filesOf(built);
  const server = await serveFiles(files);
  const browser = await startChromium(["--js-flags=--expose-gc", "--enable-precise-memory-info"]);

  /** Opens a page, in a context of its own if none is given. `prepare` gets the page before it goes anywhere. */
  async function open(address, { context, prepare } = {}) {
    const page = await openPage(context ?? browser, { options: { bypassCSP: true } });
    page.setDefaultTimeout(120_000);
    await prepare?.(page);
    await page.goto(`${server.origin}/${address}`);
    return page;
  }

  /** Opens a page with a stop-watch, and waits until that has all it needs. */
  async function openWatch(address, holds) {
    const page = await open(address, { prepare: (page) => page.addInitScript(holdMemory) });
    await page.waitForFunction(holds);
    return page;
  }

  return {
    files,
    browser,
    open,
    openWatch,
    /** Has one thing done in a page of the product, and gives what comes of it. */
    async once(name, work, given) {
      const page = await openWatch(`product.html?page=${name}`, () => window.there);
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

/** The module's memory is its own; the glue hands it out when it starts the module. */
function holdMemory() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      window.wasmMemory = (made.instance ?? made).exports.memory;
      return made;
    };
  }
}
