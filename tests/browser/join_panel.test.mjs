// The built element with a simulated conference node at another origin, under the strict policy plus that node.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, expectFrom, finish, requestsOf, startChromium } from "./harness.mjs";
import { startFirefox } from "./firefox.mjs";
import { keepModule } from "./host.mjs";
import { ALIAS, CLINICIAN, PANEL_NAME, PATIENT, PIN, attributes, eventually, panelsIn, startJoinSite } from "./join_site.mjs";
import { act, control, errors, nothingOf, offers, reads, report, until, words } from "./panel.mjs";

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

const BROKEN = [/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_CONNECTION_REFUSED/];
/** The browser logs responses with this status. */
const REFUSED = [/403/];
const addRoom = (options = {}) => site.conference.node.addRoom({ alias: ALIAS, hostPin: PIN, ...options });
const field = (page) => page.getByLabel("PIN for vert");
const typePin = async (page, pin) => {
  await field(page).fill(pin);
  await field(page).press("Enter");
};
/** Waits until the panel has entered and counts this many others. */
const isIn = (page, present = 0) => until(page, { "participants.present": present });

test("a PIN is requested, typed with the keyboard, and stored nowhere", async () => {
  const room = addRoom();
  room.join(CLINICIAN);
  const page = await site.beside(browser, room, { more: { consultation: "time-1" }, expected: { console: REFUSED } });
  await reads(page, /PIN mangler/);
  assert.deepEqual(await errors(page), ["pin-required"]);
  // Manual until admitted.
  assert.equal((await report(page)).participants.present, null);
  assert.equal(await field(page).getAttribute("type"), "password");
  await axe(page);
  await typePin(page, PIN);
  await isIn(page);
  assert.deepEqual(panelsIn(room).map(({ display_name, call_tag, role }) => [display_name, call_tag, role]), [[PANEL_NAME, "trygtrom", "chair"]]);
  assert.doesNotMatch(await words(page), /Koble panelet til/);
  room.join(PATIENT);
  await isIn(page, 1);
  await reads(page, /Prøve Pasient/);
  await axe(page);
  assert.deepEqual(requestsOf(page).filter((address) => /pin|token=/.test(address)), []);
  await nothingOf(page, [PIN, "Prøve Pasient", "secret"]);
  const log = await page.locator("trygtrom-panel").evaluate((panel) => JSON.stringify([panel.sessionLog(), panel.report(), panel.shadowRoot.querySelector(".tg").outerHTML]));
  assert.equal(log.includes(PIN), false);
  await finish(page);
});

test("a wrong PIN is reported, the field is cleared and marked invalid, and the right PIN is accepted", async () => {
  const room = addRoom();
  const page = await site.beside(browser, room, { expected: { console: REFUSED } });
  await reads(page, /PIN mangler/);
  await typePin(page, "000000");
  await reads(page, /Feil PIN/);
  assert.equal(await field(page).inputValue(), "");
  assert.equal(await field(page).getAttribute("aria-invalid"), "true");
  // Focus stays in the field.
  assert.ok(await field(page).evaluate((node) => node.getRootNode().activeElement === node));
  await axe(page);
  assert.deepEqual(await errors(page), ["pin-required", "pin-wrong"]);
  await typePin(page, PIN);
  await isIn(page);
  await finish(page);
});

test("a guest without a PIN sees the room and gets no host controls", async () => {
  const room = addRoom();
  room.join(CLINICIAN);
  room.join(PATIENT);
  const page = await site.beside(browser, room, { expected: { console: REFUSED } });
  await reads(page, /PIN mangler/);
  await act(page, "door-guest");
  await isIn(page, 1);
  assert.equal(panelsIn(room)[0].role, "guest");
  await reads(page, /Panelet er ikke inne som vert/);
  for (const offered of ["lock-room", "open:remove:2"]) assert.equal(await control(page, offered).count(), 0);
  // Entering the PIN as a host stays available.
  assert.ok(await offers(page, "door-pin"));
  await typePin(page, PIN);
  await eventually(() => panelsIn(room).some(({ role }) => role === "chair"), "the panel is a host");
  await isIn(page, 1);
  await act(page, "lock-room");
  await until(page, { "lock.state": "locked" });
  assert.doesNotMatch(await words(page), /Panelet er ikke inne som vert/);
  await finish(page);
});

/** Waits until the focused control of the panel has this `data-act` or text. */
const hasFocus = (page, wanted) =>
  page.waitForFunction(
    ([source]) => {
      const active = document.querySelector("trygtrom-panel").shadowRoot.activeElement;
      return new RegExp(source, "u").test(active?.dataset.act ?? active?.textContent.trim() ?? "");
    },
    [wanted.source ?? `^${wanted}$`],
    { timeout: 5000, polling: 50 },
  );
const confirmations = (page) => page.locator("trygtrom-panel .tg-confirm-question").count();

test("a waiting participant is admitted and removed by keyboard, with a confirmation that Escape cancels", async () => {
  const room = addRoom({ locked: true });
  room.join(CLINICIAN);
  const uuid = room.wait(PATIENT);
  const page = await site.beside(browser, room, { expected: { console: REFUSED } });
  await reads(page, /PIN mangler/);
  await typePin(page, PIN);
  await isIn(page);
  const admits = page.locator("trygtrom-panel [data-card='waiting'] [data-act^='open:admit']");
  await admits.waitFor();
  const who = (await admits.getAttribute("data-act")).split(":").at(-1);
  assert.match(await admits.evaluate((node) => node.textContent), /^Slipp inn.*kaller seg .*Prøve Pasient/iu);
  await admits.focus();
  await page.keyboard.press("Enter");
  await hasFocus(page, /^Slippe inn denne personen\? Kaller seg .*Prøve Pasient.*\.$/u);
  await axe(page);
  await page.keyboard.press("Escape");
  await hasFocus(page, `open:admit:${who}`);
  assert.equal(await confirmations(page), 0);
  assert.equal(room.row(uuid).service_type, "waiting_room");
  await page.keyboard.press("Enter");
  await hasFocus(page, /^Slippe inn/u);
  await page.keyboard.press("Tab");
  await hasFocus(page, `admit:${who}`);
  await page.keyboard.press("Enter");
  await isIn(page, 1);
  assert.equal(room.row(uuid).service_type, "conference");
  // The button is gone; focus moves to that participant's row.
  await hasFocus(page, /Prøve Pasient/u);

  const removes = page.locator(`trygtrom-panel .tg-roster [data-act='open:remove:${who}']`);
  await removes.focus();
  await page.keyboard.press("Space");
  await hasFocus(page, /^Ta denne personen ut av videorommet\? .*Prøve Pasient.*\.$/u);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await hasFocus(page, "cancel");
  await page.keyboard.press("Enter");
  await hasFocus(page, `open:remove:${who}`);
  assert.deepEqual([await confirmations(page), room.row(uuid) !== null], [0, true]);
  await page.keyboard.press("Enter");
  await hasFocus(page, /^Ta/u);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await isIn(page, 0);
  assert.equal(room.row(uuid), null);
  await nothingOf(page, ["Prøve Pasient", uuid, "secret"]);
  await finish(page);
});

test("if guests need a PIN, entering without one is not offered", async () => {
  const room = addRoom({ guestPin: "271828" });
  const page = await site.beside(browser, room, { expected: { console: REFUSED } });
  await reads(page, /PIN mangler/);
  assert.equal(await control(page, "door-guest").count(), 0);
  await finish(page);
});

test("distinguishes waiting in a locked conference and waiting for a host", async () => {
  const locked = addRoom({ locked: true });
  locked.join(CLINICIAN);
  const page = await site.beside(browser, locked, { expected: { console: REFUSED } });
  await act(page, "door-guest");
  await reads(page, /Videorommet er låst\. Slipp inn «Sjekkliste/);
  assert.equal((await report(page)).participants.present, null);
  await axe(page);
  locked.admit(panelsIn(locked)[0].uuid);
  await isIn(page);
  await finish(page);

  const early = addRoom({ alias: "520000@vm.example.no" });
  const other = await site.beside(browser, early, { expected: { console: REFUSED } });
  await act(other, "door-guest");
  await reads(other, /Ingen vert har kommet/);
  early.join(CLINICIAN);
  await isIn(other);
  await finish(other);
});

test("an unknown conference is reported and can be retried", async () => {
  const page = await site.beside(browser, { alias: "999999@vm.example.no" }, { expected: { console: [/404/] } });
  await reads(page, /kjenner ikke dette videorommet/);
  assert.deepEqual(await errors(page), ["conference-unknown"]);
  await axe(page);
  const room = addRoom({ alias: "999999@vm.example.no", hostPin: null });
  await act(page, "door-again");
  await isIn(page);
  assert.equal(panelsIn(room).length, 1);
  await finish(page);
});

test("an unreachable node and a node without CORS are reported alike, and the panel retries", async () => {
  const room = addRoom({ hostPin: null });
  const { node } = site.conference;
  for (const [spoil, mend, said] of [
    [() => (node.faults.down = true), () => node.faults.clear(), BROKEN],
    [() => (node.cors = false), () => (node.cors = true), [/blocked by CORS policy/, /ERR_FAILED/]],
  ]) {
    spoil();
    const page = await site.beside(browser, room, { expected: { console: said } });
    await reads(page, /Panelet får ikke svar fra videoserveren/);
    assert.deepEqual(await errors(page), ["node-unreachable"]);
    await axe(page);
    mend();
    await isIn(page);
    assert.doesNotMatch(await words(page), /får ikke svar/);
    await finish(page);
    await eventually(() => panelsIn(room).length === 0, "the closed page has left");
  }
});

test("an invalid address is reported and nothing is requested", async () => {
  const page = await site.beside(browser, { alias: ALIAS }, { more: { node: "http://node.example.no" } });
  await reads(page, /ikke oppgitt en gyldig adresse/);
  assert.deepEqual(await errors(page), ["invalid-attribute"]);
  await finish(page);
});

test("without node and conference, and for a patient, the panel is manual and joins nothing", async () => {
  const room = addRoom({ hostPin: null });
  const bare = await site.beside(browser, room, { more: { node: null, conference: null } });
  await reads(bare, /ikke koblet til videoløsningen/);
  assert.deepEqual(await errors(bare), ["no-source"]);
  await finish(bare);
  const patient = await site.beside(browser, room, { more: { viewer: "patient" } });
  await reads(patient, /ikke koblet til videoløsningen/);
  assert.deepEqual(await errors(patient), ["no-source"]);
  assert.equal(panelsIn(room).length, 0);
  await finish(patient);
});

test("a removed panel, or one with another conference, releases its token", async () => {
  const room = addRoom({ hostPin: null });
  const other = addRoom({ alias: "530000@vm.example.no", hostPin: null });
  const page = await site.beside(browser, room);
  await isIn(page);
  const panel = page.locator("trygtrom-panel");
  await panel.evaluate((element, alias) => (element.conference = alias), other.alias);
  await eventually(() => panelsIn(room).length === 0 && panelsIn(other).length === 1, "the panel is only in the other room");
  await panel.evaluate((element) => element.remove());
  await eventually(() => panelsIn(other).length === 0, "the panel has left");
  await finish(page);
});

test("another checklist is a question: a colleague's is explained once, an eavesdropper's is put out", async () => {
  const room = addRoom({ hostPin: null });
  room.join(CLINICIAN);
  const first = await site.beside(browser, room);
  await isIn(first);
  const second = await site.beside(browser, room);
  await isIn(second);
  const asked = { "participants.machines": 2, "participants.present": 0, "participants.unexpected": 1, "alerts.unexpected-participant": "alarm" };
  for (const page of [first, second]) {
    await until(page, asked);
    await reads(page, /En ukjent sjekkliste er i videorommet/);
    await axe(page);
    await page.locator("trygtrom-panel .tg-roster [data-act^='explain-equipment']").click();
    await until(page, { "participants.unexpected": 0, alerts: "" });
  }
  const eavesdropper = room.join({ name: PANEL_NAME, kind: "api", fields: { call_tag: "trygtrom" } });
  for (const page of [first, second]) await until(page, { "participants.machines": 3, "participants.unexpected": 1 });
  await act(first, "open:remove:3");
  await act(first, "remove:3");
  await eventually(() => room.row(eavesdropper) === null, "the eavesdropper is out");
  for (const page of [first, second]) await until(page, { "participants.machines": 2, "participants.unexpected": 0, alerts: "" });
  await nothingOf(first, [eavesdropper]);
  await finish(second);
  await until(first, { "participants.machines": 1 });
  room.join({ name: "Et program", kind: "api" });
  await until(first, { "participants.machines": 2, "participants.present": 0, "participants.unexpected": 0, alerts: "" });
  await reads(first, /Et program/);
  await finish(first);
});

test("a short interruption changes nothing", async () => {
  const room = addRoom({ hostPin: null });
  room.join(CLINICIAN);
  room.join(PATIENT);
  const page = await site.beside(browser, room, { expected: { console: BROKEN } });
  await isIn(page, 1);
  await act(page, "confirm-roll-call:0");
  const before = await report(page);
  site.conference.node.cut();
  await eventually(() => site.conference.node.requests.filter(({ action }) => action === "events").length >= 2, "the stream is reopened");
  room.lock();
  await until(page, { "lock.state": "locked", "participants.present": 1, "participants.notIntroduced": before.participants.notIntroduced });
  assert.deepEqual((await errors(page)), []);
  await finish(page);
});

test("after a node restart with new uuids nobody is unexpected", async () => {
  const room = addRoom({ hostPin: null });
  room.join(CLINICIAN);
  room.join(PATIENT);
  const page = await site.beside(browser, room, { expected: { console: [...BROKEN, ...REFUSED] } });
  await isIn(page, 1);
  const alerts = () => page.evaluate(() => window.panelEvents.filter(({ name }) => name === "trygtrom-alert").map(({ detail }) => detail.kind));
  site.conference.node.restart();
  await eventually(() => panelsIn(room).length === 1, "the panel has entered again");
  await isIn(page, 1);
  await until(page, { "participants.unexpected": 0 });
  assert.equal((await alerts()).includes("unexpected-participant"), false);
  await finish(page);
});

test("the meeting is ended for all, and can be resumed by connecting again", async () => {
  const room = addRoom({ hostPin: null });
  room.join(CLINICIAN);
  room.join(PATIENT);
  // Like the vendor's client, the panel releases a token that the end has invalidated.
  const page = await site.beside(browser, room, { expected: { console: REFUSED } });
  await isIn(page, 1);
  room.end("Conference terminated by another participant");
  await until(page, { phase: "closing" });
  room.join(CLINICIAN);
  room.join(PATIENT);
  await act(page, "reopen-conversation");
  await reads(page, /Videomøtet er avsluttet for alle/);
  await axe(page);
  await act(page, "door-again");
  await isIn(page, 1);
  await until(page, { phase: "admission", "participants.unexpected": 0 });
  await finish(page);
});

test("for the next patient in the same conference the participants are known at once", async () => {
  const room = addRoom({ hostPin: null, locked: false });
  room.join(CLINICIAN);
  const patient = room.join(PATIENT);
  const page = await site.beside(browser, room);
  await isIn(page, 1);
  room.leave(patient);
  await isIn(page);
  room.join({ name: "Neste Pasient" });
  await isIn(page, 1);
  await page.locator("trygtrom-panel").evaluate((panel) => panel.reset());
  await isIn(page, 1);
  await until(page, { "lock.state": "unlocked", phase: "admission" });
  assert.equal(panelsIn(room).length, 1);
  assert.equal(site.conference.node.requests.filter(({ action }) => action === "events").length >= 2, true);
  await finish(page);
});

test("after a panic the panel is rebuilt, and the connection continues without a PIN", async () => {
  const room = addRoom();
  room.join(CLINICIAN);
  const page = await site.beside(browser, room, { expected: { console: REFUSED }, prepare: (page) => page.addInitScript(keepModule) });
  await reads(page, /PIN mangler/);
  await typePin(page, PIN);
  await isIn(page);
  room.join(PATIENT);
  await isIn(page, 1);
  const before = await report(page);
  const confirmations = () => site.conference.node.requests.filter(({ action }) => action === "request_token").length;
  const tokens = confirmations();
  await page.evaluate(() => {
    const [module] = window.modules;
    const { panel_report } = module;
    module.panel_report = () => {
      module.panel_report = panel_report;
      throw new WebAssembly.RuntimeError("unreachable");
    };
    document.querySelector("trygtrom-panel").report();
  });
  await page.waitForFunction(() => window.panelEvents.some(({ detail }) => detail.code === "panel-restarted"));
  await isIn(page, 1);
  assert.deepEqual(await errors(page), ["pin-required", "panel-restarted"]);
  assert.equal(confirmations(), tokens);
  // The node has reported everybody and the room again.
  await until(page, { "participants.present": before.participants.present, "lock.state": before.lock.state });
  room.lock();
  await until(page, { "lock.state": "locked" });
  await finish(page);
});

test("two thousand participants, five thousand events in a second, and unknown events", async () => {
  const room = addRoom({ hostPin: null });
  room.join(CLINICIAN);
  for (let n = 0; n < 2000; n++) room.join({ name: `Gjest ${n}` });
  const page = await site.beside(browser, room, { more: { setting: "group" } });
  await isIn(page, 2000);
  const [{ uuid }] = room.rows().slice(-2);
  for (let n = 0; n < 5000; n++) room.update(uuid, { is_muted: n % 2 ? "YES" : "NO", buzz_time: n });
  room.send("invented_tomorrow", { uuid, participants: [null] });
  room.update(uuid, { display_name: "Prøve Sist", invented: { deep: [1] }, is_muted: 7, protocol: "telepathy" });
  room.lock();
  // Five thousand rows take a while on a busy machine.
  const locked = () => document.querySelector("trygtrom-panel").report()?.lock.state === "locked";
  await page.waitForFunction(locked, null, { timeout: 60_000, polling: 500 });
  await until(page, { "participants.present": 2000, "participants.machines": 1 });
  // Large lists have pages; the latest arrival is on the last one.
  await page.locator("trygtrom-panel [data-act=page-last]").press("Enter");
  await reads(page, /Prøve Sist/);
  assert.deepEqual(await errors(page), []);
  await finish(page);
});

test("with the page's own source the panel sends no request", async () => {
  const page = await site.open(browser, `<trygtrom-panel platform="join" viewer="clinician" lang="nb"></trygtrom-panel>`, { waits: false });
  await page.locator("trygtrom-panel").evaluate((panel) => {
    window.ran = [];
    panel.source = {
      subscribe(sink, signal) {
        window.tell = (type, detail) => sink(Date.now(), type, detail);
        signal.addEventListener("abort", () => window.ran.push("aborted"));
      },
      run: (name) => void window.ran.push(name),
    };
  });
  await page.locator("trygtrom-panel").evaluate((panel) => panel.ready);
  await page.waitForFunction(() => window.tell);
  await page.evaluate(() => {
    const row = (uuid, role) => ({ uuid, display_name: uuid, role, service_type: "conference", is_video_call: "YES", is_audio_only_call: "NO" });
    window.tell("join:entered", { participant_uuid: "panel", role: "HOST", service_type: "conference" });
    window.tell("participant_sync_begin", null);
    window.tell("participant_create", row("lege", "chair"));
    window.tell("participant_create", row("pasient", "guest"));
    window.tell("participant_sync_end", null);
    window.tell("conference_update", { locked: false, started: true });
  });
  await isIn(page, 1);
  await act(page, "lock-room");
  await page.waitForFunction(() => window.ran.includes("lock"));
  await page.locator("trygtrom-panel").evaluate((panel) => panel.remove());
  await page.waitForFunction(() => window.ran.includes("aborted"));
  assert.deepEqual(requestsOf(page).filter((address) => address.startsWith(site.conference.origin) && address.includes("/api/")), []);
  await finish(page);
});

test("in Firefox: enter as a guest, see the patient, reconnect, and leave with the page", async () => {
  const room = addRoom();
  room.join(CLINICIAN);
  const firefox = await startFirefox();
  try {
    await firefox.open(site.page(`<trygtrom-panel${attributes({ node: site.conference.origin, conference: room.alias })}></trygtrom-panel>`));
    await firefox.click('trygtrom-panel >> [data-act="door-guest"]');
    const present = (count) => firefox.waitFor((wanted) => document.querySelector("trygtrom-panel").report()?.participants.present === wanted, count);
    await present(0);
    room.join(PATIENT);
    await present(1);
    site.conference.node.cut();
    room.join({ name: "Prøve Pårørende" });
    await present(2);
    const said = (await firefox.console()).filter((line) => !/connection .* interrupted|Cross-Origin|403/i.test(line));
    assert.deepEqual(said, []);
    await firefox.open("about:blank");
    await eventually(() => panelsIn(room).length === 0, "the page has left");
  } finally {
    await firefox.close();
  }
});
