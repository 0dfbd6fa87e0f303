// A whole consultation on Jitsi, with the code of docs/jitsi.md on the page and the vendor's transport on both sides of the iframe.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { snippet } from "./guide.mjs";
import { axe, finish, startChromium } from "./harness.mjs";
import { openPortal, roomIn } from "./jitsi.mjs";
import { act, acts, choose, collectFrom, errors, happyPath, nothingOf, offers, panelEvents, prepare, ready, until, words } from "./panel.mjs";

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

async function open({ body = snippet("jitsi-page"), script = snippet("jitsi-script"), ...options } = {}) {
  const page = await openPortal(browser, { body, script, prepare: collectFrom, ...options });
  await ready(page);
  return { page, room: await roomIn(page) };
}

test("a whole consultation: the patient knocks, is admitted, identified and talks; a stranger is removed; the call is ended", async () => {
  const { page, room } = await open();
  await until(page, { phase: "preparation", platform: "jitsi", "lock.state": "unknown" });
  await axe(page, { include: "trygtrom-panel" });
  await prepare(page);

  await room.do("join", "Prøve Behandler");
  await until(page, { phase: "admission", "participants.present": 0 });
  const knocker = await room.do("knock", "Kari Prøve");
  await until(page, { "participants.waiting": 1, "participants.present": 0 });
  await act(page, "open:admit:0");
  await act(page, "admit:0");
  await room.had("answer-knocking-participant", knocker, true);
  await until(page, { "participants.waiting": 0, "participants.present": 1, "participants.unexpected": 0 });

  await act(page, "confirm-roll-call:0");
  await act(page, "lock-room");
  await room.had("toggle-lobby", true);
  assert.equal(await room.read("lobbyIsOn"), true);
  // Nothing tells of the lobby, so nothing is shown as locked before the clinician has looked.
  await until(page, { "lock.state": "unknown" });
  await axe(page, { include: "trygtrom-panel" });
  await act(page, "attest-lock:locked");
  await until(page, { "lock.state": "locked", "lock.basis": "attested" });
  await acts(page, happyPath.slice(2));
  await until(page, { phase: "conversation", alerts: "" });

  await room.do("record", true, "file");
  await until(page, { "alerts.recording": "alarm" });
  await act(page, "ask:stop-recording");
  await room.had("stop-recording", "file");
  await until(page, { alerts: "" });

  const stranger = await room.do("arrive", "Ukjent");
  await until(page, { "alerts.unexpected-participant": "alarm", "participants.unexpected": 1 });
  await axe(page, { include: "trygtrom-panel" });
  await act(page, "open:remove:1");
  await act(page, "remove:1");
  await room.had("kick-participant", stranger);
  await until(page, { "participants.unexpected": 0, "participants.present": 1 });
  await finishTalk(page, room);
});

async function finishTalk(page, room) {
  await act(page, "begin-closing");
  await until(page, { phase: "closing" });
  await room.do("leave");
  await choose(page, "completed");
  await act(page, "close");
  await until(page, { phase: "closed", outcome: "completed" });
  assert.deepEqual(await errors(page), []);
  await nothingOf(page, ["Kari", "Ukjent", "b0c0"]);
  await axe(page, { include: "trygtrom-panel" });
  await finish(page);
}

test("a patient's panel in a call that goes on: who is there is asked for, and leaving takes one press", async () => {
  const body = snippet("jitsi-page").replace('viewer="clinician"', 'viewer="patient"');
  // The panel gets its source when the call goes on.
  const script = snippet("jitsi-script").replace("panel.source = api;", "window.begin = () => void (panel.source = api);");
  const { page, room } = await open({ body, script });
  await room.do("arrive", "Prøve Behandler", "moderator");
  await room.do("join", "Kari Prøve", { role: "participant" });
  await page.waitForFunction(() => window.begin);
  await page.evaluate(() => window.begin());
  await until(page, { "participants.present": 1 });
  await act(page, "leave-now");
  await room.had("video-hangup");
  await until(page, { phase: "closing" });
  await axe(page, { include: "trygtrom-panel" });
  await finish(page);
});

test("an older version and an object that throws: a named error each, the panel asks, and the page goes on", async () => {
  const script = `
    const api = new JitsiMeetExternalAPI("meet.example.no", { parentNode: document.querySelector("#room"), without: ["recordingStatusChanged"] });
    const panel = document.querySelector("trygtrom-panel");
    panel.source = api;
    window.throwing = () => void (panel.source = new Proxy({}, { get() { throw new Error("no"); } }));
  `;
  const { page } = await open({ script });
  await page.waitForFunction(() => window.panelEvents.some(({ name }) => name === "trygtrom-error"));
  const told = async () => (await panelEvents(page)).filter(({ name }) => name === "trygtrom-error").map(({ detail }) => detail);
  const [old] = await told();
  assert.equal(old.code, "invalid-attribute");
  assert.match(old.message, /does not tell of recordingStatusChanged\. Update the Jitsi server/);
  assert.match(await words(page), /Panelet er ikke koblet til videoløsningen/);
  await page.evaluate(() => window.throwing());
  await page.waitForFunction(() => window.panelEvents.filter(({ name }) => name === "trygtrom-error").length > 1);
  assert.match((await told())[1].message, /new JitsiMeetExternalAPI/);
  // Everything is asked.
  await acts(page, ["confirm-prepared"]);
  await act(page, "enter-room");
  assert.equal(await offers(page, "attest-lock:locked"), true);
  await axe(page, { include: "trygtrom-panel" });
  await finish(page);
});
