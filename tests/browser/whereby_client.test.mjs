// A whole consultation through the page's own Whereby client, with the code of docs/whereby.md on the page, the vendor's client and
// its socket, and a simulated server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { snippet } from "./guide.mjs";
import { axe, finish } from "./harness.mjs";
import { act, acts, choose, collectFrom, errors, happyPath, nothingOf, offers, panelEvents, prepare, ready, until, words } from "./panel.mjs";
import { openPortal, startRoom } from "./whereby_client.mjs";

let stage;
before(async () => {
  stage = await startRoom();
});
after(() => stage.close());

async function open({ room: options, body = snippet("whereby-client-page"), script = `${snippet("whereby-client-script")}${snippet("whereby-quality")}`, ...more } = {}) {
  const room = stage.open(options);
  const page = await openPortal(stage.browser, { body, script, room, prepare: collectFrom, ...more });
  await ready(page);
  return { page, room, join: () => page.locator("#join").click() };
}

test("a whole consultation: the patient knocks, is admitted, identified and talks; strangers are turned away and removed; the call is ended", async () => {
  // The vendor's client says when it stops its statistics.
  const { page, room, join } = await open({ expected: { console: [/^info: \[RTCSTATS\] Closed/] } });
  await until(page, { phase: "preparation", platform: "whereby", "lock.state": "unknown" });
  await prepare(page);

  await join();
  await until(page, { phase: "admission", "participants.present": 0, "lock.state": "unlocked", "lock.basis": "observed" });
  await axe(page, { include: "trygtrom-panel" });
  const knocker = room.knock("Kari Prøve");
  room.send("room_knocked", { clientId: knocker, displayName: "Kari Prøve", imageUrl: null, liveVideo: false });
  await until(page, { "participants.waiting": 1, "participants.present": 0 });
  await act(page, "open:admit:0");
  await act(page, "admit:0");
  await until(page, { "participants.waiting": 0 });
  room.enter(knocker);
  await until(page, { "participants.present": 1, "participants.unexpected": 0 });

  await act(page, "confirm-roll-call:0");
  await act(page, "lock-room");
  await until(page, { "lock.state": "locked", "lock.basis": "observed" });
  assert.equal(room.locked, true);
  await acts(page, happyPath.slice(2));
  await until(page, { phase: "conversation", alerts: "" });

  room.record();
  await until(page, { "alerts.recording": "alarm", "participants.machines": 1 });
  await act(page, "ask:stop-recording");
  await until(page, { alerts: "", "participants.machines": 0 });

  const stranger = room.knock("Ukjent");
  await until(page, { "participants.waiting": 1 });
  await axe(page, { include: "trygtrom-panel" });
  // The patient has row 0, and the recorder had 1.
  await act(page, "open:remove:2");
  await act(page, "remove:2");
  await until(page, { "participants.waiting": 0, "participants.present": 1 });
  assert.equal(room.knockers.some(({ clientId }) => clientId === stranger), false);

  const inside = room.addClient({ displayName: "Ukjent" });
  await until(page, { "alerts.unexpected-participant": "alarm", "participants.unexpected": 1 });
  await act(page, "open:remove:3");
  await act(page, "remove:3");
  await until(page, { "participants.unexpected": 0, "participants.present": 1 });
  assert.deepEqual(room.clients.filter(({ id }) => id === inside), []);

  await act(page, "begin-closing");
  await until(page, { phase: "closing" });
  await act(page, "ask:end-for-all");
  await page.waitForFunction(() => document.querySelector("trygtrom-panel").report().participants.present === 0, undefined, { polling: 50 });
  assert.deepEqual(room.clients, []);
  await choose(page, "completed");
  await act(page, "close");
  await until(page, { phase: "closed", outcome: "completed" });
  assert.deepEqual(await errors(page), []);
  await nothingOf(page, ["Kari", "Ukjent", "c11e7000"]);
  await axe(page, { include: "trygtrom-panel" });
  await finish(page);
});

test("React: the hook's room is followed with each render, and a person is asked of the lock", async () => {
  const script = `${snippet("whereby-hook")}
    import { createRoot } from "react-dom/client";
    import { WherebyProvider } from "@whereby.com/browser-sdk/react";
    const { roomUrl, roomKey } = document.querySelector("main").dataset;
    createRoot(document.querySelector("#root")).render(<WherebyProvider><Consultation roomUrl={roomUrl} roomKey={roomKey} /></WherebyProvider>);
  `;
  const room = stage.open();
  const page = await openPortal(stage.browser, { body: `<div id="root"></div>`, script, room, prepare: collectFrom });
  await page.locator("trygtrom-panel").waitFor({ state: "attached" });
  await ready(page);
  await prepare(page);
  await page.getByRole("button", { name: "Gå inn" }).click();
  await until(page, { phase: "admission", platform: "whereby", "participants.present": 0, "lock.state": "unknown" });
  const knocker = room.knock("Kari Prøve");
  await until(page, { "participants.waiting": 1 });
  await act(page, "open:admit:0");
  await act(page, "admit:0");
  await until(page, { "participants.waiting": 0 });
  room.enter(knocker);
  await until(page, { "participants.present": 1 });
  await act(page, "lock-room");
  assert.equal(await offers(page, "attest-lock:locked"), true);
  await act(page, "attest-lock:locked");
  await until(page, { "lock.state": "locked", "lock.basis": "attested" });
  assert.deepEqual(await errors(page), []);
  await axe(page, { include: "trygtrom-panel" });
  await finish(page);
});

test("another version and an object that throws: a named error each, the panel asks, and the page goes on", async () => {
  const script = `
    import "trygtrom";
    import { wherebySource } from "trygtrom/whereby";
    const panel = document.querySelector("trygtrom-panel");
    panel.source = wherebySource({ getStore: () => ({ getState: () => ({}), subscribe: () => () => {} }), getRoomConnection: () => ({}) });
    window.throwing = () => void (panel.source = wherebySource(new Proxy({}, { get() { throw new Error("no"); } })));
  `;
  const { page } = await open({ script });
  await page.waitForFunction(() => window.panelEvents.some(({ name }) => name === "trygtrom-error"));
  const told = async () => (await panelEvents(page)).filter(({ name }) => name === "trygtrom-error").map(({ detail }) => detail);
  const [old] = await told();
  assert.equal(old.code, "invalid-attribute");
  assert.match(old.message, /lacks roomConnection\.status, .*lockRoom\(\).*Use a version/);
  assert.match(await words(page), /Panelet er ikke koblet til videoløsningen/);
  await page.evaluate(() => window.throwing());
  await page.waitForFunction(() => window.panelEvents.filter(({ name }) => name === "trygtrom-error").length > 1);
  assert.match((await told())[1].message, /takes the WherebyClient/);
  await acts(page, ["confirm-prepared"]);
  await act(page, "enter-room");
  assert.equal(await offers(page, "attest-lock:locked"), true);
  await axe(page, { include: "trygtrom-panel" });
  await finish(page);
});
