// The exercises of the practice portal: each is walked to its end by what its line says, and followed by its feedback.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, finish, stage } from "./harness.mjs";
import { act, acts, choose, control, openDemo, report, traces, until } from "./panel.mjs";

let browser;
let server;
stage((given) => ({ server, browser } = given));

const texts = JSON.parse((await import("node:fs")).readFileSync(new URL("../../www/demo/texts.json", import.meta.url), "utf8")).nb;
const wide = { width: 1280, height: 2400 };
const ROOM = "trygtrom-practice-room";
const CONFERENCE = "trygtrom-practice-conference";

const open = (query = "", options = {}) => openDemo(browser, `${server.origin}/clinician.html${query}`, { viewport: wide, ...options });
/** Waits for the line of a step, by its key. */
const says = (page, key) => page.locator(".coach").getByText(texts[key].split("{patient}").at(-1).trim()).waitFor();
/** Chooses an exercise from the picker. */
async function pick(page, id) {
  await page.locator(".exercise summary").click();
  await page.locator(`[data-exercise="${id}"]`).click();
}
const goIn = (page, room = ROOM) => page.locator(room).getByRole("button", { name: "Gå inn i rommet" }).click();
const debrief = (page) => page.locator(".debrief:not([hidden])");
/** The places under a heading of the feedback. */
const places = (page, key) => debrief(page).locator(".part", { has: page.locator("h3", { hasText: new RegExp(`^${texts[key]} \\(`) }) }).locator(".place").allInnerTexts();

/** From the first line to the talk, as the lines say. */
async function toTalk(page) {
  await says(page, "say-prepare");
  await act(page, "confirm-prepared");
  await says(page, "say-enter");
  await goIn(page);
  await says(page, "say-greet");
  await act(page, "confirm-roll-call:0");
  await admit(page);
}

async function admit(page, card = "say-card") {
  await says(page, "say-lock");
  await act(page, "attest-lock:locked");
  await says(page, "say-surroundings");
  await act(page, "confirm-privacy");
  await says(page, card);
  if (card !== "say-card") return;
  await act(page, "check-identity:patient:document:confirmed");
  await says(page, "say-own-card");
  await act(page, "check-identity:clinician:document:confirmed");
}

async function close(page, line = "say-end", outcome = "completed") {
  await says(page, line);
  await act(page, "begin-closing");
  await says(page, "say-close");
  await choose(page, outcome);
  await act(page, "close");
  await debrief(page).waitFor();
}

test("the 90-second start says one line at a time to its end, and tells what was done by rule number", async () => {
  const page = await open();
  const status = page.locator(".coach");
  assert.equal(await status.getAttribute("role"), "status");
  await page.getByRole("button", { name: "Prøv på 90 sekunder" }).click();
  await says(page, "say-prepare");
  assert.equal(await page.evaluate(() => document.activeElement.className), "coach");
  // Nothing goes on by itself: the line stands until the thing is done.
  assert.match(await page.locator(".step-count").innerText(), /Steg 1 av 9/);
  await axe(page);
  await toTalk(page);
  await close(page);
  await says(page, "coach-over");
  const done = await places(page, "debrief-done");
  for (const place of ["D45111, forutsetning", "D45111 pkt. 1.6", "D45111 pkt. 2.3", "D45111 pkt. 2.4", "D45111 pkt. 2.8", "Sjekkliste, Gjennomføring pkt. 2"]) assert.ok(done.includes(place), place);
  assert.deepEqual(await places(page, "debrief-late"), []);
  assert.match(await debrief(page).innerText(), /Gjennomført/);
  await axe(page);
  assert.deepEqual(JSON.parse(await traces(page)).at(-1).filter((text) => /Nils|debrief/i.test(text)), []);
  await finish(page);
});

test("the front page begins the start at once, and a reload does not begin it again", async () => {
  const page = await openDemo(browser, `${server.origin}/clinician.html?exercise=start`, { viewport: wide });
  await says(page, "say-prepare");
  assert.doesNotMatch(page.url(), /exercise/);
  await page.reload();
  await says(page, "coach-none");
  await page.goto(`${server.origin}/`);
  await page.getByRole("link", { name: "Prøv på 90 sekunder" }).click();
  await says(page, "say-prepare");
  await finish(page);
});

test("the patient is there first: who it is, is asked", async () => {
  const page = await open();
  await pick(page, "first");
  await says(page, "say-prepare");
  await act(page, "confirm-prepared");
  await says(page, "say-enter-second");
  await goIn(page);
  await says(page, "say-greet-first");
  await until(page, { "participants.present": 1 });
  await act(page, "confirm-roll-call:0");
  await admit(page);
  await close(page);
  assert.ok((await places(page, "debrief-done")).includes("D45111 pkt. 1.6"));
  await finish(page);
});

/** To the card with another face, enlarged. */
async function toCard(page) {
  await pick(page, "card");
  await says(page, "say-prepare");
  await act(page, "confirm-prepared");
  await says(page, "say-enter");
  await goIn(page);
  await says(page, "say-greet");
  await act(page, "confirm-roll-call:0");
  await admit(page, "say-card-compare");
  await page.locator(ROOM).getByRole("button", { name: "Se på kortet: Pasient" }).click();
  const card = page.locator(ROOM).getByRole("region", { name: "Legitimasjon fra: Anne Eksempel" });
  await card.getByRole("img", { name: "Videobilde: kvinne med svart, krøllet hår" }).waitFor();
  await card.getByRole("img", { name: "Bildet på øvingskortet: mann med kort, lyst hår og briller" }).waitFor();
  await card.getByText("ØVING").waitFor();
  return card;
}

test("a card with another face can be looked at, and doubt about it is what was practised", async () => {
  const page = await open();
  const card = await toCard(page);
  await axe(page);
  await card.getByRole("button", { name: "Lukk" }).click();
  assert.equal(await page.locator(ROOM).evaluate((room) => room.shadowRoot.activeElement.className), "look");
  await act(page, "check-identity:patient:document:doubtful");
  await close(page, "say-end-unknown", "identity-not-established");
  assert.deepEqual(await places(page, "debrief-held"), ["D45111 pkt. 2.3"]);
  assert.deepEqual(await places(page, "debrief-failed"), []);
  await finish(page);
});

test("a card with another face that is accepted stands first in the feedback", async () => {
  const page = await open();
  await toCard(page);
  await act(page, "check-identity:patient:document:confirmed");
  await close(page, "say-end-unknown");
  assert.deepEqual(await places(page, "debrief-failed"), ["D45111 pkt. 2.3"]);
  await finish(page);
});

test("a stranger: the talk is stopped, the room made safe again, and the alert is timed", async () => {
  const page = await open();
  await pick(page, "stranger");
  await toTalk(page);
  await says(page, "say-stranger");
  await act(page, "report-outsider:call");
  await says(page, "say-stranger-gone");
  await act(page, "resume");
  await acts(page, ["confirm-roll-call:0", "attest-lock:locked", "confirm-privacy"]);
  await close(page);
  assert.deepEqual(await places(page, "debrief-held"), ["D45111 pkt. 1.6"]);
  assert.match(await debrief(page).innerText(), /Noen var i videorommet uten at det var avtalt\s+Etter \d+:\d\d\. Sto i \d+ s/);
  await finish(page);
});

test("a recording: stopped, and asked about anew", async () => {
  const page = await open();
  await pick(page, "recording");
  await toTalk(page);
  await says(page, "say-recording");
  await act(page, "ask:stop-recording");
  await says(page, "say-recording-stopped");
  await act(page, "confirm-privacy");
  await close(page);
  assert.deepEqual(await places(page, "debrief-held"), ["D45111 pkt. 1.1"]);
  await finish(page);
});

test("a failing line: judged, and the same person comes back", async () => {
  const page = await open();
  await pick(page, "line");
  await toTalk(page);
  await says(page, "say-line");
  await act(page, "judge:not-good-enough:wait");
  await says(page, "say-line-back");
  await act(page, "same-person:0");
  await says(page, "say-lock-again");
  await act(page, "attest-lock:locked");
  await close(page, "say-end-line", "completed-with-problems");
  assert.deepEqual(await places(page, "debrief-held"), ["Sjekkliste, Opplæring pkt. 4"]);
  assert.match(await debrief(page).innerText(), /En deltaker ble borte/);
  await finish(page);
});

test("Join: the panel needs the PIN, the patient is let in from the waiting room and a stranger is turned away", async () => {
  const page = await open();
  /** Presses a button of the panel, and the confirmation that it opens. */
  const inPanel = async (name, confirms) => {
    await page.locator("trygtrom-panel").getByRole("button", { name: new RegExp(`^${name}`) }).first().click();
    await page.locator(`trygtrom-panel [data-act^="${confirms}"]`).first().click();
  };
  await pick(page, "join");
  await page.waitForURL(/room=join/);
  await says(page, "say-prepare");
  await act(page, "confirm-prepared");
  await says(page, "say-pin");
  await page.locator("trygtrom-panel [data-door=pin] input").fill("314159");
  await page.locator("trygtrom-panel [data-door=pin]").locator("button").first().click();
  await says(page, "say-enter-locked");
  await goIn(page, CONFERENCE);
  await says(page, "say-admit");
  await until(page, { "participants.waiting": 1 });
  await inPanel("Slipp inn", "admit:");
  await says(page, "say-turn-away");
  await until(page, { "participants.waiting": 1 });
  await inPanel("Avvis", "remove:");
  await says(page, "say-greet-join");
  await act(page, "confirm-roll-call:0");
  await says(page, "say-surroundings");
  await act(page, "confirm-privacy");
  await says(page, "say-card");
  await act(page, "check-identity:patient:document:confirmed");
  await says(page, "say-own-card");
  await act(page, "check-identity:clinician:document:confirmed");
  await close(page);
  assert.deepEqual(await places(page, "debrief-held"), ["D45111 pkt. 2.8"]);
  // The next room is an ordinary one.
  await page.getByRole("button", { name: "Ny konsultasjon" }).click();
  await until(page, { phase: "preparation", "lock.state": "unlocked" });
  await finish(page);
});

test("what was missed and what came late is told, on paper as well, and nothing is kept", async () => {
  const page = await open("", { options: { reducedMotion: "reduce" } });
  await page.evaluate(() => {
    window.printed = 0;
    window.print = () => (window.printed += 1);
  });
  await page.getByRole("button", { name: "Prøv på 90 sekunder" }).click();
  await says(page, "say-prepare");
  await goIn(page);
  await until(page, { phase: "admission" });
  // More than a second passes, as the page's clock tells it.
  await page.evaluate(() => (Date.now = ((now) => () => now() + 75_000)(Date.now)));
  await act(page, "confirm-prepared");
  await says(page, "say-greet");
  await page.getByRole("button", { name: "Avslutt øvelsen" }).click();
  await debrief(page).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "debrief-title");
  assert.ok((await places(page, "debrief-late")).includes("D45111, forutsetning"));
  assert.match(await debrief(page).innerText(), /Gjort etter at du gikk inn\. Forsinket: 1 min \d+ s/);
  assert.ok((await places(page, "debrief-missed")).includes("D45111 pkt. 2.8"));
  assert.match(await debrief(page).innerText(), /Øvelsen ble avsluttet før konsultasjonen var lukket/);
  // A control at the edge of what scrolls is cut; `access.test.mjs` measures each whole.
  await axe(page, { without: ["target-size"] });
  await page.getByRole("button", { name: "Skriv ut" }).click();
  assert.equal(await page.evaluate(() => window.printed), 1);

  await page.emulateMedia({ media: "print" });
  const shown = async (selector) => page.locator(selector).first().isVisible();
  assert.deepEqual([await shown(".debrief"), await shown(".signed"), await shown(".debrief .place")], [true, true, true]);
  for (const hidden of ["trygtrom-panel", ROOM, ".top", ".exercise", ".appointment", ".debrief .acts"]) assert.equal(await shown(hidden), false, hidden);
  await page.emulateMedia({ media: "screen" });

  await page.getByRole("button", { name: "Lukk tilbakemeldingen" }).click();
  assert.equal(await debrief(page).count(), 0);
  assert.equal(await page.locator(".debrief").evaluate((node) => node.childNodes.length), 0);
  await finish(page);
});

test("a talk under way is asked about before an exercise begins, and a new consultation ends the exercise", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Prøv på 90 sekunder" }).click();
  await says(page, "say-prepare");
  await act(page, "confirm-prepared");
  await goIn(page);
  await until(page, { phase: "admission" });
  await page.getByRole("button", { name: "Ny konsultasjon" }).click();
  await page.getByRole("button", { name: "Bli i denne timen" }).click();
  assert.equal((await report(page)).phase, "admission");
  await page.getByRole("button", { name: "Ny konsultasjon" }).click();
  await page.getByRole("button", { name: "Slett og gå videre" }).click();
  await says(page, "coach-none");
  await until(page, { phase: "preparation" });
  assert.ok(await page.getByRole("button", { name: "Prøv på 90 sekunder" }).isVisible());
  await finish(page);
});

for (const [name, options] of Object.entries({ "320 px": { viewport: { width: 320, height: 640 } }, "360 px, dark": { viewport: { width: 360, height: 740 }, options: { colorScheme: "dark" } }, "forced colours": { viewport: { width: 1280, height: 800 }, options: { forcedColors: "active" } } })) {
  test(`exercise and feedback fit and are accessible: ${name}`, async () => {
    const page = await open("", options);
    const press = (selector) => page.locator(selector).first().evaluate((node) => node.click());
    await press("[data-act='start-exercise']");
    await says(page, "say-prepare");
    await press("trygtrom-panel [data-act='confirm-prepared']");
    await press(`${ROOM} [data-do="join"]`);
    await says(page, "say-greet");
    await press(`${ROOM} [data-do="shows-other-card"]`);
    await press(`${ROOM} .look:not([hidden])`);
    const fits = async () => assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
    await fits();
    await axe(page);
    await press("[data-act='end-exercise']");
    await debrief(page).waitFor();
    await fits();
    await axe(page);
    await finish(page);
  });
}
