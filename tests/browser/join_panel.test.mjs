// The panel at the door of a conference and in it: the built element, before the played node at another origin, under the
// strict policy with that node added.
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
/** The browser says each answer with such a status on its console. */
const REFUSED = [/403/];
const addRoom = (options = {}) => site.conference.node.addRoom({ alias: ALIAS, hostPin: PIN, ...options });
const field = (page) => page.getByLabel("PIN for vert");
const typePin = async (page, pin) => {
  await field(page).fill(pin);
  await field(page).press("Enter");
};
/** Waits until the panel hears the room. */
const isIn = (page, present = 0) => until(page, { "participants.present": present });

test("a PIN is asked for, typed with the keyboard, and is nowhere afterwards", async () => {
  const room = addRoom();
  room.join(CLINICIAN);
  const page = await site.beside(browser, room, { more: { consultation: "time-1" }, expected: { console: REFUSED } });
  await reads(page, /PIN mangler/);
  assert.deepEqual(await errors(page), ["pin-required"]);
  // Until then a person is asked, as where nothing is heard.
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

test("a wrong PIN is told of, the field is empty and named wrong, and the right one lets in", async () => {
  const room = addRoom();
  const page = await site.beside(browser, room, { expected: { console: REFUSED } });
  await reads(page, /PIN mangler/);
  await typePin(page, "000000");
  await reads(page, /Feil PIN/);
  assert.equal(await field(page).inputValue(), "");
  assert.equal(await field(page).getAttribute("aria-invalid"), "true");
  // Whoever typed stands where they stood.
  assert.ok(await field(page).evaluate((node) => node.getRootNode().activeElement === node));
  await axe(page);
  assert.deepEqual(await errors(page), ["pin-required", "pin-wrong"]);
  await typePin(page, PIN);
  await isIn(page);
  await finish(page);
});

test("a guest without PIN sees the room, and is offered nothing that only a host may", async () => {
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
  // With the PIN it becomes a host, which is offered for as long as it is none.
  assert.ok(await offers(page, "door-pin"));
  await typePin(page, PIN);
  await eventually(() => panelsIn(room).some(({ role }) => role === "chair"), "the panel is a host");
  await isIn(page, 1);
  await act(page, "lock-room");
  await until(page, { "lock.state": "locked" });
  assert.doesNotMatch(await words(page), /Panelet er ikke inne som vert/);
  await finish(page);
});

/** Waits until the focus in the panel is on what has this mark, or says this. */
const stands = (page, wanted) =>
  page.waitForFunction(
    ([source]) => {
      const active = document.querySelector("trygtrom-panel").shadowRoot.activeElement;
      return new RegExp(source, "u").test(active?.dataset.act ?? active?.textContent.trim() ?? "");
    },
    [wanted.source ?? `^${wanted}$`],
    { timeout: 5000, polling: 50 },
  );
const asked = (page) => page.locator("trygtrom-panel .tg-confirm-question").count();

test("who waits is let in and put out by keyboard, after a question that Escape takes back", async () => {
  const room = addRoom({ locked: true });
  room.join(CLINICIAN);
  const uuid = room.wait(PATIENT);
  const page = await site.beside(browser, room, { expected: { console: REFUSED } });
  await reads(page, /PIN mangler/);
  await typePin(page, PIN);
  await isIn(page);
  const admits = page.locator("trygtrom-panel .tg-roster [data-act^='open:admit']");
  await admits.waitFor();
  const who = (await admits.getAttribute("data-act")).split(":").at(-1);
  assert.match(await admits.evaluate((node) => node.textContent), /^Slipp inn .*Prøve Pasient/u);
  await admits.focus();
  await page.keyboard.press("Enter");
  await stands(page, /^Slippe inn .*Prøve Pasient.*\?$/u);
  await axe(page);
  await page.keyboard.press("Escape");
  await stands(page, `open:admit:${who}`);
  assert.equal(await asked(page), 0);
  assert.equal(room.row(uuid).service_type, "waiting_room");
  await page.keyboard.press("Enter");
  await stands(page, /^Slippe inn/u);
  await page.keyboard.press("Tab");
  await stands(page, `admit:${who}`);
  await page.keyboard.press("Enter");
  await isIn(page, 1);
  assert.equal(room.row(uuid).service_type, "conference");
  // The button is gone; the focus stays with the person it was about.
  await stands(page, /Prøve Pasient/u);

  const removes = page.locator(`trygtrom-panel .tg-roster [data-act='open:remove:${who}']`);
  await removes.focus();
  await page.keyboard.press("Space");
  await stands(page, /^Ta .*Prøve Pasient.* ut av videorommet\?$/u);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await stands(page, "cancel");
  await page.keyboard.press("Enter");
  await stands(page, `open:remove:${who}`);
  assert.deepEqual([await asked(page), room.row(uuid) !== null], [0, true]);
  await page.keyboard.press("Enter");
  await stands(page, /^Ta/u);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await isIn(page, 0);
  assert.equal(room.row(uuid), null);
  await nothingOf(page, ["Prøve Pasient", uuid, "secret"]);
  await finish(page);
});

test("where guests need a PIN, too, no way in without one is offered", async () => {
  const room = addRoom({ guestPin: "271828" });
  const page = await site.beside(browser, room, { expected: { console: REFUSED } });
  await reads(page, /PIN mangler/);
  assert.equal(await control(page, "door-guest").count(), 0);
  await finish(page);
});

test("the waiting room of a locked conference, and that no host has come, are two things", async () => {
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

test("an unknown conference is told of, and can be tried again", async () => {
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

test("a node that is down, and one that lets no page read its answers, are one thing, and the panel tries again", async () => {
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

test("an address that is none is told of, and nothing is asked of anybody", async () => {
  const page = await site.beside(browser, { alias: ALIAS }, { more: { node: "http://node.example.no" } });
  await reads(page, /ikke oppgitt en gyldig adresse/);
  assert.deepEqual(await errors(page), ["invalid-attribute"]);
  await finish(page);
});

test("nothing given, and a patient's panel, are asked by hand and join nowhere", async () => {
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

test("a panel that is taken away, or named another room, gives its token back", async () => {
  const room = addRoom({ hostPin: null });
  const other = addRoom({ alias: "530000@vm.example.no", hostPin: null });
  const page = await site.beside(browser, room);
  await isIn(page);
  const panel = page.locator("trygtrom-panel");
  await panel.evaluate((element, alias) => (element.conference = alias), other.alias);
  await eventually(() => panelsIn(room).length === 0 && panelsIn(other).length === 1, "the panel is in the other room alone");
  await panel.evaluate((element) => element.remove());
  await eventually(() => panelsIn(other).length === 0, "the panel has left");
  await finish(page);
});

test("other panels are marked as checklists, other programs as programs, and nobody alarms", async () => {
  const room = addRoom({ hostPin: null });
  room.join(CLINICIAN);
  const first = await site.beside(browser, room);
  await isIn(first);
  const second = await site.beside(browser, room);
  await isIn(second);
  await until(first, { "participants.machines": 2, "participants.present": 0, alerts: "" });
  await reads(first, /Sjekkliste/);
  await finish(second);
  await until(first, { "participants.machines": 1 });
  room.join({ name: "Et program", kind: "api" });
  await until(first, { "participants.machines": 2, "participants.present": 0, "participants.unexpected": 0, alerts: "" });
  await reads(first, /Et program/);
  await finish(first);
});

test("a stream that is cut and comes back changes nothing", async () => {
  const room = addRoom({ hostPin: null });
  room.join(CLINICIAN);
  room.join(PATIENT);
  const page = await site.beside(browser, room, { expected: { console: BROKEN } });
  await isIn(page, 1);
  await act(page, "confirm-roll-call:0");
  const before = await report(page);
  site.conference.node.cut();
  await eventually(() => site.conference.node.requests.filter(({ action }) => action === "events").length >= 2, "the stream is asked for again");
  room.lock();
  await until(page, { "lock.state": "locked", "participants.present": 1, "participants.notIntroduced": before.participants.notIntroduced });
  assert.deepEqual((await errors(page)), []);
  await finish(page);
});

test("a node that begins anew gives everybody another uuid, and nobody is a stranger", async () => {
  const room = addRoom({ hostPin: null });
  room.join(CLINICIAN);
  room.join(PATIENT);
  const page = await site.beside(browser, room, { expected: { console: [...BROKEN, ...REFUSED] } });
  await isIn(page, 1);
  const alerts = () => page.evaluate(() => window.told.filter(({ name }) => name === "trygtrom-alert").map(({ detail }) => detail.kind));
  site.conference.node.restart();
  await eventually(() => panelsIn(room).length === 1, "the panel has come in again");
  await isIn(page, 1);
  await until(page, { "participants.unexpected": 0 });
  assert.equal((await alerts()).includes("unexpected-participant"), false);
  await finish(page);
});

test("the meeting is ended for all, and who was wrong about it goes back and connects again", async () => {
  const room = addRoom({ hostPin: null });
  room.join(CLINICIAN);
  room.join(PATIENT);
  // A token that the meeting's end has voided is given back all the same, as the vendor's own client does.
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

test("the next patient comes into the same conference, and the panel knows at once who is there", async () => {
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

test("a module that breaks is built again, and the connection goes on beside it without a PIN", async () => {
  const room = addRoom();
  room.join(CLINICIAN);
  const page = await site.beside(browser, room, { expected: { console: REFUSED }, prepare: (page) => page.addInitScript(keepModule) });
  await reads(page, /PIN mangler/);
  await typePin(page, PIN);
  await isIn(page);
  room.join(PATIENT);
  await isIn(page, 1);
  const before = await report(page);
  const asked = () => site.conference.node.requests.filter(({ action }) => action === "request_token").length;
  const tokens = asked();
  await page.evaluate(() => {
    const [module] = window.modules;
    const { panel_report } = module;
    module.panel_report = () => {
      module.panel_report = panel_report;
      throw new WebAssembly.RuntimeError("unreachable");
    };
    document.querySelector("trygtrom-panel").report();
  });
  await page.waitForFunction(() => window.told.some(({ detail }) => detail.code === "panel-restarted"));
  await isIn(page, 1);
  assert.deepEqual(await errors(page), ["pin-required", "panel-restarted"]);
  assert.equal(asked(), tokens);
  // The node has reported everybody and the room again.
  await until(page, { "participants.present": before.participants.present, "lock.state": before.lock.state });
  room.lock();
  await until(page, { "lock.state": "locked" });
  await finish(page);
});

test("two thousand people, five thousand events in a second, and what nobody has invented yet", async () => {
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
  // Five thousand rows of such a size take a while on a busy machine.
  const locked = () => document.querySelector("trygtrom-panel").report()?.lock.state === "locked";
  await page.waitForFunction(locked, null, { timeout: 60_000, polling: 500 });
  await until(page, { "participants.present": 2000, "participants.machines": 1 });
  // A crowd is listed in pages, and who came last is on the last.
  await page.locator("trygtrom-panel [data-act=page-last]").press("Enter");
  await reads(page, /Prøve Sist/);
  assert.deepEqual(await errors(page), []);
  await finish(page);
});

test("a page that gives a source of its own is heard through that, and nothing is fetched", async () => {
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

test("in Firefox, too: in as a guest, the patient is seen, the stream is cut and found again, and the page leaves", async () => {
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
