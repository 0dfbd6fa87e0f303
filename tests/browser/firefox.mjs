// A minimal interface to Firefox through WebDriver BiDi, the same as in `webkit.mjs`. ">>" in a selector enters a shadow root.
import puppeteer from "puppeteer-core";

/** Runs in the page: finds the element of a selector path. */
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
    // High enough that the panel's footer covers nothing.
    defaultViewport: { width: 1280, height: 2200 },
    extraPrefsFirefox: {
      "app.update.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
      // Fake microphone and camera, allowed for every page.
      "media.navigator.streams.fake": true,
      "media.navigator.permission.disabled": true,
    },
  });
  const page = await browser.newPage();
  const messages = [];
  page.on("console", (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => messages.push(`thrown: ${error.message}`));
  const element = async (path) => {
    const handle = await page.waitForFunction(find, { polling: 100 }, path);
    return handle.asElement();
  };
  return {
    name: "Firefox",
    open: (url) => page.goto(url),
    click: async (path) => (await element(path)).click(),
    /** Clicks twice in the middle of an element, as fast as the browser can. */
    clickTwice: async (path) => (await element(path)).click({ count: 2 }),
    text: async (path) => (await element(path)).evaluate((node) => node.textContent),
    /** The roles of which assistive technology is told beside this element, or of it, with this name. */
    rolesNamed: async (path, name, roles) => {
      const parent = await (await element(path)).evaluateHandle((node) => node.parentNode);
      const found = await Promise.all(roles.map((role) => parent.$(`aria/${name}[role="${role}"]`)));
      return roles.filter((_, index) => found[index]);
    },
    /** Runs a function in the page. */
    run: (work) => page.evaluate(work),
    /** Waits until a function in the page returns a truthy value. */
    waitFor: async (condition, ...args) => {
      await page.waitForFunction(condition, { polling: 100 }, ...args);
    },
    /** Console messages and errors of the page. */
    console: async () => [...messages],
    close: () => browser.close(),
  };
}
