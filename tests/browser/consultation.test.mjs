// Whole consultations in the practice portal, in the clinician's panel: the undisturbed course and each disturbance. Every
// screen passes axe, and no personal data leaves the panel's memory.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, finish, requestsOf, stage } from "./harness.mjs";
import { act, acts, control, errors, happyPath, nothingOf, offers, openDemo, panelEvents, prepare, reads, report, securedAgain, toAdmission, toConversation, trainer, until } from "./panel.mjs";

let browser;
let server;
stage((given) => ({ server, browser } = given));

const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };
const open = (options = {}) => openDemo(browser, `${server.origin}/clinician.html`, { ...options, options: clipboard });
const panelOnly = { include: "trygtrom-panel" };
const clicks = (page) => page.evaluate(() => window.clicks);

/** Expected participants with marker texts that are easy to find. */
const marked = {
  people: [
    { externalId: "merke-id-7731", name: "Merkenavn Prøve", role: "patient" },
    { externalId: "merke-id-7732", name: "Merkeslekt Prøve", role: "relative" },
  ],
  texts: ["merke-id-7731", "merke-id-7732", "Merkenavn", "Merkeslekt", "+47 00 00 merke"],
};

test("an undisturbed consultation: five clicks to the conversation, and no personal data is left", async () => {
  const page = await open({ clock: true });
  const panel = page.locator("trygtrom-panel");
  await page.locator("trygtrom-practice-room").evaluate((room, ids) => room.setAttribute("expected", ids), "merke-id-7731,merke-id-7732");
  await panel.evaluate((element, people) => {
    element.expected = people;
    element.appointment = { callback: "+47 00 00 merke", support: "+47 00 00 merke" };
  }, marked.people);
  await page.waitForLoadState("load");
  const asked = requestsOf(page).length;

  await until(page, { phase: "preparation", alerts: "" });
  await axe(page, panelOnly);
  await prepare(page);
  await trainer(page, "join");
  await until(page, { phase: "admission", "participants.present": 0 });
  await axe(page, panelOnly);

  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1, "participants.unexpected": 0 });
  // Attached is enough: a row is rendered only when it is in view.
  await page.locator("trygtrom-panel .tg-person", { hasText: "Merkenavn Prøve" }).waitFor({ state: "attached" });
  await axe(page, panelOnly);

  const from = await clicks(page);
  await acts(page, happyPath);
  await until(page, { phase: "conversation", alerts: "", "lock.state": "locked", "identity.patient": "confirmed" });
  const needed = (await clicks(page)) - from;
  assert.ok(needed <= 5, `${needed} clicks from the patient's arrival to the conversation`);
  await reads(page, /Dere kan begynne/);
  await axe(page, panelOnly);

  // No question during the conversation until the participant list must be reviewed.
  await page.clock.fastForward("09:00");
  assert.equal(await page.locator("trygtrom-panel [data-card='list-look']").count(), 0);
  await page.clock.fastForward("01:30");
  await control(page, "confirm:list-looked-at").waitFor();
  await until(page, { "requirements.A-1.7": "open", alerts: "" });
  await axe(page, panelOnly);
  await act(page, "confirm:list-looked-at");
  await until(page, { "requirements.A-1.7": "met" });

  await act(page, "begin-closing");
  await until(page, { phase: "closing", outcome: null });
  await axe(page, panelOnly);
  await acts(page, ["ask:end-for-all"]);
  await page.getByText("Møtet er avsluttet").first().waitFor();
  await acts(page, ["confirm:closed-and-asked", "choose-outcome:completed", "confirm:record-kept", "copy-note"]);
  await until(page, { "requirements.A-2.9": "met", "requirements.B-G9": "met", outcome: "completed", charge: "as-usual" });
  await page.locator("trygtrom-panel [data-card='note'][data-tone='good']").waitFor();
  const note = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(note, await panel.evaluate((element) => element.journalNote("text")));
  assert.match(note, /Utfall: Gjennomført/);
  await axe(page, panelOnly);
  const stored = () => page.evaluate(() => Object.keys(sessionStorage));
  assert.deepEqual(await stored(), ["trygtrom:demo-1"]);
  await act(page, "close");
  await until(page, { phase: "closed" });
  await axe(page, panelOnly);
  assert.deepEqual(await stored(), [], "a closed consultation with a copied note is deleted");

  await nothingOf(page, [...marked.texts, "prøve"]);
  assert.ok(!/merke/i.test(note + JSON.stringify(await report(page))), "a name in the note or the report");
  await act(page, "next-patient");
  await until(page, { phase: "preparation", outcome: null });
  assert.deepEqual(await page.evaluate(() => [sessionStorage.length, localStorage.length]), [0, 0]);
  await nothingOf(page, [...marked.texts, "prøve"]);

  const phases = (await panelEvents(page, "trygtrom-phasechange")).map(({ detail }) => detail.to);
  assert.deepEqual(phases, ["admission", "conversation", "closing", "closed", "preparation"]);
  const outcomes = (await panelEvents(page, "trygtrom-outcome")).map(({ detail }) => detail);
  assert.deepEqual(outcomes.map(({ outcome, charge }) => [outcome, charge]), [["completed", "as-usual"]]);
  assert.deepEqual(await errors(page), []);
  // The portal's address changes with the patient, and the browser then fetches the page's icon again.
  const later = requestsOf(page).slice(asked).filter((one) => !one.endsWith("/icon.svg"));
  assert.deepEqual(later, [], "no request after the panel is ready");
  await finish(page);
});

test("closing while in the room asks, and alarms go on until the viewer is out", async () => {
  const page = await open();
  await toConversation(page);
  await acts(page, ["begin-closing", "choose-outcome:completed"]);
  await act(page, "open:end-and-close");
  await reads(page, /Dere er fortsatt i videorommet/);
  await axe(page, panelOnly);
  await control(page, "close").click();
  await until(page, { phase: "closed" });
  await trainer(page, "stranger-arrives");
  await until(page, { phase: "closed", outcome: "completed", "alerts.unexpected-participant": "alarm" });
  await axe(page, panelOnly);
  await trainer(page, "end");
  await until(page, { phase: "closed", alerts: "" });
  await finish(page);
});

test("ending for all closes the consultation once it is said that all is closed", async () => {
  const page = await open();
  await toConversation(page);
  await acts(page, ["begin-closing", "choose-outcome:completed", "open:end-and-close", "end-and-close"]);
  await page.getByText("Møtet er avsluttet").first().waitFor();
  await until(page, { phase: "closing" });
  await act(page, "confirm:closed-and-asked");
  await until(page, { phase: "closed", outcome: "completed" });
  await finish(page);
});

test("the next patient asks about a note that was not copied", async () => {
  const page = await open();
  await toConversation(page);
  await acts(page, ["begin-closing", "choose-outcome:completed", "close"]);
  await until(page, { phase: "closed" });
  await reads(page, /Slett uten å kopiere/);
  await axe(page, panelOnly);
  await act(page, "copy-note");
  await page.locator("trygtrom-panel [data-card='note'][data-tone='good']").waitFor();
  await reads(page, /Teksten til avviksmeldingen er ikke kopiert/);
  await act(page, "copy-deviations");
  await page.locator("trygtrom-panel [data-card='deviations'][data-tone='good']").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const whole = await page.locator("trygtrom-panel").evaluate((panel) => panel.journalNote("text"));
  assert.equal(copied, whole.split("\n\nTil avviksmelding, ikke journalen.\n")[1]);
  await reads(page, /Slett og gå til neste/);
  await act(page, "next-patient");
  await until(page, { phase: "preparation" });
  await finish(page);
});

test("a failed copy does not count as copied", async () => {
  const page = await open();
  await toConversation(page);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
  });
  await acts(page, ["begin-closing", "choose-outcome:completed", "copy-note"]);
  await page.waitForFunction(() => window.panelEvents.some(({ detail }) => detail.code === "command-failed"));
  await act(page, "close");
  await until(page, { phase: "closed" });
  await reads(page, /Slett uten å kopiere/);
  await axe(page, panelOnly);
  await finish(page);
});

/** The trainer's action, the alert, and the clinician's presses that resolve it. */
const disturbances = [
  {
    does: "recording",
    alert: ["recording", "alarm"],
    shows: /Samtalen tas opp/,
    press: ["ask:stop-recording"],
    then: ["confirm-privacy"],
    left: { "requirements.A-1.1": "met" },
  },
  { does: "transcription", alert: ["transcription", "alarm"], shows: /Alt som sies, skrives ned/, press: ["ask:stop-transcription"], then: ["confirm-privacy"], left: {} },
  { does: "streaming", alert: ["streaming", "alarm"], shows: /Samtalen sendes videre/, press: ["ask:stop-streaming"], then: ["confirm-privacy"], left: {} },
  { does: "screenshare", alert: ["screen-shared", "caution"], shows: /Noen deler skjerm/, press: ["confirm:sharing-clean", "ask:stop-sharing"], then: [], left: { "requirements.A-1.8": "met" } },
  { does: "chat", alert: ["chat-opened", "caution"], shows: /Chatten er åpen/, press: ["ask:close-chat"], then: [], left: {} },
];

for (const { does, alert: [kind, severity], shows, press, then, left } of disturbances) {
  test(`disturbed by ${does}: the alert offers the remedy and disappears`, async () => {
    const page = await open();
    await toConversation(page);
    await trainer(page, does);
    await until(page, { [`alerts.${kind}`]: severity });
    await reads(page, shows);
    const shown = page.locator(`trygtrom-panel [data-alert="${kind}"]`);
    assert.equal(await shown.getAttribute("data-severity"), severity);
    // What is read aloud is a line of its own, without the controls.
    const spoken = page.locator("trygtrom-panel [data-spoken='alerts'] [role='alert']");
    assert.match(await spoken.innerText(), shows);
    assert.equal(await spoken.locator("button").count(), 0);
    await axe(page, panelOnly);
    // Only controls of the alert itself.
    for (const name of press) {
      const offered = shown.locator(`[data-act="${name}"]`);
      if (await offered.count()) await offered.click();
    }
    if (does === "screenshare") await trainer(page, does);
    await until(page, { [`alerts.${kind}`]: null });
    await acts(page, then);
    await until(page, { phase: "conversation", alerts: "", ...left });
    const history = (await panelEvents(page, "trygtrom-alert")).map(({ detail }) => detail).filter((detail) => detail.kind === kind);
    assert.deepEqual(history.map(({ active }) => active), [true, false]);
    assert.deepEqual(await errors(page), []);
    await finish(page);
  });
}

test("the stop-recording button stops it in the room", async () => {
  const page = await open();
  await toConversation(page);
  const room = page.locator("trygtrom-practice-room");
  const said = await room.evaluateHandle((element) => {
    const seen = [];
    element.addEventListener("recording_status_change", ({ detail }) => seen.push(detail.status));
    return seen;
  });
  await trainer(page, "recording");
  await until(page, { alerts: "recording" });
  await act(page, "ask:stop-recording");
  await until(page, { alerts: "" });
  assert.deepEqual(await said.jsonValue(), ["starting", "started", "stopped"]);
  assert.equal(await room.locator(".banner-recording").count(), 0);
  await finish(page);
});

test("a stranger: the conversation is suspended, they are removed, and a roll call resumes it", async () => {
  const page = await open();
  await toConversation(page);
  await trainer(page, "stranger-arrives");
  await until(page, { "alerts.unexpected-participant": "alarm", "participants.unexpected": 1, "requirements.A-1.6": "unmet" });
  await axe(page, panelOnly);
  await page.locator("trygtrom-panel [data-alert='unexpected-participant'] [data-act='report-outsider:call']").click();
  await until(page, { phase: "suspended", "alerts.outsider-in-room": "alarm" });
  await axe(page, panelOnly);
  // While the room lists the stranger, resuming is impossible.
  for (const name of ["outsider-gone", "resume"]) assert.equal(await control(page, name).count(), 0, name);
  await trainer(page, "leaves");
  await until(page, { "participants.unexpected": 0, alerts: "" });
  await axe(page, panelOnly);
  await act(page, "resume");
  await until(page, { phase: "admission" });
  await acts(page, securedAgain);
  await until(page, { phase: "conversation", alerts: "" });
  await finish(page);
});

test("a legitimate stranger is explained in the list", async () => {
  const page = await open();
  await toConversation(page);
  await trainer(page, "stranger-arrives");
  await until(page, { "participants.unexpected": 1 });
  const row = page.locator("trygtrom-panel .tg-person", { hasText: "Hvem er dette?" });
  await row.locator("button").click();
  assert.ok(await row.locator("[aria-invalid='true']").count(), "the missing choice is marked invalid");
  await axe(page, panelOnly);
  await row.locator("select").selectOption({ label: "Tolk" });
  await row.locator("button[data-act^='explain']").click();
  await until(page, { "participants.unexpected": 0, "participants.present": 2, "alerts.unexpected-participant": null });
  await acts(page, securedAgain);
  await until(page, { phase: "conversation", alerts: "" });
  await finish(page);
});

test("an outsider in the clinician's room: suspended and resumed manually", async () => {
  const page = await open();
  await toConversation(page);
  await act(page, "report-outsider:own-room");
  await until(page, { phase: "suspended", alerts: "outsider-in-room" });
  const own = page.locator("trygtrom-panel [data-card='suspended']");
  await own.getByText("Mikrofonen din er av. De andre kan fortsatt høres.").waitFor();
  await own.getByText("Kameraet ditt er av.").waitFor();
  await act(page, "ask:microphone-on");
  await own.getByText("Mikrofonen din er på. De andre kan høre deg.").waitFor();
  await axe(page, panelOnly);
  await act(page, "outsider-gone");
  await until(page, { phase: "suspended", alerts: "" });
  await act(page, "resume");
  await until(page, { phase: "admission" });
  await finish(page);
});

test("an unstable connection is assessed, and the charge follows", async () => {
  const page = await open();
  await toConversation(page);
  await trainer(page, "connection");
  await until(page, { "alerts.connection-unstable": "caution", "requirements.B-O4": "open" });
  await axe(page, panelOnly);
  await act(page, "judge:not-good-enough:wait");
  await until(page, { "requirements.B-O4": "open" });
  await act(page, "judge:good-enough:go-on");
  await until(page, { "requirements.B-O4": "met" });
  await trainer(page, "connection");
  await until(page, { phase: "conversation", alerts: "" });
  await act(page, "begin-closing");
  await until(page, { phase: "closing" });
  assert.equal(await control(page, "choose-outcome:completed").count(), 0, "completed is not offered after faults");
  await act(page, "choose-outcome:completed-with-problems");
  await until(page, { outcome: "completed-with-problems", charge: "nothing", reason: "A-2.6" });
  await axe(page, panelOnly);
  await finish(page);
});

test("insufficient quality ends by telephone", async () => {
  const page = await open();
  await toConversation(page);
  await acts(page, ["open-assessment", "judge:not-good-enough:telephone"]);
  await until(page, { phase: "closing", outcome: "by-telephone", charge: "nothing" });
  await finish(page);
});

test("after the patient reconnects, roll call, identity and lock are open again, with one click each", async () => {
  const page = await open();
  await toConversation(page);
  await trainer(page, "leaves");
  await until(page, { "alerts.participant-lost": "caution", "participants.present": 0 });
  await axe(page, panelOnly);
  await trainer(page, "expected-arrives");
  await until(page, { "alerts.participant-lost": null, "participants.present": 1, "identity.patient": "open", "lock.state": "unknown" });
  await page.locator("trygtrom-panel .tg-later > summary").click();
  await reads(page, /Sist bekreftet låst kl\./);
  await axe(page, panelOnly);
  const again = ["confirm-roll-call:0", "attest-lock:locked", "confirm-privacy", "check-identity:patient:document:confirmed"];
  await acts(page, ["judge:good-enough:go-on", ...again]);
  await until(page, { phase: "conversation", alerts: "", "lock.state": "locked", "identity.patient": "confirmed" });
  await finish(page);
});

test("if everyone leaves, patient-absent is not possible", async () => {
  const page = await open();
  await toConversation(page);
  await trainer(page, "everyone-leaves");
  await until(page, { "participants.present": 0, "alerts.participant-lost": "caution" });
  await act(page, "begin-closing");
  await until(page, { phase: "closing" });
  const offered = await page.locator("trygtrom-panel option").evaluateAll((options) => options.map(({ value }) => value));
  assert.ok(!offered.some((value) => value.startsWith("choose-outcome:patient-absent")), "patient-absent is not offered after an arrival");
  await finish(page);
});

test("the patient leaves first: one press, and no technical problem is recorded", async () => {
  const page = await open();
  await toConversation(page);
  await trainer(page, "leaves");
  await until(page, { "alerts.participant-lost": "caution" });
  await page.locator("trygtrom-panel [data-alert='participant-lost'] [data-act='close-assessment']").click();
  await until(page, { alerts: "" });
  await axe(page, panelOnly);
  await acts(page, ["begin-closing", "choose-outcome:completed"]);
  await until(page, { outcome: "completed", charge: "as-usual" });
  await finish(page);
});

test("when the meeting ends, the panel moves to closing by itself", async () => {
  const page = await open();
  await toConversation(page);
  await trainer(page, "end");
  await until(page, { phase: "closing", "participants.present": 0 });
  await reads(page, /Du er ute/);
  await axe(page, panelOnly);
  await finish(page);
});

test("nobody arrives: patient-absent requires the waiting time and the telephone call", async () => {
  const page = await open({ clock: true });
  await prepare(page);
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await act(page, "begin-closing");
  const list = page.locator("trygtrom-panel [data-card='outcome'] select");
  const save = page.locator("trygtrom-panel [data-card='outcome'] .tg-pick button");
  await list.selectOption("choose-outcome:patient-absent");
  await save.click();
  assert.equal((await report(page)).outcome, null, "requires the telephone call");
  await axe(page, panelOnly);
  for (const tick of ["no-sign", "no-answer"]) await page.locator(`trygtrom-panel [data-tick="${tick}"]`).check();
  await save.click();
  await page.locator("trygtrom-panel .tg-notice p").waitFor();
  assert.equal((await report(page)).outcome, null, "requires the waiting time");
  await page.clock.fastForward("16:00");
  await save.click();
  await until(page, { outcome: "patient-absent" });
  await axe(page, panelOnly);
  await finish(page);
});

test("an unlocked room: the reminder escalates, and one press ends it", async () => {
  const page = await open({ clock: true });
  await toAdmission(page);
  // A relative is expected too; the roll call confirms that nobody else will come.
  await page.clock.fastForward("02:30");
  await until(page, { alerts: "" });
  await act(page, "confirm-roll-call:0");
  await page.clock.fastForward("00:31");
  await until(page, { "alerts.room-unlocked": "caution" });
  await axe(page, panelOnly);
  await page.clock.fastForward("01:31");
  await until(page, { "alerts.room-unlocked": "alarm" });
  await axe(page, panelOnly);
  await page.locator("trygtrom-panel [data-alert='room-unlocked'] [data-act='attest-lock:locked']").click();
  await until(page, { alerts: "", "lock.state": "locked" });
  await finish(page);
});

test("a doubtful identity stays until it is resolved", async () => {
  const page = await open();
  await toAdmission(page);
  assert.ok(!(await offers(page, "check-identity:patient:document:confirmed")), "nothing is held up before the lock and the place are answered for");
  await acts(page, happyPath.slice(0, 3));
  await act(page, "check-identity:patient:document:doubtful");
  await until(page, { "identity.patient": "doubtful", "alerts.identity-open": "alarm" });
  await axe(page, panelOnly);
  await act(page, "check-identity:patient:document:confirmed");
  await until(page, { "identity.patient": "confirmed", alerts: "" });
  await finish(page);
});

test("malformed and repeated events have no effect, and malformed ones are reported", async () => {
  const page = await open();
  await toConversation(page);
  const was = await report(page);
  await trainer(page, "duplicate");
  for (let malformed = 0; malformed < 3; malformed += 1) await trainer(page, "malformed");
  await page.waitForFunction(() => window.panelEvents.filter(({ detail }) => detail.code === "bad-message").length >= 3);
  assert.deepEqual(await report(page), was);
  await reads(page, /sendte noe panelet ikke forsto/);
  await axe(page, panelOnly);
  await finish(page);
});

/** The report after each scripted consultation without input in the panel. */
const scripts = {
  calm: { faults: false, listened: false },
  trouble: { faults: true, listened: false },
  stranger: { faults: false, listened: false },
  recording: { faults: false, listened: true },
};

for (const [script, left] of Object.entries(scripts)) {
  test(`the scripted consultation "${script}" gives the expected report`, async () => {
    const page = await open();
    await page.locator("trygtrom-practice-room").evaluate((room, name) => room.run(name, { pace: 0 }), script);
    await until(page, { phase: "closing", "participants.present": 0, alerts: "", outcome: null });
    const { requirements } = await report(page);
    const status = (id) => requirements.find((one) => one.id === id).status;
    assert.equal(status("B-O4"), left.faults ? "open" : "not-applicable");
    const kinds = (await panelEvents(page, "trygtrom-alert")).map(({ detail }) => `${detail.kind} ${detail.active}`);
    const expected = {
      calm: [],
      trouble: ["connection-unstable true", "connection-unstable false"],
      stranger: ["unexpected-participant true", "unexpected-participant false"],
      recording: ["recording true", "recording false"],
    };
    for (const kind of expected[script]) assert.ok(kinds.includes(kind), `no event ${kind}; ${kinds}`);
    if (script === "calm") assert.deepEqual(kinds, []);
    const note = await page.locator("trygtrom-panel").evaluate((panel) => panel.journalNote("text"));
    assert.equal(/Opptak av samtalen/.test(note), left.listened);
    assert.deepEqual(await errors(page), []);
    await finish(page);
  });
}
