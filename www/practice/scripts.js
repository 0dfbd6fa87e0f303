/**
 * The scripted consultations as data: each step's action and its delay after the previous step in ms.
 * They hold room events only. What the user does in the panel is what they practise.
 *
 * @typedef {{ after: number, do: string, args?: import("./room.js").Action["args"] }} ScriptStep
 * @type {Readonly<Record<string, ReadonlyArray<ScriptStep>>>}
 */
export const SCRIPTS = {
  calm: [
    { after: 500, do: "precall", args: { on: true } },
    { after: 2500, do: "join" },
    { after: 7000, do: "expected-arrives" },
    { after: 68000, do: "leaves", args: { who: "other" } },
    { after: 10000, do: "end" },
  ],
  trouble: [
    { after: 500, do: "precall", args: { on: true } },
    { after: 2500, do: "join" },
    { after: 6000, do: "expected-arrives" },
    { after: 20000, do: "connection", args: { on: false } },
    { after: 8000, do: "leaves", args: { who: "other" } },
    { after: 4000, do: "connection", args: { on: true } },
    { after: 8000, do: "expected-arrives" },
    { after: 15000, do: "connection", args: { on: false } },
    { after: 6000, do: "connection", args: { on: true } },
    { after: 13000, do: "leaves", args: { who: "other" } },
    { after: 6000, do: "end" },
  ],
  stranger: [
    { after: 500, do: "precall", args: { on: true } },
    { after: 2500, do: "join" },
    { after: 6000, do: "expected-arrives" },
    { after: 18000, do: "stranger-arrives" },
    { after: 20000, do: "leaves", args: { who: "stranger" } },
    { after: 32000, do: "leaves", args: { who: "other" } },
    { after: 8000, do: "end" },
  ],
  recording: [
    { after: 500, do: "precall", args: { on: true } },
    { after: 2500, do: "join" },
    { after: 6000, do: "expected-arrives" },
    { after: 20000, do: "recording", args: { on: true } },
    { after: 22000, do: "recording", args: { on: false } },
    { after: 30000, do: "leaves", args: { who: "other" } },
    { after: 8000, do: "end" },
  ],
};
