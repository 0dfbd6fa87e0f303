// The far side of the line: a Teams client as a page in its iframe knows it. It answers what the vendor's library asks, and pushes
// what changes. The shapes were found by running the library.

/** The context of a clinician in the side panel of a meeting. All values are invented. */
export const CONTEXT = Object.freeze({
  frameContext: "sidePanel",
  meetingId: "MCMxOTptZWV0aW5nX3Byb2ZlQHRocmVhZC52MiMw",
  chatId: "19:meeting_prove@thread.v2",
  userObjectId: "00000000-0000-4000-8000-00000000000a",
  userPrincipalName: "prove.behandler@sykehuset.example",
  tid: "00000000-0000-4000-8000-00000000000b",
  appSessionId: "00000000-0000-4000-8000-00000000000c",
  sessionId: "00000000-0000-4000-8000-00000000000d",
  hostClientType: "desktop",
  hostName: "Teams",
  theme: "default",
  locale: "nb-no",
});

const RUNTIME = { apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: { app: {}, meeting: {}, pages: {} } };

export class TeamsHost {
  #post;
  /** Names of the functions that were asked for, in order. @type {string[]} */
  calls = [];
  context = { ...CONTEXT };
  streaming = false;
  /** Functions that are not answered; `*`: none is. @type {Set<string>} */
  deaf = new Set();
  /** Functions that are answered with an error. @type {Set<string>} */
  failing = new Set();
  /** How often a question is answered. */
  answers = 1;
  /** What `initialize` is answered with, after the kind of frame and of client. */
  version = [JSON.stringify(RUNTIME), "2.46.0"];
  /** @type {Array<() => void>} Answers that were held back. */
  #late = [];

  /** @param {(message: object) => void} post Sends a message into the iframe. */
  constructor(post) {
    this.#post = post;
  }

  /** A message of the iframe. @param {any} message */
  receive(message) {
    const { id, uuidAsString, func, args } = message ?? {};
    if (typeof func !== "string") return;
    this.calls.push(func === "registerHandler" ? `registerHandler ${args?.[0]}` : func);
    const answer = this.#answer(func);
    if (answer === null) return;
    const send = () => {
      for (let time = 0; time < this.answers; time += 1) this.#post({ id, uuidAsString, args: answer });
    };
    if (this.deaf.has("*") || this.deaf.has(func)) this.#late.push(send);
    else send();
  }

  #answer(func) {
    const failed = this.failing.has(func);
    if (func === "initialize") return [this.context.frameContext, this.context.hostClientType, ...this.version];
    if (func === "getContext") return failed ? [null] : [this.context];
    if (func === "meeting.getLiveStreamState") return failed ? [{ errorCode: 1000, message: "No permission for prove.behandler" }, null] : [null, { isStreaming: this.streaming }];
    return null;
  }

  /** Answers now what was not answered. */
  answerLate() {
    this.deaf.clear();
    for (const send of this.#late.splice(0)) send();
  }

  /** Pushes an event. @param {string} func @param {unknown[]} args */
  push(func, ...args) {
    this.#post({ func, args });
  }

  /** @param {boolean} on */
  stream(on) {
    this.streaming = on;
    this.push("meeting.liveStreamChanged", { isStreaming: on });
  }

  /** @param {boolean} on */
  speak(on) {
    this.push("meeting.speakingStateChanged", { isSpeakingDetected: on });
  }

  /** @param {string} theme */
  paint(theme) {
    this.context = { ...this.context, theme };
    this.push("themeChange", theme);
  }

  /** @param {object} changes */
  change(changes) {
    this.context = { ...this.context, ...changes };
    this.push("contextChange", this.context);
  }
}
