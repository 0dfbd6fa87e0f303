// The page of dist/teams-app in the side panel of a meeting, under the policy of docs/teams.md, with the vendor's library in the page and
// a host that plays the far side of its line.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parseArgs } from "node:util";
import { addressOf } from "../../www/build/teams_app.mjs";
import { policyOf, snippet } from "./guide.mjs";
import { axe, finish, openPage, requestsOf, startChromium } from "./harness.mjs";
import { act, acts, choose, collectFrom, control, errors, offers, reads, report, until } from "./panel.mjs";
import { address, client, hospital, leftBy, oneSite, openMeeting, says, serveBoth } from "./teams.mjs";

const policy = policyOf("teams-policy");
/** How long the page may take until it says what is wrong, in ms. */
const LIMIT = 3_000;

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

const norwegian = { options: { locale: "nb-NO" } };
const open = (options = {}) => openMeeting(browser, { policy, ...options });
/** Nothing of people or of the meeting is left behind. */
async function leavesNothing(frame) {
  const left = await leftBy(frame);
  for (const one of ["prove.behandler", "MCMxOTpt", "meeting_prove", "00000000-0000-4000"]) assert.equal(left.includes(one), false, one);
}
/** The message has a code, and a way to the paper checklist in its language. */
async function leadsOn(page, code, language) {
  assert.match(await page.locator("main").innerText(), new RegExp(`${code}$`));
  assert.match(await page.locator("main > p a").getAttribute("href"), new RegExp(`^paper/combined\\.${language}\\.html$`));
  assert.equal(await page.evaluate(() => document.documentElement.lang), language);
  await axe(page);
}

test("a whole consultation between health personnel: what Teams tells is observed, all else is asked", async () => {
  const { page, frame, ...meeting } = await open();
  await until(frame, { phase: "preparation", platform: "teams", setting: "clinicians-only" });
  await reads(frame, /helsepersonell uten pasient/);
  assert.deepEqual((await meeting.calls()).filter((call) => /^(meeting\.|registerHandler meeting)/.test(call)), [
    "registerHandler meeting.liveStreamChanged",
    "registerHandler meeting.speakingStateChanged",
    "meeting.getLiveStreamState",
  ]);
  await axe(frame);
  await acts(frame, ["confirm-prepared", "confirm:rules-read", "enter-room"]);
  await until(frame, { phase: "admission" });
  await act(frame, "count-others:1");
  await act(frame, "confirm-roll-call:0");
  await act(frame, "confirm-privacy");
  await until(frame, { phase: "conversation", alerts: "" });

  await meeting.do("stream", true);
  await until(frame, { "alerts.streaming": "alarm" });
  await reads(frame, /Samtalen sendes videre/);
  await axe(frame);
  await meeting.do("stream", false);
  await until(frame, { alerts: "" });
  await act(frame, "confirm-privacy");

  await meeting.do("speak", true);
  await act(frame, "open-assessment");
  await reads(frame, /Videoløsningen melder at noen har snakket i møtet siden kl\. \d\d:\d\d\. Det kan være deg selv\./);
  await meeting.do("speak", false);
  await reads(frame, /Videoløsningen melder at ingen har snakket/);
  await act(frame, "judge:good-enough:go-on");

  await act(frame, "begin-closing");
  await until(frame, { phase: "closing" });
  await choose(frame, "completed-with-problems");
  await acts(frame, ["confirm:record-kept", "confirm:closed-and-asked", "close"]);
  await until(frame, { phase: "closed", outcome: "completed-with-problems" });
  assert.deepEqual(await errors(frame), []);
  await leavesNothing(frame);
  await axe(frame);
  const asked = requestsOf(page).map((url) => new URL(url).origin);
  assert.deepEqual([...new Set(asked)].sort(), [hospital, client].sort());
  await finish(page);
});

test("theme, language and frame are followed, and the consultation stays what it was", async () => {
  const { page, frame, ...meeting } = await open({ host: { context: { theme: "dark", locale: "en-gb" } } });
  const look = () => frame.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme, document.querySelector("trygtrom-panel").lang, document.querySelector("trygtrom-panel").theme]);
  const looks = (expected) => frame.waitForFunction((wanted) => JSON.stringify([document.documentElement.lang, document.documentElement.dataset.theme]) === wanted, JSON.stringify(expected));
  assert.deepEqual(await look(), ["en", "dark", "en", "dark"]);
  await reads(frame, /Confirm that everything is ready/);
  await axe(frame);
  await act(frame, "confirm-prepared");
  await meeting.do("paint", "default");
  await looks(["en", "light"]);
  await meeting.do("paint", "contrast");
  await looks(["en", "dark"]);
  await meeting.do("paint", "of-tomorrow");
  await looks(["en", "auto"]);
  await meeting.do("change", { locale: "nb-no", theme: "default" });
  await looks(["nb", "light"]);
  await reads(frame, /Bekreft at du er i videorommet/);
  assert.deepEqual(await look(), ["nb", "light", "nb", "light"]);

  await meeting.do("change", { frameContext: "content" });
  await says(frame, /Sjekklisten vises i sidepanelet i et møte/);
  assert.equal(await frame.locator("trygtrom-panel").isVisible(), false);
  await leadsOn(frame, "teams-wrong-frame", "nb");
  await meeting.do("change", { frameContext: "sidePanel" });
  await frame.locator("trygtrom-panel").waitFor();
  assert.equal(await frame.locator("main > p").count(), 0);
  await until(frame, { "requirements.A-0": "met" });
  // What is no context changes nothing.
  for (const nothing of [null, "sidePanel", {}, { frameContext: null }]) await meeting.do("push", "contextChange", nothing);
  await meeting.do("stream", true);
  await until(frame, { "alerts.streaming": "alarm" });
  assert.deepEqual(await look(), ["nb", "light", "nb", "light"]);
  await finish(page);
});

test("the panel is as it was when the side panel is opened again in the same meeting, and new in another", async () => {
  const { page, frame, ...meeting } = await open({ sites: oneSite });
  await act(frame, "confirm-prepared");
  await until(frame, { "requirements.A-0": "met" });
  const again = async () => {
    await page.evaluate((where) => void (document.querySelector("iframe").src = where), `${oneSite.hospital}/teams/panel.html?again`);
    await frame.waitForFunction(() => document.querySelector("trygtrom-panel")?.report?.());
  };
  await again();
  await until(frame, { "requirements.A-0": "met" });
  await meeting.do("change", { meetingId: "another" });
  await again();
  await until(frame, { "requirements.A-0": "open" });
  await leavesNothing(frame);
  await finish(page);
});

test("a patient in a meeting is the mismatch: by the address, and when it is chosen in the panel", async () => {
  const given = await open({ query: "?setting=unknown-patient&procedure=so-d45111" });
  await until(given.frame, { setting: "unknown-patient" });
  await reads(given.frame, /Prosedyren nevner ikke Teams for timer med pasient/);
  await axe(given.frame);
  await finish(given.page);
  const { page, frame } = await open();
  assert.deepEqual((await report(frame)).alerts, []);
  await control(frame, "fold:ready-more").click();
  await frame.locator("trygtrom-panel select:has(option[value='choose-setting:known-patient'])").selectOption("choose-setting:known-patient");
  await act(frame, "choose-setting:known-patient");
  await reads(frame, /Prosedyren nevner ikke Teams for timer med pasient/);
  await finish(page);
});

test("in a wrong frame the page says so in time, and the panel comes with the right one", async () => {
  const { page, frame, ...meeting } = await open({
    host: { context: { frameContext: "content" } },
    waits: false,
    // The library counts with the frame that it began in.
    expected: { console: [/warning: teams-no-stream/, /warning: teams-no-speech/] },
  });
  assert.ok((await says(frame, /Sjekklisten vises i sidepanelet i et møte\. Bli med i møtet, og åpne Trygtrom der\./)) < LIMIT);
  await leadsOn(frame, "teams-wrong-frame", "nb");
  assert.equal(await frame.locator("trygtrom-panel").count(), 0);
  await meeting.do("change", { locale: "en-us" });
  await says(frame, /The checklist is shown in the side panel of a meeting/);
  await meeting.do("change", { frameContext: "sidePanel" });
  await frame.locator("trygtrom-panel").waitFor();
  await reads(frame, /Confirm that everything is ready/);
  await finish(page);
});

test("outside Teams the page says so in time, in the browser's language", async () => {
  for (const [locale, language, pattern] of [["nb-NO", "nb", /Denne siden virker bare i Teams\. Åpne Trygtrom fra et møte\./], ["en-GB", "en", /This page works in Teams only/]]) {
    const page = await openPage(browser, { options: { locale } });
    await collectFrom(page);
    await serveBoth(page, { policy });
    await page.goto(address);
    assert.ok((await says(page, pattern)) < LIMIT);
    await leadsOn(page, "teams-outside", language);
    await finish(page);
  }
});

test("a host that never answers: a word in time; an answer that comes later counts", async () => {
  const { page, frame, ...meeting } = await open({ host: { deaf: ["*"] }, waits: false, expected: norwegian });
  assert.ok((await says(frame, /Teams svarer ikke\. Lukk panelet, og åpne det igjen\./)) < LIMIT);
  await leadsOn(frame, "teams-silent", "nb");
  await meeting.do("answerLate");
  await frame.locator("trygtrom-panel").waitFor();
  await until(frame, { platform: "teams" });
  await finish(page);
});

test("a host that says what it is and then is silent: the same word in time", async () => {
  const { page, frame } = await open({ host: { deaf: ["getContext"] }, waits: false, expected: norwegian });
  assert.ok((await says(frame, /Teams svarer ikke/)) < LIMIT);
  await finish(page);
});

test("a host that answers twice, or is of an older version: the panel stands and nothing is wrong", async () => {
  for (const host of [{ answers: 2 }, { version: ["1.9.0"] }]) {
    const { page, frame, ...meeting } = await open({ host });
    await meeting.do("stream", true);
    await until(frame, { "alerts.streaming": "alarm" });
    assert.deepEqual(await errors(frame), []);
    await finish(page);
  }
});

test("a host of a version that cannot be read, and one that gives no context: a word with a code, and how to mend it in the console", async () => {
  for (const host of [{ version: ["{}", "99.0.0"] }, { failing: ["getContext"] }]) {
    const { page, frame } = await open({ host, waits: false, expected: { ...norwegian, console: [/warning: teams-failed: .*Update Teams/] } });
    assert.ok((await says(frame, /Sjekklisten kunne ikke vises/)) < LIMIT);
    await leadsOn(frame, "teams-failed", "nb");
    await finish(page);
  }
});

test("a host that refuses: a named problem with how to mend it, and the panel asks", async () => {
  const { page, frame, ...meeting } = await open({
    host: { failing: ["meeting.getLiveStreamState"] },
    expected: { console: [/warning: teams-no-stream: .*supportsStreaming/, /warning: teams-no-speech: .*OnlineMeetingIncomingAudio\.Detect\.Chat/] },
  });
  await meeting.do("push", "meeting.speakingStateChanged", { isSpeakingDetected: true, error: { errorCode: 1000, message: "prove.behandler may not" } });
  await acts(frame, ["confirm-prepared", "confirm:rules-read", "enter-room", "count-others:1", "confirm-roll-call:0"]);
  assert.equal(await offers(frame, "confirm-privacy"), true);
  await act(frame, "open-assessment");
  await reads(frame, /Videoløsningen sier ikke fra om kvaliteten/);
  assert.doesNotMatch(await frame.locator("trygtrom-panel").innerText(), /har snakket i møtet/);
  // What is no state is a named error of the panel.
  await meeting.do("push", "meeting.liveStreamChanged", { isStreaming: "yes" });
  await frame.waitForFunction(() => window.panelEvents.some(({ name }) => name === "trygtrom-error"));
  assert.deepEqual(await errors(frame), ["bad-message"]);
  await leavesNothing(frame);
  await finish(page);
});

test("no other page can frame it", async () => {
  const sites = { client: "https://teams.microsoft.com.evil.example", hospital };
  const { page, frame } = await open({ sites, waits: false, expected: { console: [/frame-ancestors/, /ERR_BLOCKED_BY_RESPONSE/] } });
  await page.waitForEvent("requestfailed", { timeout: 1_000 }).catch(() => null);
  await page.waitForFunction(() => window.host.calls.length === 0);
  assert.equal(await frame.locator("main").count(), 0);
  await finish(page);
});

test("without its scripts the page leads to the paper checklist in both languages", async () => {
  const { page, frame } = await open({ missing: ["panel.js"], waits: false, expected: { console: [/404/] } });
  await says(frame, /Sjekklisten lastes\. Hvis den ikke kommer/);
  assert.deepEqual(await frame.locator("main > p a").evaluateAll((all) => all.map((link) => link.getAttribute("href"))), ["paper/combined.nb.html", "paper/combined.en.html"]);
  await axe(frame);
  await finish(page);
});

test("the guide's command is one that the build takes", () => {
  const [, , ...args] = snippet("teams-build").trim().split(" ");
  const { values } = parseArgs({ args, options: { archives: { type: "boolean" }, "teams-address": { type: "string" } } });
  assert.equal(values.archives, true);
  assert.equal(new URL("panel.html", addressOf(values["teams-address"])).href, address);
});
