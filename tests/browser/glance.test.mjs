// What a glance at the clinician's panel costs: the presses of an undisturbed day, and the words in sight while nothing asks for
// attention. Each test prints its figure.
import assert from "node:assert/strict";
import { test } from "node:test";
import { finish, stage } from "./harness.mjs";
import { act, acts, control, happyPath, openDemo, report, trainer, until } from "./panel.mjs";

let browser;
let server;
stage((given) => ({ server, browser } = given));

const laptop = { width: 1280, height: 800 };
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };
const open = () => openDemo(browser, `${server.origin}/clinician.html`, { viewport: laptop, options: clipboard });
const clicks = (page) => page.evaluate(() => window.clicks);
const statuses = async (page, ids) => {
  const { requirements } = await report(page);
  return Object.fromEntries(requirements.filter(({ id }) => ids.includes(id)).map(({ id, status }) => [id, status]));
};

/** Runs in the page: the words of the panel that are inside the window and not hidden. */
function wordsInSight(panel) {
  const words = [];
  const walk = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest("option") || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { width, height, top, bottom, left, right } = range.getBoundingClientRect();
    const style = getComputedStyle(parent);
    const clipped = parent.closest(".tg-sr") !== null || style.clipPath !== "none" || width < 2 || height < 2;
    const inWindow = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    if (!clipped && inWindow) words.push(...node.textContent.replaceAll(/[\u2066-\u2069]/g, "").split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)));
  }
  return words;
}

test("preparation takes one press, which states what stands on its card and nothing else", async (t) => {
  const page = await open();
  await until(page, { phase: "preparation" });
  const card = page.locator("trygtrom-panel [data-card='ready']");
  const lines = await card.locator(".tg-body li").allInnerTexts();
  assert.ok(lines.length <= 8, lines.join("\n"));
  await act(page, "confirm-prepared");
  await until(page, { "requirements.A-0": "met", "requirements.B-G2": "met" });
  await card.waitFor({ state: "detached" });
  const stated = ["A-0", "A-2.2", "B-O3", "B-G1", "B-G2", "B-S7"];
  assert.deepEqual(await statuses(page, stated), Object.fromEntries(stated.map((id) => [id, "met"])));
  // The rules were not read on that card.
  assert.deepEqual(await statuses(page, ["A-1.2", "A-1.8"]), { "A-1.2": "open", "A-1.8": "open" });
  t.diagnostic(`preparation: ${await clicks(page)} press`);
  assert.equal(await clicks(page), 1);
  await finish(page);
});

test("five presses to the talk, at most 60 words in sight in it, and four presses from its end to the next patient", async (t) => {
  const page = await open();
  await act(page, "confirm-prepared");
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1 });
  const arrived = await clicks(page);
  // The other one of those expected comes, too: in a quiet talk nobody is awaited.
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 2 });
  await acts(page, happyPath);
  await until(page, { phase: "conversation", alerts: "", "lock.state": "locked", "identity.patient": "confirmed" });
  const presses = (await clicks(page)) - arrived;
  t.diagnostic(`from the patient's arrival to the talk: ${presses} presses`);
  assert.ok(presses <= 5, `${presses} presses`);

  const words = await page.locator("trygtrom-panel .tg").evaluate(wordsInSight);
  t.diagnostic(`words in sight in a quiet talk at ${laptop.width} x ${laptop.height}: ${words.length}`);
  assert.ok(words.length <= 60, `${words.length} words: ${words.join(" ")}`);
  for (const word of ["Legitimasjon", "Deltakere", "Lås", "Opptak", "Kvalitet", "Kari", "Ola"]) assert.ok(words.includes(word), `${word} is out of sight`);

  const before = await clicks(page);
  await act(page, "begin-closing");
  await until(page, { phase: "closing", outcome: null });
  await act(page, "ask:end-for-all");
  await page.locator("trygtrom-panel [data-card='outcome']", { hasText: /alle programmer er lukket/ }).waitFor();
  await act(page, "finish:completed");
  await until(page, { phase: "closed", outcome: "completed", "requirements.A-2.9": "met", "requirements.B-G9": "met" });
  const note = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(note, await page.locator("trygtrom-panel").evaluate((panel) => panel.journalNote("text")));
  await act(page, "next-patient");
  await until(page, { phase: "preparation", outcome: null });
  const closing = (await clicks(page)) - before;
  t.diagnostic(`from the end of the talk to the next patient: ${closing} presses`);
  assert.ok(closing <= 4, `${closing} presses`);
  await finish(page);
});

test("one alarm stands whole with its buttons, the others are a line each, and an answer clears all that said it", async () => {
  const page = await open();
  await act(page, "confirm-prepared");
  await trainer(page, "join");
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1 });
  await acts(page, happyPath);
  await until(page, { phase: "conversation" });
  await trainer(page, "recording");
  await trainer(page, "stranger-arrives");
  await until(page, { "alerts.unexpected-participant": "alarm", "alerts.recording": "alarm" });
  const panel = page.locator("trygtrom-panel");
  assert.equal(await panel.locator(".tg-alerts > .tg-alert").count(), 1);
  assert.ok((await panel.locator(".tg-alerts > .tg-alert button").count()) >= 2);
  const others = panel.locator(".tg-alerts > details:not([open]) > summary");
  assert.ok((await others.count()) >= 1);
  // What is read aloud is one line for each, gravest first.
  const spoken = await panel.locator("[data-spoken='alerts'] [role='alert'] > p").allTextContents();
  assert.equal(spoken.length, (await report(page)).alerts.filter(({ severity }) => severity !== "info").length);
  assert.match(spoken[0], /^Haster: Noen er i videorommet uten at det er avtalt\. /);
  await trainer(page, "recording");
  await until(page, { "alerts.recording": null });
  assert.ok(!(await panel.locator(".tg").innerText()).includes("Samtalen tas opp"));
  await control(page, "report-outsider:call").waitFor();
  await finish(page);
});
