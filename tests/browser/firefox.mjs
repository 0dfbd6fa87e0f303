// Firefox through WebDriver BiDi, with the few things that one short consultation needs.
// `webkit.mjs` gives the same interface. A selector steps into a shadow root at each ">>".
import puppeteer from "puppeteer-core";

/** Runs in the page: the element that a selector path names, or null. */
function find(path) {
  return path.split(">>").reduce((scope, step) => {
    const root = scope && scope !== document ? (scope.shadowRoot ?? scope) : scope;
    return root?.querySelector(step.trim()) ?? null;
  }, document);
}

export async function startFirefox() {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: true,
    // High enough for the whole panel, so that its foot covers nothing.
    defaultViewport: { width: 1280, height: 2200 },
    extraPrefsFirefox: {
      "app.update.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
      // A microphone and a camera that are played, and every page may use them.
      "media.navigator.streams.fake": true,
      "media.navigator.permission.disabled": true,
    },
  });
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`thrown: ${error.message}`));
  const element = async (path) => {
    const handle = await page.waitForFunction(find, { polling: 100 }, path);
    return handle.asElement();
  };
  return {
    name: "Firefox",
    open: (url) => page.goto(url),
    click: async (path) => (await element(path)).click(),
    text: async (path) => (await element(path)).evaluate((node) => node.textContent),
    /** Waits until a function of the page, given these arguments, answers with something true. */
    waitFor: async (condition, ...args) => {
      await page.waitForFunction(condition, { polling: 100 }, ...args);
    },
    /** All that the page has said or thrown. */
    console: async () => [...said],
    close: () => browser.close(),
  };
}
