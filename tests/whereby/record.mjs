// Writes what the extension hands on in invented consultations: the material from which the adapter is built and tested.
// `UPDATE_EXPECT=1` with tests/node/extension_whereby.test.mjs writes the files.
import { listenIn } from "./heard.mjs";

const PATIENT = { displayName: "Prøve Pasient", externalId: "pasient-1" };

/** @type {Record<string, { options?: object, play: (set: ReturnType<typeof listenIn>, wait: (ms: number) => void) => void }>} */
const SCRIPTS = {
  /** Everybody comes, the door is locked, they talk and go. */
  consultation: {
    play({ room, join, ask }, wait) {
      join();
      wait(30_000);
      const patient = room.come(PATIENT);
      wait(10_000);
      ask("set_lock", { locked: true });
      wait(20_000);
      room.say("audio_enabled", { clientId: patient, isAudioEnabled: false });
      room.write(patient, "Hei");
      wait(60_000);
      room.share(patient, true);
      wait(60_000);
      room.share(patient, false);
      wait(60_000);
      room.leave(patient);
      wait(5_000);
      ask("leave_room");
    },
  },
  /** A locked room: who comes, knocks, and is let in or not. */
  knocking: {
    options: { locked: true },
    play({ room, join }, wait) {
      const early = room.knock("Prøve Pasient");
      join();
      wait(8_000);
      const stranger = room.knock("Ukjent");
      room.answer(early, "accept");
      room.enter(early);
      wait(4_000);
      room.answer(stranger, "hold");
      wait(4_000);
      room.answer(stranger, "reject");
      const patient = room.knock("Prøve Pårørende");
      wait(2_000);
      room.stopKnocking(patient);
      room.lock(false);
    },
  },
  /** The panel comes to a room where all goes on already, with machines of every kind in it. */
  machines: {
    play({ room, join }, wait) {
      room.come({ displayName: "Prøve Kollega", role: "host" });
      room.come({ displayName: "Opptak", role: "recorder" });
      room.transcribe(true);
      join();
      wait(10_000);
      room.transcribe(false);
      const streamer = room.come({ displayName: "Strøm", role: "streamer" });
      const captioner = room.come({ displayName: "Teksting", role: "captioner" });
      room.come({ displayName: "Hjelper", role: "assistant" });
      room.come({ displayName: "Lyd", role: "visitor", more: { isAudioRecorder: true } });
      wait(10_000);
      room.streamingStops();
      room.leave(streamer);
      room.leave(captioner);
      wait(10_000);
      room.transcribe(true);
      room.stopRecording();
    },
  },
  /** A recording is asked for twice: once it does not come about. */
  recording: {
    play({ room, join, ask }, wait) {
      join();
      room.say("cloud_recording_started", { error: "no_storage" });
      room.say("live_transcription_started", { error: "not_available" });
      wait(5_000);
      ask("start_recording", { recording: "cloud" });
      wait(60_000);
      ask("stop_recording");
    },
  },
  /** Names change, and two share at a time. */
  names: {
    play({ room, join, own }, wait) {
      join();
      const patient = room.come(PATIENT);
      const relative = room.come({ displayName: "Prøve Pårørende" });
      room.rename(patient, "Prøve P.");
      room.rename(own, "Prøve B.");
      room.say("client_metadata_received", { error: "too_long" });
      wait(5_000);
      room.share(patient, true);
      room.share(relative, true);
      wait(5_000);
      room.share(patient, false);
      room.leave(relative);
      room.say("chat_message", { error: "file_sharing_not_enabled" });
    },
  },
  /** The viewer shares a window, a tab, the whole screen, and what the browser does not tell. */
  screen: {
    play({ join, overheard }, wait) {
      join();
      for (const surface of ["window", "browser", "monitor", null]) {
        overheard.hear(["screen", true, surface]);
        wait(10_000);
        overheard.hear(["screen", false, null]);
      }
    },
  },
  /** The line breaks, and the viewer comes in again under another handle. */
  reconnect: {
    play({ room, join, overheard }, wait) {
      join();
      room.come(PATIENT);
      wait(10_000);
      overheard.hear(["closed", 1]);
      wait(10_000);
      join();
    },
  },
  /** The viewer knocks, waits, is let in, and is put out. */
  door: {
    options: { locked: true },
    play({ room, join, ask, own }, wait) {
      join({ roomKey: null });
      ask("knock_room", { displayName: "Prøve Behandler" });
      wait(5_000);
      room.answer(own, "accept");
      join({ roomKey: null });
      wait(5_000);
      room.kick(own);
    },
  },
};

export const RECORDINGS = Object.keys(SCRIPTS);

/** @param {string} name @returns {{ lines: string, said: Array<[string, unknown]> }} What is handed on, a line for each message, and what the server said. */
export function record(name) {
  const { options, play } = SCRIPTS[name];
  const set = listenIn(options);
  let at = 0;
  let lines = "";
  const flush = () => {
    for (const { type, detail } of set.told.splice(0)) lines += `${JSON.stringify({ at, type, detail })}\n`;
  };
  play(set, (ms) => {
    flush();
    at += ms;
  });
  flush();
  return { lines, said: set.said };
}
