// A consultation under a hospital's own procedure, with requirements in its own words, from the preparation to the note.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axe, finish, root, startChromium } from "./harness.mjs";
import { act, collectFrom, control, happyPath, offers, preparation, reads, ready, until } from "./panel.mjs";
import { clinic, openPortal, roomIn } from "./whereby.mjs";

const file = JSON.parse(readFileSync(join(root, "examples/own-procedure.json"), "utf8"));

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

/** A portal with Whereby's element and the panel under the hospital's procedure. */
async function portal(viewer) {
  const body = `<whereby-embed id="room" room="${clinic}/room"></whereby-embed>
    <trygtrom-panel platform="whereby" for="room" viewer="${viewer}"></trygtrom-panel>`;
  const page = await openPortal(browser, { body, panel: "after", prepare: collectFrom });
  await ready(page);
  await page.locator("trygtrom-panel").evaluate((panel, procedure) => { panel.procedure = procedure; }, file);
  await until(page, { "requirements.EX-3": "open" });
  return { page, room: await roomIn(page) };
}

const arrive = async (room, id) => {
  await room.say("participant_join", { participant: { metadata: null, externalId: id } });
  await room.say("participantupdate", { count: 2 });
};

test("a clinician answers what the hospital asks in its own words, and a no stops the talk", async () => {
  const { page, room } = await portal("clinician");
  await page.locator("trygtrom-panel").evaluate((panel) => { panel.expected = [{ externalId: "pasient-1", role: "patient" }]; });
  await reads(page, /Tolken står i Nasjonalt tolkeregister/);
  for (const name of preparation) await act(page, name);
  await until(page, { "requirements.EX-5": "met" });
  await room.say("join");
  await room.say("participantupdate", { count: 1 });
  await arrive(room, "pasient-1");
  for (const name of happyPath) await act(page, name);
  await reads(page, /Pasienten kjører ikke\./);
  await axe(page, { include: "trygtrom-panel" });

  await act(page, "deny-rule:EX-6");
  await until(page, { "alerts.rule-denied": "alarm", "requirements.EX-6": "unmet" });
  assert.equal(await offers(page, "begin-conversation"), false, "the talk can be begun after a no that stops it");
  await axe(page, { include: "trygtrom-panel" });
  const told = await page.evaluate(() => window.panelEvents.filter(({ name }) => name === "trygtrom-alert").map(({ detail }) => detail.kind));
  assert.ok(told.includes("rule-denied"));

  await act(page, "confirm-rule:EX-6");
  await act(page, "confirm-rules:start");
  await until(page, { phase: "conversation", "alerts.rule-denied": null });
  await act(page, "begin-closing");
  await act(page, "confirm-rules:end");
  await until(page, { "requirements.EX-11": "met", "requirements.EX-10": "met" });
  const note = await page.locator("trygtrom-panel").evaluate((panel) => panel.journalNote("text"));
  assert.match(note, /Bekreftet: hvor pasienten er, og hvem som kan varsles, /);
  const kept = await page.evaluate(() => JSON.stringify([window.stored, window.panelEvents]));
  assert.doesNotMatch(kept, /Nasjonalt tolkeregister|kjører/, "the hospital's texts are not stored or sent");
  await finish(page);
});

test("a patient answers in words to the patient", async () => {
  const { page, room } = await portal("patient");
  await room.say("join");
  await room.say("participantupdate", { count: 1 });
  await arrive(room, "behandler-1");
  await until(page, { phase: "admission" });
  for (const name of ["confirm-rule:EX-3", "deny-rule:EX-6"]) await act(page, name);
  await until(page, { "requirements.EX-3": "met", "alerts.rule-denied": "alarm" });
  await reads(page, /Du kjører ikke\./);
  assert.equal(await control(page, "waive-rule:EX-6:emergency").count(), 0);
  await axe(page, { include: "trygtrom-panel" });
  await act(page, "confirm-rule:EX-6");
  await act(page, "confirm-rule:EX-9");
  await until(page, { "alerts.rule-denied": null, "requirements.EX-9": "met" });
  await finish(page);
});
