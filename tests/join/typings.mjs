// Checks the simulated node's events against the vendor client's typings: each becomes a TypeScript constant of the
// package's type, and the compiler reports a mismatch.
import { createRequire } from "node:module";
import ts from "typescript";
import { NEWEST_FIELDS } from "../../www/practice/join/people.js";

/** The package's type of each event's data. */
const TYPES = {
  participant_create: "RTCParticipantEvent",
  participant_update: "RTCParticipantEvent",
  participant_delete: "{ uuid: string }",
  participant_sync_begin: "null",
  participant_sync_end: "null",
  conference_update: "ConferenceStateEvent",
  message_received: "MessageEvent",
  presentation_start: "PresentationEvent",
  presentation_stop: "{}",
  stage: "StageEvent[]",
  layout: "LayoutEvent",
  disconnect: "DisconnectEvent",
  call_disconnected: "CallDisconnectedEvent",
  live_captions: "LiveCaptionsEvent",
  refer: "Signal<'onRefer'>",
  new_offer: "Signal<'onNewOffer'>",
  new_candidate: "Signal<'onNewCandidate'>",
  splash_screen: "Signal<'onSplashScreen'>",
  refresh_token: "null",
  on_hold: "Signal<'onHold'>",
  breakout_begin: "Signal<'onBreakoutBegin'>",
  breakout_end: "Signal<'onBreakoutEnd'>",
};

/** Fields that newer nodes send and the package has no type for. */
export const NEWER = new Set([
  ...NEWEST_FIELDS,
  ...["chat_enabled", "recording", "transcribing", "streaming", "public_streaming", "ai_enabled"],
]);

const withoutNewer = (data) =>
  data === null || typeof data !== "object" || Array.isArray(data)
    ? data
    : Object.fromEntries(Object.entries(data).filter(([name]) => !NEWER.has(name)));

/**
 * @param {Array<[type: string, data: unknown]>} events
 * @returns {{ checked: Set<string>, wrong: string[] }} The events compared, and the compiler's errors.
 */
export function compareWithTypings(events) {
  const lines = [
    `import type { RTCParticipantEvent as Row, ConferenceStateEvent as State, MessageEvent as Message, PresentationEvent as Presentation, StageEvent as Stage, LayoutEvent as Layout, DisconnectEvent as Disconnect, CallDisconnectedEvent as CallDisconnected, LiveCaptionsEvent as Captions, EventSignals } from "@pexip/infinity";`,
    // Plain maps branded ids to strings.
    `type Plain<T> = T extends string & { __guid: unknown } ? string : T extends string | number | boolean | null | undefined ? T : T extends readonly unknown[] ? { [K in keyof T]: Plain<T[K]> } : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;`,
    `type Signal<K extends keyof EventSignals> = EventSignals[K] extends { emit: (subject: infer T) => void } ? Plain<T> : never;`,
    `type RTCParticipantEvent = Plain<Row>; type ConferenceStateEvent = Plain<State>; type MessageEvent = Plain<Message>; type PresentationEvent = Plain<Presentation>; type StageEvent = Plain<Stage>; type LayoutEvent = Plain<Layout>; type DisconnectEvent = Plain<Disconnect>; type CallDisconnectedEvent = Plain<CallDisconnected>; type LiveCaptionsEvent = Plain<Captions>;`,
  ];
  const checked = new Set();
  const seen = new Set();
  for (const [type, data] of events) {
    if (!Object.hasOwn(TYPES, type)) continue;
    const line = `: ${TYPES[type]} = ${JSON.stringify(withoutNewer(data))};`;
    checked.add(type);
    if (seen.has(type + line)) continue;
    seen.add(type + line);
    lines.push(`export const ${type}_${lines.length}${line}`);
  }
  return { checked, wrong: compile(lines.join("\n")) };
}

/** Compiles a module that can import the packages. @param {string} source @returns {string[]} The compiler's errors. */
export function compile(source) {
  const root = new URL("../..", import.meta.url).pathname;
  const file = `${root}compared.ts`;
  const options = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? source : readFile(name));
  host.getSourceFile = (name, ...rest) => (name === file ? ts.createSourceFile(name, source, options.target) : getSourceFile(name, ...rest));
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, start, file: errorFile }) => {
    const line = errorFile && start !== undefined ? errorFile.getLineAndCharacterOfPosition(start).line : -1;
    const name = line >= 0 ? source.split("\n")[line].slice(0, 60) : "";
    return `${name}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

/** The installed version. */
export const packageVersion = () => createRequire(import.meta.url)("@pexip/infinity/package.json").version;
