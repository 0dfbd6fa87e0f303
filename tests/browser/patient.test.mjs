// The patient's panel in the practice portal: the five steps, an outsider, a recording, leaving in one press, and a
// consultation with both panels in one room.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, finish, requestsOf, stage } from "./harness.mjs";
import { act, acts, control, errors, happyPath, nothingOf, openDemo, panelEvents, preparation, reads, report, trainer, until } from "./panel.mjs";

let browser;
let server;
stage((given) => ({ server, browser } = given));

const open = (options) => openDemo(browser, `${server.origin}/patient.html`, options);
const panelOnly = { include: "trygtrom-panel" };
const step = (page, number) => page.locator("trygtrom-panel .tg-cards > .tg-card", { hasText: `Steg ${number}` });
const toClinician = async (page) => {
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1 });
};

/** The patient's five steps, in their order. */
const steps = [
  ["confirm:sound-tested"],
  ["confirm-privacy"],
  ["deny:somebody-with-me", "confirm-roll-call:0", "attest-lock:locked"],
  ["check-identity:clinician:document:confirmed", "check-identity:patient:document:confirmed"],
  ["confirm:rules-read"],
];

test("the five steps in order, then nothing left to do", async () => {
  const page = await open();
  await page.waitForLoadState("load");
  const asked = requestsOf(page).length;
  await axe(page, panelOnly);
  await toClinician(page);
  await reads(page, /Liv Eksempel/);
  await axe(page, panelOnly);
  for (const [index, presses] of steps.entries()) {
    await step(page, index + 1).waitFor();
    await acts(page, presses);
    await step(page, index + 1).waitFor({ state: "detached" });
  }
  await until(page, { "identity.clinician": "confirmed", "identity.patient": "confirmed", "requirements.A-1.6": "met", alerts: "" });
  await reads(page, /Dere kan begynne/);
  assert.equal(await page.locator("trygtrom-panel .tg-cards > .tg-card").count(), 0);
  await axe(page, panelOnly);
  await nothingOf(page, ["Liv Eksempel", "behandler-1", "Ola Prøve", "parorende-1"]);
  assert.deepEqual(await errors(page), []);
  assert.equal(requestsOf(page).length, asked, "no request after the panel is ready");
  await finish(page);
});

test("the clinician is not identified: the step stays open with instructions", async () => {
  const page = await open();
  await toClinician(page);
  assert.equal(await control(page, "check-identity:clinician:document:not-possible").count(), 0, "people, lock and place come first");
  await acts(page, steps.slice(1, 3).flat());
  await act(page, "check-identity:clinician:document:not-possible");
  await until(page, { "identity.clinician": "not-possible" });
  await step(page, 4).waitFor();
  await axe(page, panelOnly);
  await act(page, "check-identity:clinician:document:confirmed");
  await until(page, { "identity.clinician": "confirmed", alerts: "" });
  await finish(page);
});

test("a pause takes one press, shows no alarm, and the patient goes on or leaves", async () => {
  const page = await open();
  await toClinician(page);
  const from = await page.evaluate(() => window.clicks);
  await act(page, "pause");
  await until(page, { phase: "suspended", alerts: "" });
  assert.equal((await page.evaluate(() => window.clicks)) - from, 1);
  await reads(page, /Kan vi ta dette senere/);
  // Whoever is with the patient may read the screen.
  for (const loud of ["[data-alert]", "[data-tone='alarm']", "[data-tone='caution']", ".tg-status-bar [data-tone]"]) {
    assert.equal(await page.locator(`trygtrom-panel ${loud}`).count(), 0, loud);
  }
  await control(page, "leave-now").waitFor();
  await axe(page, panelOnly);
  await act(page, "resume");
  await until(page, { phase: "admission", alerts: "" });
  await finish(page);
});

test("more people than expected: an alarm until the patient says that it was agreed", async () => {
  const page = await open();
  await toClinician(page);
  await page.locator("trygtrom-panel").evaluate((panel) => (panel.expected = [{ externalId: "behandler-1", role: "clinician" }]));
  await trainer(page, "stranger-arrives");
  await until(page, { "alerts.unexpected-participant": "alarm" });
  await reads(page, /Noen nye er her. Er det avtalt/);
  await axe(page, panelOnly);
  await act(page, "accept-present");
  await until(page, { alerts: "" });
  await trainer(page, "stranger-arrives");
  await until(page, { "alerts.unexpected-participant": "alarm" });
  await page.locator("trygtrom-panel [data-alert] [data-act='report-outsider:call']").click();
  await until(page, { phase: "suspended" });
  assert.equal(await page.locator("trygtrom-panel [data-alert]").count(), 0);
  await axe(page, panelOnly);
  await finish(page);
});

test("Leave the video appointment now: one press leaves the call", async () => {
  const page = await open();
  await toClinician(page);
  const left = await page.locator("trygtrom-practice-room").evaluateHandle((room) => {
    const seen = [];
    room.addEventListener("leave", ({ detail }) => seen.push(detail));
    return seen;
  });
  await page.locator("trygtrom-panel [data-act='leave-now']").click();
  await until(page, { phase: "closing", "participants.present": 0 });
  await page.waitForFunction((seen) => seen.length > 0, left);
  assert.deepEqual(await left.jsonValue(), [{ removed: false }]);
  await axe(page, panelOnly);
  await act(page, "reopen-conversation");
  await until(page, { phase: "admission" });
  assert.equal(await control(page, "begin-closing").count(), 0, "no clinician controls for the patient");
  await finish(page);
});

test("a recording alarms the patient, with instructions but without host controls", async () => {
  const page = await open();
  await toClinician(page);
  await trainer(page, "recording");
  await until(page, { "alerts.recording": "alarm" });
  await reads(page, /Si fra til behandleren/);
  assert.equal(await control(page, "ask:stop-recording").count(), 0);
  await axe(page, panelOnly);
  await trainer(page, "recording");
  await until(page, { alerts: "" });
  await finish(page);
});

test("the patient's panel forgets at the end", async () => {
  const page = await open();
  await toClinician(page);
  await trainer(page, "end");
  await until(page, { phase: "closing" });
  await act(page, "close");
  await until(page, { phase: "closed" });
  await axe(page, panelOnly);
  await act(page, "next-patient");
  await until(page, { phase: "preparation" });
  assert.deepEqual(await page.evaluate(() => [sessionStorage.length, localStorage.length]), [0, 0]);
  await finish(page);
});

test("one consultation in both panels", async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 2400 } });
  const clinician = await openDemo(context, `${server.origin}/clinician.html`);
  const patient = await openDemo(context, `${server.origin}/patient.html`);
  // Bring the acting page to the front.
  const clinicianDoes = async (...names) => {
    await clinician.bringToFront();
    await acts(clinician, names);
  };
  const patientDoes = async (...names) => {
    await patient.bringToFront();
    await acts(patient, names);
  };
  await clinicianDoes(...preparation);
  await trainer(clinician, "join");
  await until(clinician, { phase: "admission", "participants.present": 0 });
  await patient.bringToFront();
  await trainer(patient, "join");
  await until(clinician, { "participants.present": 1, "participants.unexpected": 0 });
  await until(patient, { phase: "admission", "participants.present": 1 });

  await patientDoes(...steps.flat());
  await until(patient, { "requirements.A-1.6": "met", alerts: "" });
  await clinicianDoes(...happyPath);
  await until(clinician, { phase: "conversation", alerts: "" });

  await trainer(clinician, "recording");
  await until(patient, { "alerts.recording": "alarm" });
  await until(clinician, { "alerts.recording": "alarm" });
  await clinicianDoes("ask:stop-recording");
  await until(patient, { alerts: "" });
  await clinicianDoes("confirm-privacy");

  await patientDoes("confirm-privacy", "leave-now");
  await until(clinician, { "participants.present": 0, "alerts.participant-lost": "caution" });
  await patientDoes("reopen-conversation");
  await trainer(patient, "join");
  await until(clinician, { "participants.present": 1, "identity.patient": "open", "identity.clinician": "confirmed" });
  await clinicianDoes("judge:good-enough:go-on", ...happyPath.filter((one) => !one.includes("clinician")));
  await until(clinician, { phase: "conversation", alerts: "" });

  await clinicianDoes("begin-closing", "ask:end-for-all");
  await until(patient, { phase: "closing" });
  await until(clinician, { phase: "closing" });
  assert.deepEqual(await errors(clinician), []);
  assert.deepEqual(await errors(patient), []);
  const both = [await panelEvents(clinician), await panelEvents(patient)];
  assert.ok(both.every((list) => list.length > 0));
  await nothingOf(clinician, ["pasient-1", "Kari Prøve"]);
  await nothingOf(patient, ["behandler-1", "Liv Eksempel"]);
  await finish(patient);
  await finish(clinician);
  await context.close();
});

test("reports of both panels contain no names and are independent", async () => {
  const page = await open();
  await toClinician(page);
  const { viewer, platform } = await report(page);
  assert.deepEqual([viewer, platform], ["patient", "practice"]);
  assert.doesNotMatch(JSON.stringify(await report(page)), /Liv|behandler-1|Prøve/);
  const note = await page.locator("trygtrom-panel").evaluate((panel) => panel.journalNote("text"));
  assert.doesNotMatch(note, /Liv|behandler-1|Prøve/);
  await finish(page);
});
