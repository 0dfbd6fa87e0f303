/**
 * The trainer's buttons as data, grouped as on screen, and the text key of each action.
 *
 * `toggles` reads the current value of an on/off state; the button offers the opposite.
 *
 * @typedef {import("./room.js").Action} Action
 * @typedef {{ do: string, args?: Action["args"], toggles?: (state: import("./room.js").State) => boolean }} Control
 */
import { otherRole, others } from "./room.js";

/** Whether the other party holds up this card. @param {"own" | "other"} card */
const shows = (card) => (/** @type {import("./room.js").State} */ s) => others(s).some((p) => p.role === otherRole(s) && p.card === card);

/** @type {ReadonlyArray<{ name: string, controls: ReadonlyArray<Control> }>} */
export const GROUPS = [
  {
    name: "people",
    controls: [
      { do: "expected-arrives" },
      { do: "relative-arrives" },
      { do: "stranger-arrives" },
      { do: "shows-card", toggles: shows("own") },
      { do: "shows-other-card", toggles: shows("other") },
      { do: "leaves" },
      { do: "reconnect" },
      { do: "everyone-leaves" },
    ],
  },
  {
    name: "room",
    controls: [
      { do: "recording", toggles: (s) => s.room.recording !== "stopped" },
      { do: "transcription", toggles: (s) => s.room.transcription !== "stopped" },
      { do: "streaming", toggles: (s) => s.room.streaming !== "stopped" },
      { do: "end" },
      { do: "open" },
    ],
  },
  {
    name: "self",
    controls: [
      { do: "join" },
      { do: "leave" },
      { do: "connection", toggles: (s) => s.stable },
    ],
  },
];

/** In a disclosure: what the room's own buttons do as well, and the test before the call. @type {ReadonlyArray<Control>} */
export const MORE_CONTROLS = [
  { do: "precall", args: { on: true } },
  { do: "precall", args: { on: false } },
  { do: "knock" },
  { do: "microphone", toggles: (s) => s.microphone },
  { do: "camera", toggles: (s) => s.camera },
  { do: "screenshare", toggles: (s) => s.screenshare },
  { do: "card", toggles: (s) => s.card !== null },
  { do: "chat", toggles: (s) => s.chat },
];

/** Shown in a separate section: they test how robust an integrator's page is. @type {ReadonlyArray<Control>} */
export const INTEGRATOR_CONTROLS = [
  { do: "duplicate" },
  { do: "malformed" },
  { do: "knock-cancel" },
  { do: "removed" },
  { do: "people", toggles: (s) => s.people },
  { do: "pip", toggles: (s) => s.pip },
  { do: "permission", args: { on: true } },
  { do: "permission", args: { on: false } },
  { do: "precall-skipped" },
];

/** @param {Control} control @param {import("./room.js").State} state @returns {Action} The action that the button sends in this state. */
export const actionOf = (control, state) =>
  control.toggles ? { do: control.do, args: { on: !control.toggles(state) } } : { do: control.do, args: control.args };

/** @param {Action} action @param {import("./room.js").State} state @returns {string} The text key of the action. */
export function actionKey(action, state) {
  const { on, who = "last" } = action.args ?? {};
  const isAboutOther = ["expected-arrives", "reconnect", "shows-card", "shows-other-card"].includes(action.do) || who === "other";
  const suffix = isAboutOther ? `-${otherRole(state)}` : who === "last" ? "" : `-${who}`;
  return `act-${action.do}${suffix}${on === undefined ? "" : on ? "-on" : "-off"}`;
}
