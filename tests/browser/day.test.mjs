// A day as it goes wrong: people come early, fall out, come back, press twice and forget. What the panel says, decides and
// writes must be true each time. Whereby's own element and the conference node of Join; only the far side is simulated.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, finish, startChromium } from "./harness.mjs";
import { ALIAS, CLINICIAN, PATIENT, PIN, startJoinSite } from "./join_site.mjs";
import { act, acts, choose, collectFrom, control, happyPath, offers, outcomes, prepare, reads, ready, report, until, words } from "./panel.mjs";
import { clinic, openPortal, roomIn } from "./whereby.mjs";

let browser;
let site;
before(async () => {
  site = await startJoinSite();
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await site.close();
});

const PEOPLE = {
  patient: { externalId: "pasient-1", name: "Kari Prøve", role: "patient" },
  relative: { externalId: "slekt-1", name: "Ola Prøve", role: "relative" },
  clinician: { externalId: "lege-1", name: "Liv Eksempel", role: "clinician" },
};
const told = (externalId) => ({ participant: { metadata: null, externalId } });
const expect = (page, ...people) => page.locator("trygtrom-panel").evaluate((panel, list) => { panel.expected = list; }, people);
const note = (page) => page.locator("trygtrom-panel").evaluate((panel) => panel.journalNote("text"));
/** A portal with Whereby's element and the panel. */
async function whereby({ viewer = "clinician", expected = [PEOPLE.patient], more = "" } = {}) {
  const body = `<whereby-embed id="room" room="${clinic}/room"></whereby-embed>
    <trygtrom-panel platform="whereby" for="room" viewer="${viewer}" consultation="time-1" ${more}></trygtrom-panel>`;
  const page = await openPortal(browser, { body, panel: "after", prepare: collectFrom });
  await ready(page);
  await expect(page, ...expected);
  return { page, room: await roomIn(page) };
}

/** A portal beside a conference of Join, with the panel in as a host. */
async function join({ expected = [{ name: "Kari Prøve", role: "patient" }], locked = false } = {}) {
  const room = site.conference.node.addRoom({ alias: ALIAS, hostPin: PIN, locked });
  room.join(CLINICIAN);
  const page = await site.beside(browser, room, { more: { consultation: "time-1" }, expected: { console: [/403/] } });
  await reads(page, /PIN mangler/);
  await page.getByLabel("PIN for vert").fill(PIN);
  await page.getByLabel("PIN for vert").press("Enter");
  await until(page, { "participants.present": 0 });
  await expect(page, ...expected);
  return { page, room };
}

const arrives = async (room, id, count) => {
  await room.say("participant_join", told(id));
  await room.say("participantupdate", { count });
};
const leaves = async (room, id, count) => {
  await room.say("participant_leave", told(id));
  await room.say("participantupdate", { count });
};

/** From an empty room to the talk, with the announced patient. */
async function toTalk(page, room) {
  await prepare(page);
  await room.say("join");
  await room.say("participantupdate", { count: 1 });
  await arrives(room, "pasient-1", 2);
  await until(page, { "participants.present": 1, "participants.unexpected": 0 });
  await acts(page, happyPath);
  await until(page, { phase: "conversation", alerts: "" });
}

/** Ends the talk with an outcome and returns the note. */
async function end(page, room, outcome = "completed") {
  await act(page, "begin-closing");
  await room?.say("leave", { removed: false });
  await choose(page, outcome);
  await acts(page, ["confirm:record-kept", "confirm:closed-and-asked"]);
  return note(page);
}

test("whoever was there first has a row, is missed when they fall out, and is in the note", async () => {
  const { page, room } = await whereby({ expected: [{ name: "Kari Prøve", role: "patient" }] });
  await prepare(page);
  await room.say("join");
  await room.say("participantupdate", { count: 2 });
  await until(page, { "participants.present": 1, "participants.unexpected": 0, "participants.notIntroduced": 1 });
  await reads(page, /var her fra før/);
  assert.doesNotMatch(await words(page), /Du er klar\. Dere kan begynne/);
  await axe(page, { include: "trygtrom-panel" });
  await acts(page, happyPath);
  await until(page, { phase: "conversation", alerts: "", "participants.notIntroduced": 0 });
  await room.say("participantupdate", { count: 1 });
  await until(page, { "alerts.participant-lost": "caution", "participants.present": 0 });
  await reads(page, /Pasienten er ute av samtalen|har vært ute av samtalen/);
  await axe(page, { include: "trygtrom-panel" });
  await room.say("participantupdate", { count: 2 });
  await until(page, { "participants.present": 1, "identity.patient": "open" });
  const text = await end(page, room, "completed-with-problems");
  assert.match(text, /Til stede, i tillegg til behandleren: pasient/);
  assert.match(text, /En deltaker (var|ble) borte/);
  await until(page, { charge: "nothing", reason: "A-2.6" });
  await finish(page);
});

test("a stranger who leaves alone stands in the note, on Whereby", async () => {
  const { page, room } = await whereby();
  await toTalk(page, room);
  await arrives(room, "ukjent-9", 3);
  await until(page, { "alerts.unexpected-participant": "alarm", "participants.unexpected": 1 });
  await leaves(room, "ukjent-9", 2);
  await until(page, { "alerts.unexpected-participant": null, "identity.patient": "confirmed" });
  assert.match(await end(page, room), /Uventet deltaker i videorommet kl\. \d\d:\d\d/);
  assert.doesNotMatch(await note(page), /Ingen avvik/);
  await finish(page);
});

test("a stranger whom the host removes stands in the note, on Join", async () => {
  const { page, room } = await join();
  room.join(PATIENT);
  await until(page, { "participants.present": 1 });
  const stranger = room.join({ name: "Ukjent Gjest" });
  await until(page, { "participants.present": 2, "alerts.unexpected-participant": "alarm" });
  room.leave(stranger);
  await until(page, { "participants.present": 1, "alerts.unexpected-participant": null });
  await act(page, "begin-closing");
  await until(page, { phase: "closing" });
  const text = await note(page);
  assert.match(text, /Uventet deltaker i videorommet kl\. \d\d:\d\d/);
  assert.doesNotMatch(text, /Ingen avvik|Ukjent Gjest/);
  await finish(page);
});

test("closing asks while people are in the room, and alarms live on", async () => {
  const { page, room } = await whereby();
  await toTalk(page, room);
  await acts(page, ["begin-closing", "choose-outcome:completed"]);
  await act(page, "open:end-and-close");
  await reads(page, /Dere er fortsatt i videorommet/);
  await axe(page, { include: "trygtrom-panel" });
  await control(page, "close").click();
  await until(page, { phase: "closed" });
  await arrives(room, "ukjent-9", 3);
  await until(page, { "alerts.unexpected-participant": "alarm" });
  await reads(page, /Noen .* i videorommet/);
  await room.say("leave", { removed: false });
  await until(page, { alerts: "" });
  assert.match(await note(page), /Uventet deltaker i videorommet/);
  await finish(page);
});

test("nobody can say that nobody records while a recording is seen", async () => {
  const { page, room } = await whereby();
  await toTalk(page, room);
  await room.say("recording_status_change", { status: "started" });
  await until(page, { "alerts.recording": "alarm", "requirements.A-1.1": "unmet" });
  assert.equal(await offers(page, "confirm-privacy"), false);
  assert.equal(await offers(page, "confirm:nobody-records"), false);
  await room.say("recording_status_change", { status: "stopped" });
  await until(page, { alerts: "", "requirements.A-1.1": "open" });
  assert.ok((await offers(page, "confirm-privacy")) || (await offers(page, "confirm:nobody-records")));
  await finish(page);
});

test("the patient's panel alarms on somebody new, and is calm for whoever looks over the shoulder", async () => {
  const { page, room } = await whereby({ viewer: "patient", expected: [PEOPLE.clinician] });
  await room.say("join");
  await room.say("participantupdate", { count: 1 });
  await arrives(room, "lege-1", 2);
  await until(page, { "participants.present": 1, alerts: "" });
  assert.doesNotMatch(await words(page), /Du er klar\. Dere kan begynne/);
  await room.say("participant_join", told(null));
  await room.say("participantupdate", { count: 3 });
  await until(page, { "alerts.unexpected-participant": "alarm", "participants.unexpected": 1 });
  await reads(page, /Noen nye er her\. Er det avtalt\?/);
  await axe(page, { include: "trygtrom-panel" });
  await act(page, "pause");
  await until(page, { phase: "suspended" });
  await reads(page, /Kan vi ta dette senere\?/);
  assert.doesNotMatch(await words(page), /ikke skal være|Stopp|Ikke snakk|alarm/);
  assert.equal(await page.locator("trygtrom-panel [data-tone='alarm']").count(), 0);
  await axe(page, { include: "trygtrom-panel" });
  await finish(page);
});

test("the outcomes that are offered fit what happened", async () => {
  const nobody = await whereby();
  await prepare(nobody.page);
  await nobody.room.say("join");
  await nobody.room.say("participantupdate", { count: 1 });
  await until(nobody.page, { phase: "admission", "participants.present": 0 });
  await act(nobody.page, "begin-closing");
  const excluded = ["completed", "completed-with-problems", "ended-by-patient", "identity-not-established", "stopped-intrusion"];
  const offered = await outcomes(nobody.page);
  assert.deepEqual(offered.filter((outcome) => excluded.includes(outcome)), []);
  assert.ok(offered.includes("rescheduled"));
  await finish(nobody.page);
  const { page, room } = await whereby();
  await prepare(page);
  await room.say("join");
  await arrives(room, "pasient-1", 2);
  await until(page, { "participants.present": 1 });
  await acts(page, ["confirm-roll-call:0", "attest-lock:locked", "deny:other-surroundings", "begin-closing"]);
  await control(page, "choose-outcome:stopped-privacy").waitFor();
  assert.equal(await control(page, "choose-outcome:completed").count(), 0, "nothing else is a button");
  await finish(page);
});

test("the note does not contradict itself when a confirmed check was not repeated", async () => {
  const { page, room } = await whereby({ expected: [{ name: "Kari Prøve", role: "patient" }] });
  await prepare(page);
  await room.say("join");
  await arrives(room, null, 2);
  await until(page, { "participants.present": 1 });
  await acts(page, happyPath);
  await until(page, { phase: "conversation" });
  await arrives(room, null, 3);
  await until(page, { "identity.patient": "open", "alerts.unexpected-participant": "alarm" });
  const text = await end(page, room, "ended-by-clinician");
  assert.match(text, /Pasienten: identitet bekreftet kl\. \d\d:\d\d \(.*\), ikke gjentatt etter at noen kom inn/);
  assert.doesNotMatch(text, /ingen tvil/);
  await finish(page);
});

test("the announced people who are missing are named", async () => {
  const { page, room } = await whereby({ expected: [PEOPLE.patient, PEOPLE.relative] });
  await prepare(page);
  await room.say("join");
  await arrives(room, "pasient-1", 2);
  await until(page, { "participants.present": 1 });
  await reads(page, /Venter fortsatt på: .*Ola Prøve/);
  assert.doesNotMatch(await words(page), /De du venter,? er inne|De som skal være med, er inne/);
  await acts(page, ["confirm-roll-call:0"]);
  await reads(page, /Venter fortsatt på: .*Ola Prøve/);
  await finish(page);
});

test("somebody who is turned away has not left, and whoever is in a room is not taken out of the video", async () => {
  const { page, room } = await join({ locked: true });
  const guest = room.wait({ name: "Ukjent Gjest" });
  await until(page, { "participants.waiting": 1 });
  const turnAway = page.locator("trygtrom-panel .tg-person", { hasText: "Ukjent Gjest" }).locator("[data-act^='open:remove']");
  await turnAway.click();
  await page.locator("trygtrom-panel [data-act^='remove:']").first().click();
  await until(page, { "participants.waiting": 0 });
  await reads(page, /Avvist/);
  assert.doesNotMatch(await words(page), /Ikke i videorommet lenger/);
  assert.equal(room.row(guest) ?? null, null);
  room.wait(PATIENT);
  await until(page, { "participants.waiting": 1 });
  await act(page, "report-outsider:own-room");
  await until(page, { phase: "suspended" });
  assert.doesNotMatch(await words(page), /ta personen ut av videorommet/i);
  await act(page, "outsider-gone");
  await reads(page, /er ute/);
  assert.doesNotMatch(await words(page), /Ikke snakk om pasienten/);
  await finish(page);
});

test("a requirement that was broken by sharing a whole screen is named, with what can be done", async () => {
  const { page, room } = await whereby();
  await toTalk(page, room);
  await room.say("screenshare_toggle", { enabled: true });
  await until(page, { alerts: "screen-shared" });
  await act(page, "deny:window-shared");
  await until(page, { "requirements.A-1.8": "unmet" });
  await room.say("screenshare_toggle", { enabled: false });
  await until(page, { alerts: "" });
  assert.doesNotMatch(await words(page), /Et krav er ikke oppfylt\. Se listen/);
  await reads(page, /Rettet|Fravik/);
  await axe(page, { include: "trygtrom-panel" });
  await finish(page);
});

test("a device that has left is not asked about", async () => {
  const { page, room } = await join();
  room.join(PATIENT);
  const device = room.join({ name: "Møterom", kind: "telephone" });
  await until(page, { "participants.present": 2 });
  const row = page.locator("trygtrom-panel .tg-person", { hasText: "Møterom" });
  await row.locator("select").selectOption({ label: "Utstyr som hører til, og ikke tar opp" });
  await row.locator("button").first().click();
  await until(page, { "participants.present": 1 });
  room.leave(device);
  await reads(page, /Møterom[\s\S]*(Ikke i videorommet lenger|Utstyr)/);
  assert.equal(await row.locator("select").count(), 0);
  await finish(page);
});

test("after a reload in the middle of the talk the agreement on company stands, and the panel says why the rest is open", async () => {
  const { page, room } = await whereby({ expected: [PEOPLE.patient, PEOPLE.relative] });
  await prepare(page);
  await until(page, { "requirements.B-S7": "met" });
  await room.say("join");
  await arrives(room, "pasient-1", 2);
  await arrives(room, "slekt-1", 3);
  await until(page, { "participants.present": 2 });
  await acts(page, happyPath);
  await until(page, { phase: "conversation" });
  await page.reload();
  await ready(page);
  await expect(page, PEOPLE.patient, PEOPLE.relative);
  const again = await roomIn(page);
  await again.say("join");
  await again.say("participantupdate", { count: 3 });
  await until(page, { phase: "admission", "participants.present": 2, "requirements.B-S7": "met", "identity.patient": "open" });
  await reads(page, /Siden ble lastet på nytt/);
  await finish(page);
});

test("somebody who comes back under the same id is one press", async () => {
  const { page, room } = await whereby();
  await toTalk(page, room);
  await leaves(room, "pasient-1", 1);
  await until(page, { "alerts.participant-lost": "caution", "participants.present": 0 });
  await arrives(room, "pasient-1", 2);
  await until(page, { "participants.present": 1, "identity.patient": "open" });
  await page.locator("trygtrom-panel").getByRole("button", { name: "Jeg ser at det er samme person" }).first().click();
  await until(page, { "identity.patient": "confirmed", "identity.clinician": "confirmed", "participants.notIntroduced": 0 });
  await finish(page);
});

test("a patient on a platform that the procedure does not name is told from the start", async () => {
  const page = await site.open(browser, `<trygtrom-panel platform="teams" viewer="clinician" setting="unknown-patient" procedure="so-d45111" lang="nb"></trygtrom-panel>`);
  await until(page, { phase: "preparation", "alerts.platform-mismatch": "alarm", "requirements.A-2.7": "unmet" });
  for (const { id, status } of (await report(page)).requirements.filter(({ id }) => ["A-2.3", "A-2.4", "A-2.8"].includes(id))) {
    assert.ok(["unmet", "unknown"].includes(status), `${id}: ${status}`);
  }
  await reads(page, /Prosedyren nevner ikke Teams for timer med pasient/);
  await axe(page, { include: "trygtrom-panel" });
  await finish(page);
});
