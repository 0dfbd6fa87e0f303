/**
 * `<trygtrom-panel>`: a side panel that helps clinician and patient follow their hospital's procedure in a video
 * consultation. Importing the module registers the element. Where the tag is taken already, the first one stays.
 */

export type Platform = "whereby" | "whereby-sdk" | "join" | "teams" | "manual" | "practice";
export type Viewer = "clinician" | "patient";
export type Setting = "unknown-patient" | "known-patient" | "group" | "clinicians-only";
export type Theme = "auto" | "light" | "dark";
export type Role = "patient" | "relative" | "guardian" | "interpreter" | "clinician" | "student" | "escort";

export type Phase = "preparation" | "admission" | "conversation" | "suspended" | "closing" | "closed";
export type LockState = "unknown" | "unlocked" | "locked";
export type RequirementStatus = "open" | "met" | "unmet" | "unknown" | "waived" | "not-applicable";
/** How it is known: seen by the platform, said by a person, shown as information, set aside, or not at all. */
export type Basis = "observed" | "attested" | "informed" | "waived" | "none";
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
 * Through which a conference is heard (join), or a room (whereby-sdk). The panel calls `subscribe` once, then `enter` where there is one, and lets
 * go by the signal.
 */
export interface ConferenceSource {
  /**
   * Hands on what is told, in order, until the signal is aborted; then it should let go of everything.
   * @param sink `at`: ms since the Unix epoch. `type` and `detail`: those of the node's event stream, and those that begin
   *   with `join:`; of a room those of `SignalEvents` in `@whereby.com/media`, and `signal:stream` and `signal:screen`.
   *   Other types are left out.
   */
  subscribe(sink: (at: number, type: string, detail: unknown) => void, signal: AbortSignal): void;
  /**
   * Asks for something to be done: `lock`, `unlock`, `admit`, `remove`, `end-for-all`. What it gives is not looked at:
   * whether it is done the conference's own events tell, and `join:refused` that it is not. A source without it is only
   * listened to, on the connection of the viewer's own client: the panel then offers none of these.
   * @param uuid Whom it is about.
   */
  run?(name: string, uuid?: string): unknown;
  /**
   * Asks to be let in; again when a person tries again, or has given a PIN. How it goes is told by `join:entered` and
   * `join:failed`.
   * @param pin `"none"`: as a guest without one.
   */
  enter?(pin?: string): void;
  /** Tells again how it stands at the door, who is there and how the conference is. */
  retell?(): void;
}

/** Somebody the page expects. Kept in memory only. */
export interface ExpectedParticipant {
  /** The id that the platform carries for them, where it carries one. A hint, never an identity. */
  externalId?: string;
  /** The name to show. */
  name?: string;
  role: Role;
}

/** What the page knows of the appointment. Kept in memory only. */
export interface Appointment {
  /** When it is due: a Date, ms since the epoch, or a text that a Date can read. */
  start?: Date | number | string;
  /** How long it is, in whole minutes from 1 to 1440: for the calendar file. Absent: 30. */
  minutes?: number;
  /** Whether the room locks by itself, or somebody locks it. */
  roomType?: "auto-lock" | "manual-lock";
  /** Where to get technical help, as it is shown. */
  support?: string;
  /** Who calls whom if the line breaks, as it is shown. */
  callback?: string;
  /**
   * Where the note can be sent, as a SMART on FHIR launch gave it: `smart_web_messaging_origin` (`https://` and the
   * host; `http://` for localhost alone) and `smart_web_messaging_handle`. With it, the panel offers to send the note,
   * to this origin alone, in the window that holds or opened this page.
   */
  smart?: { origin: string; handle: string };
}

/** Counts are of people other than the viewer; `null` where the platform cannot tell. */
export interface ParticipantCounts {
  present: number | null;
  waiting: number | null;
  unexpected: number | null;
  notIntroduced: number | null;
  machines: number | null;
}

/** What the panel knows, in words of the API. It holds no names. */
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

/** How often something was so. Moments are milliseconds since the Unix epoch. */
export interface Counted<Kind extends string> {
  kind: Kind;
  times: number;
  first: number;
  last: number;
}

/** What was known when. It counts and does not list, so it stays short. Moments are milliseconds since the Unix epoch. */
export interface SessionLog {
  /** The version of this log. */
  version: 1;
  procedure: { id: string; version: string };
  setting: Setting;
  viewer: Viewer;
  platform: Platform;
  phases: Array<Counted<Phase>>;
  /** `at`: since when it is known. `before`: when what stood before was known, if it was opened again. */
  requirements: Array<{
    id: string;
    status: RequirementStatus;
    basis: Basis;
    at: number | null;
    before: number | null;
  }>;
  alerts: Array<Counted<AlertKind>>;
  faults: Array<Counted<string>>;
  /** The clinician's last judgement of quality. */
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
  /** Raised, or over. */
  active: boolean;
}

export interface OutcomeDetail {
  outcome: Outcome;
  charge: Charge;
  reason: string | null;
}

export interface ErrorDetail {
  code: ErrorCode;
  /** For the integrator: what is wrong, and how to mend it. */
  message: string;
}

/** All of them bubble, and are composed. */
export interface TrygtromPanelEventMap {
  /** The panel is on the screen. */
  "trygtrom-ready": CustomEvent<ReadyDetail>;
  "trygtrom-phasechange": CustomEvent<PhaseChangeDetail>;
  "trygtrom-requirementchange": CustomEvent<RequirementChangeDetail>;
  "trygtrom-alert": CustomEvent<AlertDetail>;
  "trygtrom-outcome": CustomEvent<OutcomeDetail>;
  "trygtrom-error": CustomEvent<ErrorDetail>;
}

export declare class TrygtromPanel extends HTMLElement {
  static readonly observedAttributes: string[];

  // Each of these reflects the attribute of its name. `null` takes the attribute away.

  /** Which video system the panel stands beside. Absent or invalid: `manual`. */
  get platform(): string;
  set platform(value: Platform | null);
  /** The attribute `for`: the id of the embed element in the same document (whereby, practice). */
  get htmlFor(): string;
  set htmlFor(value: string | null);
  /** The conference node, as a host name or an https address (join). Only a clinician's panel joins. */
  get node(): string;
  set node(value: string | null);
  /** The alias of the conference (join). The panel joins it as a participant that everybody sees. */
  get conference(): string;
  set conference(value: string | null);
  /** Whose panel this is. Absent or invalid: `patient`. */
  get viewer(): string;
  set viewer(value: Viewer | null);
  /** Absent or invalid: `unknown-patient`. */
  get setting(): string;
  set setting(value: Setting | null);
  /**
   * An opaque key, one for each appointment. Absent: nothing is kept across a reload. Changed: a new consultation
   * begins, and what was kept of the old one is wiped.
   */
  get consultation(): string;
  set consultation(value: string | null);
  /** Absent: `auto`. */
  get theme(): string;
  set theme(value: Theme | null);

  /**
   * A procedure file as an object, which wins over the attribute; a built-in id or an address, which is written to the
   * attribute. `null` takes the object away.
   */
  get procedure(): object | string | null;
  set procedure(value: object | string | null | undefined);
  /** Through which the conference is heard (join), or the room (whereby-sdk). It wins over `node` and `conference`. */
  get source(): ConferenceSource | null;
  set source(value: ConferenceSource | null | undefined);
  /** Who is to come. */
  get expected(): readonly ExpectedParticipant[] | undefined;
  set expected(value: readonly ExpectedParticipant[] | null | undefined);
  get appointment(): Appointment | undefined;
  set appointment(value: Appointment | null | undefined);
  /** Whether this person has read what a new user reads once. */
  get onboarded(): boolean;
  set onboarded(value: boolean | null | undefined);

  /**
   * Fulfilled when the panel is on the screen; rejected when it cannot start and the paper checklist stands in its
   * place. A new promise once the panel is taken out of the page, or somebody tries again.
   */
  get ready(): Promise<void>;

  /** `null` before the panel is ready. */
  report(): Report | null;
  /**
   * What was known when, for the hospital's own work on quality; without names. Not an audit trail: a page is no sworn
   * witness. `null` before the panel is ready.
   */
  sessionLog(): SessionLog | null;
  /**
   * A note for the record. It holds no names and no health content. `null` before the panel is ready.
   * `"fhir"` gives a Bundle of FHIR R4, of type `collection`: an Encounter and a QuestionnaireResponse.
   * @throws TypeError for another kind.
   */
  journalNote(kind: "text"): string | null;
  journalNote(kind: "fhir"): object | null;
  /** Wipes state and storage, and goes back to preparation. */
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

/** Where the files are, for pages that have moved them. Relative addresses start from the page. */
export interface Places {
  /** The address of trygtrom_bg.wasm. */
  wasm?: string | URL;
  /** The folder that `texts/` and `paper/` are in, and the wasm too where it is not told apart. */
  assets?: string | URL;
}

/**
 * Call it in the module that imports this one, before the first panel is used. Later it throws.
 * A second copy of the script on one page has its own places.
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
