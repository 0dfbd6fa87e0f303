// Compares what the played node sends with the typings of the real client: each event is written as a constant of the type
// that the package gives it, and the compiler says whether it fits. A package with other typings breaks a test.
import { createRequire } from "node:module";
import ts from "typescript";
import { NEWEST_FIELDS } from "../../www/practice/join/people.js";

/** What the data of each event is in the package's typings. */
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
  refer: "Told<'onRefer'>",
  new_offer: "Told<'onNewOffer'>",
  new_candidate: "Told<'onNewCandidate'>",
  splash_screen: "Told<'onSplashScreen'>",
  refresh_token: "null",
  on_hold: "Told<'onHold'>",
  breakout_begin: "Told<'onBreakoutBegin'>",
  breakout_end: "Told<'onBreakoutEnd'>",
};

/** Fields that newer nodes send and the package does not know. */
export const NEWER = new Set([
  ...NEWEST_FIELDS,
  ...["chat_enabled", "recording", "transcribing", "streaming", "public_streaming", "ai_enabled"],
]);

const older = (data) =>
  data === null || typeof data !== "object" || Array.isArray(data)
    ? data
    : Object.fromEntries(Object.entries(data).filter(([name]) => !NEWER.has(name)));

/**
 * @param {Array<[type: string, data: unknown]>} events
 * @returns {{ checked: Set<string>, wrong: string[] }} Which events were compared, and what the compiler says.
 */
export function compareWithTypings(events) {
  const lines = [
    `import type { RTCParticipantEvent as Row, ConferenceStateEvent as State, MessageEvent as Message, PresentationEvent as Presentation, StageEvent as Stage, LayoutEvent as Layout, DisconnectEvent as Disconnect, CallDisconnectedEvent as CallDisconnected, LiveCaptionsEvent as Captions, EventSignals } from "@pexip/infinity";`,
    // The package marks ids by a type of their own, which no text has.
    `type Plain<T> = T extends string & { __guid: unknown } ? string : T extends string | number | boolean | null | undefined ? T : T extends readonly unknown[] ? { [K in keyof T]: Plain<T[K]> } : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;`,
    `type Told<K extends keyof EventSignals> = EventSignals[K] extends { emit: (subject: infer T) => void } ? Plain<T> : never;`,
    `type RTCParticipantEvent = Plain<Row>; type ConferenceStateEvent = Plain<State>; type MessageEvent = Plain<Message>; type PresentationEvent = Plain<Presentation>; type StageEvent = Plain<Stage>; type LayoutEvent = Plain<Layout>; type DisconnectEvent = Plain<Disconnect>; type CallDisconnectedEvent = Plain<CallDisconnected>; type LiveCaptionsEvent = Plain<Captions>;`,
  ];
  const checked = new Set();
  const seen = new Set();
  for (const [type, data] of events) {
    if (!Object.hasOwn(TYPES, type)) continue;
    const line = `: ${TYPES[type]} = ${JSON.stringify(older(data))};`;
    checked.add(type);
    if (seen.has(type + line)) continue;
    seen.add(type + line);
    lines.push(`export const ${type}_${lines.length}${line}`);
  }
  return { checked, wrong: compile(lines.join("\n")) };
}

/** What the compiler says of a module with the packages at hand. @param {string} source @returns {string[]} */
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
  return ts.getPreEmitDiagnostics(program).map(({ messageText, start, file: where }) => {
    const line = where && start !== undefined ? where.getLineAndCharacterOfPosition(start).line : -1;
    const name = line >= 0 ? source.split("\n")[line].slice(0, 60) : "";
    return `${name}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

/** The version of the package that is compared with. */
export const packageVersion = () => createRequire(import.meta.url)("@pexip/infinity/package.json").version;
