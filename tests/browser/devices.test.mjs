// The device test in a browser with fake devices: its display, its messages, and the release of devices for the call.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, finish, stage, startChromium } from "./harness.mjs";
import { openHost, panelTag, room } from "./host.mjs";
import { act, control, nothingOf, openDemo, ready, reads, report, trainer, until, words } from "./panel.mjs";
import { strictPolicy } from "../../www/build/serve.mjs";

let browser;
let server;
stage((given) => ({ server, browser } = given));

/** Runs first in the page: records tracks, audio contexts and timers, to check that the panel releases them. */
function watch() {
  window.taken = { tracks: [], contexts: [], timers: new Set(), asked: [] };
  const { taken } = window;
  const media = navigator.mediaDevices;
  if (media) {
    const { getUserMedia } = media;
    media.getUserMedia = async (wanted) => {
      taken.asked.push(wanted);
      const stream = await getUserMedia.call(media, wanted);
      taken.tracks.push(...stream.getTracks());
      return stream;
    };
  }
  window.AudioContext = class extends AudioContext {
    constructor() {
      super();
      taken.contexts.push(this);
    }
  };
  const { setInterval: set, clearInterval: clear } = window;
  window.setInterval = (...given) => {
    const timer = set(...given);
    taken.timers.add(timer);
    return timer;
  };
  window.clearInterval = (timer) => {
    taken.timers.delete(timer);
    clear(timer);
  };
}

const demo = async (viewer, options = {}) => {
  const page = await openDemo(browser, `${server.origin}/${viewer}.html`, { options });
  await page.evaluate(watch);
  return page;
};
const host = (body, options = {}) => openHost(browser, { body, prepare: (page) => page.addInitScript(watch), ...options });

const picture = (page, panel = "trygtrom-panel") => page.locator(`${panel} [data-device='picture']`);
const level = (page, panel = "trygtrom-panel") => page.locator(`${panel} [data-device='level']`);
const activeTracks = (page) => page.evaluate(() => window.taken.tracks.filter(({ readyState }) => readyState === "live").map(({ kind }) => kind).sort().join("+"));

/** Starts the test and waits for picture and sound. */
async function begin(page, panel) {
  await act(page, "test-devices:on", panel);
  await picture(page, panel).waitFor();
  await page.waitForFunction((video) => video.videoWidth > 0 && !video.paused, await picture(page, panel).elementHandle());
}

/** Asserts that no track, context or timer is active and the picture is removed. */
async function assertReleased(page, why) {
  await page
    .waitForFunction(() => {
      const { tracks, contexts, timers } = window.taken;
      const ended = tracks.every(({ readyState }) => readyState === "ended");
      return tracks.length > 0 && ended && contexts.every(({ state }) => state === "closed") && timers.size === 0;
    }, null, { timeout: 5000, polling: 50 })
    .catch(() => null);
  const left = await page.evaluate(() => {
    const { tracks, contexts, timers } = window.taken;
    return [tracks.map(({ kind, readyState }) => `${kind} ${readyState}`), contexts.map(({ state }) => state), timers.size];
  });
  assert.ok(left[0].length > 0 && left[0].every((one) => one.endsWith("ended")), `${why}: ${left[0]}`);
  assert.deepEqual([left[1].filter((state) => state !== "closed"), left[2]], [[], 0], why);
}

for (const viewer of ["clinician", "patient"]) {
  test(`${viewer}: own picture, sound level, test tone; the answer is still the user's`, async () => {
    const page = await demo(viewer);
    await begin(page);
    // A voice may have been detected already.
    await reads(page, /Mikrofon og kamera er på|Mikrofonen hører deg\./);
    const shown = await picture(page).evaluate((video) => {
      const { transform } = getComputedStyle(video);
      return [video.muted, video.srcObject.getTracks().map(({ kind }) => kind).join(), transform, video.getAttribute("aria-label"), video.playsInline];
    });
    assert.deepEqual(shown, [true, "video", "matrix(-1, 0, 0, 1, 0, 0)", "Bildet ditt, speilvendt", true]);
    await page.waitForFunction((meter) => meter.value > 0, await level(page).elementHandle());
    assert.equal(await level(page).evaluate((meter) => meter.labels[0].textContent), "Lyd i mikrofonen");
    assert.equal(await level(page).evaluate((meter) => meter.closest("[role='status'], [aria-live]")), null, "the meter is not a live region");
    await reads(page, /Mikrofonen hører deg\./);
    const still = await report(page);
    assert.equal(still.requirements.find(({ id }) => id === "A-1.4").basis, "none", "a detected voice is not an answer");
    await page.evaluate(() => {
      window.tones = 0;
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (...given) {
        window.tones += 1;
        return start.apply(this, given);
      };
    });
    await act(page, "play-tone");
    await act(page, "play-tone");
    assert.equal(await page.evaluate(() => window.tones), 1, "one tone at a time");
    await axe(page, { include: "trygtrom-panel" });
    await act(page, "confirm:sound-tested");
    await assertReleased(page, "after confirmation");
    // A completed card is collapsed.
    await page.locator("trygtrom-panel [data-card='sound']").waitFor({ state: "detached" });
    await control(page, "fold:done").click();
    await page.locator("trygtrom-panel [data-card='sound'][data-tone='good']").waitFor();
    const [card] = await page.locator("trygtrom-panel [data-card='sound']").allTextContents();
    assert.match(card, /Panelet hørte lyd i mikrofonen kl\. \d\d:\d\d\./);
    await nothingOf(page, ["running", "heard", "deviceid", "mediastream"]);
    await finish(page);
  });
}

test("focus stays on the start/stop button, and the live region exists from the start", async () => {
  const page = await demo("patient");
  const region = page.locator("trygtrom-panel .tg-devices-state");
  assert.deepEqual([await region.getAttribute("role"), await region.textContent()], ["status", ""]);
  const before = await region.elementHandle();
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.dataset.act ?? null);
  await control(page, "test-devices:on").focus();
  await page.keyboard.press("Enter");
  await picture(page).waitFor();
  assert.equal(await focused(), "test-devices:off");
  await reads(page, /Mikrofonen hører deg\./);
  assert.equal(await focused(), "test-devices:off");
  await page.keyboard.press("Enter");
  await control(page, "test-devices:on").waitFor();
  assert.equal(await focused(), "test-devices:on");
  await assertReleased(page, "stopped");
  await reads(page, /Testen er slutt\. Panelet bruker ikke mikrofon og kamera\./);
  assert.ok(await region.evaluate((now, was) => now === was, before), "the live region is kept");
  await finish(page);
});

const endings = {
  "the viewer joins": (page) => trainer(page, "join"),
  "the viewer knocks": (page) => trainer(page, "knock-cancel"),
  "the room takes the devices": (page) => trainer(page, "permission"),
  "the user reports a problem": (page) => act(page, "deny:sound-tested"),
  "the consultation is closed without a conversation": (page) => act(page, "begin-closing"),
  "the page resets the panel": (page) => page.locator("trygtrom-panel").evaluate((panel) => panel.reset()),
  "another consultation begins": (page) => page.locator("trygtrom-panel").evaluate((panel) => panel.setAttribute("consultation", "key-2")),
  "the viewer changes": (page) => page.locator("trygtrom-panel").evaluate((panel) => panel.setAttribute("viewer", "patient")),
  "the panel is removed": (page) => page.locator("trygtrom-panel").evaluate((panel) => panel.remove()),
  "the page is hidden": (page) => page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))),
};

test("releases devices when they are needed or judged, or when the panel goes away", async () => {
  for (const [why, end] of Object.entries(endings)) {
    const page = await demo("clinician");
    await begin(page);
    assert.equal(await activeTracks(page), "audio+video", why);
    await end(page);
    await assertReleased(page, why);
    await finish(page);
  }
});

test("on the manual platform, entering the room ends the test", async () => {
  const page = await host(`<trygtrom-panel viewer="patient"></trygtrom-panel>`);
  await ready(page);
  await begin(page);
  await act(page, "enter-room");
  await until(page, { phase: "admission" });
  await assertReleased(page, "enter-room");
  assert.equal(await control(page, "test-devices:on").count(), 0, "no device test during the call");
  await finish(page);
});

test("a panel moved within the page continues and shows its picture", async () => {
  const page = await host(`<div id="other"></div>${room}${panelTag()}`);
  await ready(page);
  await begin(page);
  await page.evaluate(() => document.querySelector("#other").append(document.querySelector("trygtrom-panel")));
  await page.waitForFunction((video) => video.isConnected && !video.paused && video.srcObject, await picture(page).elementHandle());
  assert.equal(await activeTracks(page), "audio+video");
  assert.equal(await page.evaluate(() => window.taken.asked.length), 1);
  await act(page, "test-devices:off");
  await assertReleased(page, "moved and stopped");
  await finish(page);
});

test("of two panels, the latest tests and the first shows that its test has ended", async () => {
  const page = await host(room + panelTag(`id="one" viewer="clinician"`) + panelTag(`id="two" viewer="patient"`));
  for (const panel of ["#one", "#two"]) await ready(page, panel);
  await begin(page, "#one");
  await begin(page, "#two");
  await reads(page, /Testen er slutt/, "#one");
  assert.equal(await activeTracks(page), "audio+video");
  await page.locator("#one").evaluate((panel) => panel.remove());
  assert.equal(await activeTracks(page), "audio+video", "the other panel's test continues");
  await act(page, "test-devices:off", "#two");
  await assertReleased(page, "both");
  await finish(page);
});

test("a denial is explained, is not a fault of the consultation, and the test can be repeated", async () => {
  const unwilling = await startChromium(["--use-fake-ui-for-media-stream=deny"]);
  const page = await openDemo(unwilling, `${server.origin}/patient.html`);
  await page.evaluate(watch);
  await act(page, "test-devices:on");
  await reads(page, /Nettleseren har sperret mikrofon og kamera/);
  assert.equal(await control(page, "test-devices:on").getAttribute("data-variant"), "primary");
  assert.deepEqual((await report(page)).alerts, []);
  await axe(page, { include: "trygtrom-panel" });
  assert.deepEqual(await page.evaluate(() => [window.taken.asked.length, window.taken.tracks.length]), [1, 0]);
  await finish(page);
  await unwilling.close();
});

test("without camera permission, sound alone can be tested", async () => {
  const page = await demo("patient", { permissions: ["microphone"] });
  await act(page, "test-devices:on");
  await reads(page, /Mikrofonen er på, men panelet får ikke bilde|Hører du testlyden uten at andre hører den\?/);
  await reads(page, /Mikrofonen hører deg\. Hører du testlyden uten at andre hører den\?/);
  assert.deepEqual([await picture(page).count(), await activeTracks(page)], [0, "audio"]);
  await act(page, "confirm:sound-tested");
  await assertReleased(page, "sound alone");
  await finish(page);
});

const pageWith = (policy) => ({
  "/": {
    contentType: "text/html; charset=utf-8",
    headers: { "Content-Security-Policy": strictPolicy, "Permissions-Policy": policy },
    body: `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="/icon.svg"><script type="module" src="/trygtrom.js"></script></head><body><main><h1>Host</h1><trygtrom-panel viewer="patient"></trygtrom-panel></main></body></html>`,
  },
});

test("a permissions policy without devices: the panel explains it and requests nothing", async () => {
  const none = await host("", { answers: pageWith("microphone=(), camera=()") });
  await ready(none);
  await act(none, "test-devices:on");
  await reads(none, /kan ikke testes på denne siden/);
  assert.deepEqual(await none.evaluate(() => window.taken.asked), []);
  assert.doesNotMatch(await words(none), /Stopp testen/);
  await finish(none);
  const sound = await host("", { answers: pageWith("microphone=(self), camera=()") });
  await ready(sound);
  await act(sound, "test-devices:on");
  await reads(sound, /Mikrofonen er på, men panelet får ikke bilde|Hører du testlyden uten at andre hører den\?/);
  await act(sound, "test-devices:off");
  await assertReleased(sound, "sound only, by policy");
  await finish(sound);
});

test("devices in use and browser errors are explained without an error event", async () => {
  const page = await demo("clinician");
  for (const [name, says] of [["NotReadableError", /Et annet program bruker mikrofonen eller kameraet/], ["NotFoundError", /verken mikrofon eller kamera/], ["Error", /kan ikke testes på denne siden/]]) {
    await page.evaluate((thrown) => {
      navigator.mediaDevices.getUserMedia = () => {
        throw thrown === "Error" ? new Error("broken") : new DOMException("", thrown);
      };
    }, name);
    await act(page, "test-devices:on");
    await reads(page, says);
  }
  await finish(page);
});
