// Records the messages of scripted meetings in Teams, as the element passes them on. Each step waits until its messages have come,
// so every run gives the same.
import { MeetingSource } from "../../www/teams-app/source.js";
import { openTeams } from "./vendor.mjs";

/** @type {Record<string, { prepare?: (host: any) => void, play: (setup: any) => Promise<void> }>} */
const SCRIPTS = {
  /** Somebody speaks; the meeting is streamed for a while. */
  consultation: {
    async play({ host, at }) {
      await at(5_000, () => host.speak(true));
      await at(9_000, () => host.speak(false));
      await at(60_000, () => host.stream(true));
      await at(90_000, () => host.stream(false));
      await at(120_000, () => host.speak(true));
    },
  },
  /** The meeting is streamed before the panel listens. */
  late: {
    prepare: (host) => void (host.streaming = true),
    async play({ host, at, retell }) {
      await at(5_000, () => host.stream(false));
      await at(9_000, retell);
    },
  },
  /** The host refuses, tells of errors, answers twice, and sends what is no state. */
  trouble: {
    prepare: (host) => void host.failing.add("meeting.getLiveStreamState"),
    async play({ host, at, retell }) {
      await at(5_000, () => host.push("meeting.speakingStateChanged", { isSpeakingDetected: false, error: { errorCode: 1000, message: "No permission" } }));
      await at(6_000, () => host.push("meeting.liveStreamChanged", { isStreaming: true, error: { errorCode: 500, message: "Failed" } }));
      await at(7_000, () => host.push("meeting.liveStreamChanged", { isStreaming: "yes" }));
      await at(8_000, () => host.push("meeting.liveStreamChanged"));
      await at(9_000, () => host.push("meeting.speakingStateChanged", null));
      await at(10_000, () => {
        host.failing.clear();
        host.answers = 2;
        retell();
      });
      await at(11_000, () => host.push("meeting.somethingElse", { isStreaming: true }));
    },
  },
};

/** @returns {Promise<Array<{ name: string, text: string, problems: string[] }>>} */
export async function record() {
  const recordings = [];
  for (const [name, { prepare, play }] of Object.entries(SCRIPTS)) {
    let now = 0;
    const messages = [];
    const problems = [];
    const { app, meeting, host, window } = await openTeams(prepare);
    await app.initialize();
    const source = new MeetingSource(meeting, ({ code }) => problems.push(code), () => now);
    const settled = async () => {
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    };
    const stop = new AbortController();
    source.subscribe((at, type, detail) => void messages.push({ at, type, detail }), stop.signal);
    await settled();
    const at = async (time, act) => {
      now = time;
      act();
      await settled();
    };
    await play({ host, at, retell: () => source.retell() });
    stop.abort();
    host.stream(true);
    await settled();
    if (window.errors.length > 0) throw window.errors[0];
    recordings.push({ name, problems, text: messages.map((message) => `${JSON.stringify(message)}\n`).join("") });
  }
  return recordings;
}
