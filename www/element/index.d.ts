/**
 * `<trygtrom-panel>`: a side panel that helps clinician and patient follow their hospital's procedure in a video
 * consultation. Importing the module registers the element. If the tag is already defined, the first definition stays.
 */

import type { FhirBundle } from "./fhir.js";
import type { Platform } from "./platforms.js";

export type { Platform };
export type {
  FhirAnswer,
  FhirBundle,
  FhirCoding,
  FhirEncounter,
  FhirEntry,
  FhirIdentifier,
  FhirItem,
  FhirMeta,
  FhirQuestionnaireResponse,
  FhirReference,
} from "./fhir.js";
export type Viewer = "clinician" | "patient";
export type Setting = "unknown-patient" | "known-patient" | "group" | "clinicians-only";
export type Theme = "auto" | "light" | "dark";
/** The level of the panel's title; the headings below it are one level lower. */
export type HeadingLevel = "1" | "2" | "3" | "4" | "5";
export type Role = "patient" | "relative" | "parent" | "guardian" | "interpreter" | "clinician" | "student" | "escort";

export type Phase = "preparation" | "admission" | "conversation" | "suspended" | "closing" | "closed";
export type LockState = "unknown" | "unlocked" | "locked";
export type RequirementStatus = "open" | "met" | "unmet" | "unknown" | "waived" | "not-applicable";
/** How a status is known: observed by the platform, attested by a person, told by this page, shown as information, waived, or not known. */
export type Basis = "observed" | "attested" | "told" | "informed" | "waived" | "none";
export type IdentityState = "open" | "confirmed" | "doubtful" | "not-possible" | "not-applicable";
export type Severity = "info" | "caution" | "alarm";
/** What the patient owes. */
export type Charge = "as-usual" | "nothing" | "hospital-decides";

export type Outcome =
  | "completed"
  | "completed-with-problems"
  | "by-telephone"
  | "stopped-technical"
  | "stopped-intrusion"
  | "stopped-privacy"
  | "identity-not-established"
  | "ended-by-patient"
  | "ended-by-clinician"
  | "rescheduled"
  | "patient-absent"
  | "clinician-absent";

export type AlertKind =
  | "unexpected-participant"
  | "outsider-in-room"
  | "room-unlocked"
  | "recording"
  | "transcription"
  | "streaming"
  | "chat-opened"
  | "rule-denied"
  | "screen-shared"
  | "connection-unstable"
  | "participant-lost"
  | "name-suspicious"
  | "personal-number-seen"
  | "platform-mismatch"
  | "identity-open";

export type ErrorCode =
  | "invalid-attribute"
  | "missing-embed"
  | "no-source"
  | "bad-message"
  | "procedure-invalid"
  | "procedure-unreachable"
  | "texts-unreachable"
  | "storage-unavailable"
  | "state-dropped"
  | "wasm-failed"
  | "panel-restarted"
  | "command-failed"
  | "node-unreachable"
  | "pin-required"
  | "pin-wrong"
  | "conference-unknown"
  | "conference-refused";

/**
 * The object that a vendor's own script makes for a room in an iframe. The panel listens to it while it is the `source`, and
 * releases it afterwards.
 */
export interface VendorRoom {
  addListener(event: string, listener: (detail: any) => void): unknown;
  removeListener(event: string, listener: (detail: any) => void): unknown;
  executeCommand(command: string, ...values: any[]): unknown;
}

/**
 * A connection to a conference (join) or a room (whereby-sdk). The panel calls `subscribe` once, then `enter` if it is
 * defined, and releases the source by aborting the signal.
 */
export interface ConferenceSource {
  /**
   * Passes events to the sink, in order, until the signal is aborted. The source should then release its resources.
   * @param sink `at`: ms since the Unix epoch. `type` and `detail`: for a conference, those of the node's event stream and
   *   the types that begin with `join:`; for a room, those of `SignalEvents` in `@whereby.com/media` and the types that
   *   begin with `signal:`. Other types are ignored.
   * @param on For a source that is made of another object: tells whether that can be read.
   */
  subscribe(sink: (at: number, type: string, detail: unknown) => void, signal: AbortSignal, on?: SourceState): void;
  /**
   * Sends a command: `lock`, `unlock`, `admit`, `remove`, `end-for-all`, and for the viewer's own participant `microphone-off`,
   * `microphone-on`, `camera-off`: switches, never toggles. The return value is ignored: success is reported by the
   * conference's own events, failure by `join:refused`. A source without `run` takes no commands (for example a listener
   * on the connection of the viewer's own client), and the panel then offers none.
   * @param uuid The participant that the command is about.
   */
  run?(name: string, uuid?: string): unknown;
  /**
   * Requests admission. Called again when a person retries or enters a PIN. The result is reported by `join:entered` or
   * `join:failed`.
   * @param pin `"none"`: enter as a guest without a PIN.
   */
  enter?(pin?: string): void;
  /** Reports the state of the admission, the participants and the state of the conference again. */
  retell?(): void;
  /** The source does not see all of the room. On `whereby-sdk`: neither the lock nor what streams. */
  partial?: boolean;
  /** What is wrong with what the source was made of, and what to do. The panel reports it, and asks a person instead. */
  problem?: string;
}

/** What a source tells the panel of the object that it is made of. */
export interface SourceState {
  /** The object cannot be read: the panel reports this, and asks a person instead. */
  silent(problem: { code: ErrorCode; message: string }): void;
  /** The object can be read again. What the source passes on from now on is all there is. */
  answers(): void;
}

/** A participant that the page expects. Kept in memory only. */
export interface ExpectedParticipant {
  /** The id that the platform passes on for this participant, if it does. A hint, never an identity. */
  externalId?: string;
  /** The displayed name. */
  name?: string;
  role: Role;
  /** How they logged in on this page. Only for an entry with an `externalId` of its own. */
  identified?: Identified;
}

/** How somebody logged in. */
export type LoginMethod = "id-porten" | "helseid" | "bankid" | "buypass" | "commfides" | "other";
/** The level of assurance, as in eIDAS. */
export type LoginLevel = "substantial" | "high";

/**
 * A login that the page tells of. The panel shows it as told by the portal. It is the patient's identity check only if the
 * procedure's policy is `document-or-eid`, the level is `high`, and the room shows the patient under the same `externalId`.
 */
export interface Identified {
  method: LoginMethod;
  level: LoginLevel;
  /** When: a Date, ms since the Unix epoch, or a string that `new Date` can parse. Not in the future, and not before the day of the appointment. */
  at: Date | number | string;
}

/** What the page knows about the appointment. Kept in memory only. */
export interface Appointment {
  /** The start time: a Date, ms since the Unix epoch, or a string that `new Date` can parse. */
  start?: Date | number | string;
  /** The duration in whole minutes, 1 to 1440, for the calendar file. Absent: 30. */
  minutes?: number;
  /** Whether the room locks automatically or a person locks it. */
  roomType?: "auto-lock" | "manual-lock";
  /** Where to get technical help; shown as given. */
  support?: string;
  /** The number to call if the connection breaks, from where the panel is; shown as given. */
  callback?: string;
  /** Who calls if the connection breaks: shown in words on both sides. Absent: nobody is promised a call. */
  caller?: "clinician" | "patient";
  /** How many whole minutes the patient waits after a break before they call, 1 to 120. Absent: "a few minutes". */
  callbackMinutes?: number;
  /**
   * Where the note can be sent, from a SMART on FHIR launch: `smart_web_messaging_origin` (`https://` and the host;
   * `http://` for localhost only) and `smart_web_messaging_handle`. If set, the panel offers to send the note to the window
   * that embeds or opened this page, and only to this origin.
   */
  smart?: { origin: string; handle: string };
}

/** Numbers of participants other than the viewer; `null` if the platform does not report them. */
export interface ParticipantCounts {
  present: number | null;
  waiting: number | null;
  /** People whom nobody has explained, and on Join also whatever says that it is a checklist and is not this panel. */
  unexpected: number | null;
  notIntroduced: number | null;
  machines: number | null;
}

/** What the panel knows, in the terms of this API. Contains no names. */
export interface Report {
  /** The version of this report. */
  version: 1;
  phase: Phase;
  setting: Setting;
  viewer: Viewer;
  platform: Platform;
  lock: { state: LockState; basis: Basis };
  participants: ParticipantCounts;
  identity: { patient: IdentityState; clinician: IdentityState };
  requirements: Array<{ id: string; status: RequirementStatus; basis: Basis }>;
  alerts: Array<{ kind: AlertKind; severity: Severity; requirement: string | null }>;
  outcome: Outcome | null;
  charge: Charge | null;
  /** A requirement's id, or a word of a closed list. */
  reason: string | null;
}

/** How often something occurred. Times are ms since the Unix epoch. */
export interface Counted<Kind extends string> {
  kind: Kind;
  times: number;
  first: number;
  last: number;
}

/** Which procedure was followed, and which file of it. */
export interface LoggedProcedure {
  id: string;
  version: string;
  /**
   * The SHA-256 of the file in hex, as `sha256sum` prints it: of the file at an address, or that of a built-in procedure in
   * `procedures/` of the source. Of an object in `procedure` it is that of the text which `JSON.stringify` makes of it.
   */
  sha256: string;
  /** When another took its place, in ms since the Unix epoch; `null` of the one that is followed. */
  until: number | null;
}

/** What was known when. Occurrences are counted, not listed, so the log stays short. Times are ms since the Unix epoch. */
export interface SessionLog {
  /** The version of this log. */
  version: 1;
  /** The procedure that is followed. */
  procedure: LoggedProcedure;
  /**
   * The procedures that were followed earlier in this consultation since the page was loaded, oldest first: at most the last 12.
   * Until a file has arrived from its address, `combined` is followed.
   */
  earlier: LoggedProcedure[];
  /**
   * The panel that made the log: the SHA-256 of trygtrom_bg.wasm in hex, as in SHA256SUMS. `null` if it is not known, as on a page
   * without https.
   */
  build: string | null;
  setting: Setting;
  viewer: Viewer;
  platform: Platform;
  /**
   * When the state was last read from session storage after a reload; `null` if it was not. The page and its user can change
   * what is stored, so rely on nothing with an earlier time.
   */
  restored: number | null;
  phases: Array<Counted<Phase>>;
  /** `at`: since when the status is known. `before`: when the previous status was known, if the requirement was reopened. */
  requirements: Array<{
    id: string;
    status: RequirementStatus;
    basis: Basis;
    at: number | null;
    before: number | null;
  }>;
  alerts: Array<Counted<AlertKind>>;
  faults: Array<Counted<string>>;
  /** The clinician's last assessment of the quality. */
  judged: { quality: string; decision: string; at: number } | null;
  outcome: Outcome | null;
  charge: Charge | null;
  /** A requirement's id, or a word of a closed list. */
  reason: string | null;
}

export interface ReadyDetail {
  version: string;
}

export interface PhaseChangeDetail {
  from: Phase;
  to: Phase;
}

export interface RequirementChangeDetail {
  id: string;
  status: RequirementStatus;
  basis: Basis;
}

export interface AlertDetail {
  kind: AlertKind;
  severity: Severity;
  requirement: string | null;
  /** True if the alert was raised, false if it was cleared. */
  active: boolean;
}

export interface OutcomeDetail {
  outcome: Outcome;
  charge: Charge;
  reason: string | null;
}

export interface ErrorDetail {
  code: ErrorCode;
  /** For the integrator: what is wrong and how to fix it. */
  message: string;
}

/** All events bubble and are composed. */
export interface TrygtromPanelEventMap {
  /** The panel is shown. */
  "trygtrom-ready": CustomEvent<ReadyDetail>;
  "trygtrom-phasechange": CustomEvent<PhaseChangeDetail>;
  "trygtrom-requirementchange": CustomEvent<RequirementChangeDetail>;
  "trygtrom-alert": CustomEvent<AlertDetail>;
  "trygtrom-outcome": CustomEvent<OutcomeDetail>;
  "trygtrom-error": CustomEvent<ErrorDetail>;
}

export declare class TrygtromPanel extends HTMLElement {
  static readonly observedAttributes: string[];

  // Each of these properties reflects the attribute of its name. `null` removes the attribute.

  /** The video platform that the panel is used with. Absent or invalid: `manual`. */
  get platform(): string;
  set platform(value: Platform | null);
  /** The attribute `for`: the id of the embed element in the same document (whereby, practice). */
  get htmlFor(): string;
  set htmlFor(value: string | null);
  /** The conference node, as a host name or an https address (join). Only a clinician's panel joins. */
  get node(): string;
  set node(value: string | null);
  /** The alias of the conference (join). The panel joins it as a participant that is visible to everybody. */
  get conference(): string;
  set conference(value: string | null);
  /** Whose panel this is. Absent or invalid: `patient`. */
  get viewer(): string;
  set viewer(value: Viewer | null);
  /** The kind of consultation. Absent or invalid: `unknown-patient`. */
  get setting(): string;
  set setting(value: Setting | null);
  /**
   * An opaque key, one for each appointment. Absent: nothing is kept across a reload. If it changes, a new consultation
   * begins and what was kept of the previous one is deleted.
   */
  get consultation(): string;
  set consultation(value: string | null);
  /** The colour scheme. Absent: `auto`. */
  get theme(): string;
  set theme(value: Theme | null);
  get headingLevel(): string;
  set headingLevel(value: HeadingLevel | null);

  /**
   * An object is a procedure file and takes precedence over the attribute. A string, a built-in id or an address, is written
   * to the attribute. `null` removes the object.
   */
  get procedure(): object | string | null;
  set procedure(value: object | string | null | undefined);
  /**
   * The connection to the conference (join) or the room (whereby-sdk), or the vendor's own object for the room. Takes
   * precedence over `node` and `conference`.
   */
  get source(): ConferenceSource | VendorRoom | null;
  set source(value: ConferenceSource | VendorRoom | null | undefined);
  /**
   * The participants that the page expects. Read once, when it is set. `undefined` after the button for the next patient,
   * which drops `appointment` too.
   */
  get expected(): readonly ExpectedParticipant[] | undefined;
  set expected(value: readonly ExpectedParticipant[] | null | undefined);
  get appointment(): Appointment | undefined;
  set appointment(value: Appointment | null | undefined);
  /** Whether this person has read the introduction for new users. */
  get onboarded(): boolean;
  set onboarded(value: boolean | null | undefined);

  /**
   * Fulfilled when the panel is shown; rejected when it cannot start and the paper checklist is shown instead. A new promise
   * replaces it when the panel is removed from the page, the browser keeps the page for its Back button, or somebody retries.
   */
  get ready(): Promise<void>;

  /** `null` before the panel is ready. */
  report(): Report | null;
  /**
   * What was known when, for the hospital's own quality work. Contains no names. Not an audit trail, because scripts of the
   * page can change it. `null` before the panel is ready.
   */
  sessionLog(): SessionLog | null;
  /**
   * A note for the medical record. Contains no names and no health information. `null` before the panel is ready.
   * `"text"` returns what belongs in the record. If there is anything for the hospital's deviation system, an empty line, a
   * heading and those lines follow.
   * `"fhir"` returns a FHIR R4 Bundle of type `transaction`, ready to be sent to a server once the page has said whose it is.
   * @throws TypeError for any other kind.
   */
  journalNote(kind: "text"): string | null;
  journalNote(kind: "fhir"): FhirBundle | null;
  /** Deletes state and storage, and returns to preparation, with `expected` and `appointment` as they are set now. */
  reset(): void;

  addEventListener<K extends keyof TrygtromPanelEventMap>(
    type: K,
    listener: (this: TrygtromPanel, event: TrygtromPanelEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: TrygtromPanel, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** Where the files are, for pages that have moved them. Relative addresses are resolved against the page. */
export interface Places {
  /** The address of trygtrom_bg.wasm. */
  wasm?: string | URL;
  /** The folder that contains `texts/` and `paper/`, and trygtrom_bg.wasm if `wasm` is not set. */
  assets?: string | URL;
}

/**
 * Sets where the files are. Call it in the module that imports this one, before the first panel is used.
 * A second copy of the script on the same page has its own configuration.
 * @throws Error if a panel has already started.
 */
export declare function configure(places: Places): void;

/** The version of the package. */
export declare const version: string;

declare global {
  interface HTMLElementTagNameMap {
    "trygtrom-panel": TrygtromPanel;
  }
  interface HTMLElementEventMap extends TrygtromPanelEventMap {}
  interface GlobalEventHandlersEventMap extends TrygtromPanelEventMap {}
}
