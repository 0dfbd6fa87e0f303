/** The panel's source: what the host tells of the meeting, through the vendor's library. It takes no commands. */
import { own } from "../element/own.js";

/** The host's messages, and the field of each that is read. */
const STREAM = ["meeting.liveStreamChanged", "isStreaming"];
const SPEECH = ["meeting.speakingStateChanged", "isSpeakingDetected"];

const NO_STREAM = {
  code: "teams-no-stream",
  message: "Teams does not say whether the meeting is streamed. Check that the app's manifest has supportsStreaming. The panel asks a person instead.",
};
const NO_SPEECH = {
  code: "teams-no-speech",
  message: "Teams does not say whether somebody speaks. Grant the app OnlineMeetingIncomingAudio.Detect.Chat. The panel goes without it.",
};

/** @typedef {{ code: string, message: string }} Problem */

export class MeetingSource {
  #meeting;
  #problem;
  #now;
  /** @type {Set<string>} The problems that were reported. */
  #reported = new Set();
  /** @type {(of: string[], detail: object) => void} */
  #say = () => {};

  /**
   * @param {Pick<typeof import("@microsoft/teams-js").meeting, "getLiveStreamState" | "registerLiveStreamChangedHandler" | "registerSpeakingStateChangeHandler">} meeting
   * @param {(problem: Problem) => void} problem @param {() => number} [now]
   */
  constructor(meeting, problem, now = Date.now) {
    this.#meeting = meeting;
    this.#problem = problem;
    this.#now = now;
  }

  /** @param {(at: number, type: string, detail: unknown) => void} sink @param {AbortSignal} signal */
  subscribe(sink, signal) {
    this.#say = ([type], detail) => void (signal.aborted || sink(this.#now(), type, detail));
    // The library has one handler for each event and no way to take it away.
    this.#attempt(NO_STREAM, () => this.#meeting.registerLiveStreamChangedHandler((state) => this.#take(STREAM, state, NO_STREAM)));
    this.#attempt(NO_SPEECH, () => this.#meeting.registerSpeakingStateChangeHandler((state) => this.#take(SPEECH, state, NO_SPEECH)));
    this.retell();
  }

  /** Asks again for what can be asked for. */
  retell() {
    this.#attempt(NO_STREAM, () =>
      this.#meeting.getLiveStreamState((error, state) => (error ? this.#fail(NO_STREAM) : this.#take(STREAM, state, NO_STREAM))),
    );
  }

  /** @param {string[]} of @param {unknown} state @param {Problem} problem */
  #take(of, state, problem) {
    const [, field] = of;
    const error = own(state, "error") ?? null;
    if (error !== null) this.#fail(problem);
    // The text of an error is not passed on.
    this.#say(of, error === null ? { [field]: own(state, field) } : { error: true });
  }

  /** @param {Problem} problem */
  #fail(problem) {
    if (this.#reported.has(problem.code)) return;
    this.#reported.add(problem.code);
    this.#problem(problem);
  }

  /** The library throws in a frame of another kind, and with a host of another version. @param {Problem} problem @param {() => void} work */
  #attempt(problem, work) {
    try {
      work();
    } catch {
      this.#fail(problem);
    }
  }
}
