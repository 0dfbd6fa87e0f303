// Walks through a consultation, for tests that look at every screen: each yields the name of a screen when it is there.
import { act, acts, choose, control, happyPath, prepare, trainer, until } from "./panel.mjs";

/** Visits the device test. */
async function* deviceTest(page) {
  await act(page, "test-devices:on");
  await page.locator("trygtrom-panel [data-device='picture']").waitFor();
  yield "device test running";
  await act(page, "test-devices:off");
  yield "device test stopped";
}

/** Visits every phase and alarm of the clinician's panel, and yields the name of each screen. */
export async function* clinician(page) {
  const people = [{ externalId: "pasient-1", name: "Kari-Anne Eksempelsen Prøvestadhaugen-Utprøvingsdalsbakken", role: "patient" }];
  await page.locator("trygtrom-panel").evaluate((panel, expected) => (panel.expected = expected), people);
  yield "preparation";
  yield* deviceTest(page);
  await prepare(page);
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  yield "admission, nobody present";
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1 });
  yield "admission";
  await act(page, happyPath[0]);
  await page.clock.fastForward("05:00");
  await until(page, { "alerts.room-unlocked": "alarm" });
  yield "room unlocked";
  await acts(page, happyPath.slice(1, 3));
  await act(page, "check-identity:patient:document:doubtful");
  await until(page, { "alerts.identity-open": "alarm" });
  yield "doubtful identity";
  await acts(page, happyPath.slice(3));
  await until(page, { phase: "conversation", alerts: "" });
  yield "conversation";
  await page.clock.fastForward("11:00");
  await control(page, "confirm:list-looked-at").waitFor();
  yield "participant list due for review";
  for (const [does, kind] of Object.entries({ recording: "recording", connection: "connection-unstable", screenshare: "screen-shared", chat: "chat-opened" })) {
    await trainer(page, does);
    await page.waitForFunction((kind) => document.querySelector("trygtrom-panel").report().alerts.some((alert) => alert.kind === kind), kind);
    yield `${kind}, with the earlier alerts`;
  }
  for (const does of ["malformed", "malformed", "malformed", "transcription", "streaming", "stranger-arrives"]) await trainer(page, does);
  await until(page, { "participants.unexpected": 1, "alerts.streaming": "alarm" });
  await page.locator("trygtrom-panel .tg-person", { hasText: "Hvem er dette?" }).locator("button").click();
  yield "every alert at once, a stranger and a validation error";
  await control(page, "open-flyout").click();
  yield "every alert at once, and the list of places open";
  const outsider = page.locator("trygtrom-panel .tg-flyout [data-act='report-outsider:call']");
  // The list closes when the focus goes on.
  if (!(await outsider.isVisible())) await control(page, "open-flyout").click();
  await outsider.click();
  await until(page, { phase: "suspended" });
  yield "suspended";
  await trainer(page, "everyone-leaves");
  await until(page, { "participants.present": 0, "alerts.participant-lost": "caution" });
  yield "everyone has left";
  await trainer(page, "end");
  await until(page, { phase: "closing" });
  yield "closing";
  await choose(page, "completed-with-problems");
  await act(page, "close");
  await until(page, { phase: "closed" });
  yield "closed, with a note that was not copied";
}

/** Visits the form for an absent patient. */
export async function* patientAbsent(page) {
  await prepare(page);
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await act(page, "begin-closing");
  const card = page.locator("trygtrom-panel [data-card='outcome']");
  await card.locator("select").selectOption("choose-outcome:patient-absent");
  yield "patient absent, with its checkboxes";
  await card.locator(".tg-pick button").click();
  yield "patient absent, with its validation errors";
}

/** Visits every phase and alarm of the patient's panel, and yields the name of each screen. */
export async function* patient(page) {
  yield "preparation";
  yield* deviceTest(page);
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1 });
  yield "clinician present";
  await acts(page, ["deny:somebody-with-me", "confirm-roll-call:0", "attest-lock:locked", "confirm-privacy"]);
  yield "clinician's identity to be checked";
  await act(page, "check-identity:clinician:document:not-possible");
  await until(page, { "identity.clinician": "not-possible" });
  yield "clinician cannot be identified";
  for (const does of ["recording", "transcription", "streaming", "connection"]) await trainer(page, does);
  await until(page, { "alerts.streaming": "alarm", "alerts.recording": "alarm" });
  yield "recording, transcription and streaming at once, with an unstable connection";
  await trainer(page, "stranger-arrives");
  await until(page, { "participants.present": 2 });
  yield "a second person";
  await act(page, "pause");
  await until(page, { phase: "suspended" });
  yield "a pause";
  await act(page, "leave-now");
  await until(page, { phase: "closing" });
  yield "out of the call in the pause";
  await act(page, "close");
  await until(page, { phase: "closed" });
  yield "closed in the pause";
}
