// Records what the extension forwards in scripted consultations, as test data for the adapter. `UPDATE_EXPECT=1` with
// tests/node/extension_whereby.test.mjs writes the files.
import { reading } from "../extension/relayed.mjs";
import { frame, observePage } from "./observed.mjs";
import { SignalRoom } from "./room.mjs";

const PATIENT = { displayName: "Prøve Pasient", externalId: "pasient-1" };

/** @type {Record<string, { options?: object, play: (page: ReturnType<typeof observePage>, wait: (ms: number) => void) => void }>} */
const SCRIPTS = {
  /** Everybody joins, the room is locked, they talk and leave. */
  consultation: {
    play({ room, join, request }, wait) {
      join();
      wait(30_000);
      const patient = room.addClient(PATIENT);
      wait(10_000);
      request("set_lock", { locked: true });
      wait(20_000);
      room.send("audio_enabled", { clientId: patient, isAudioEnabled: false });
      room.write(patient, "Hei");
      wait(60_000);
      room.share(patient, true);
      wait(60_000);
      room.share(patient, false);
      wait(60_000);
      room.leave(patient);
      wait(5_000);
      request("leave_room");
    },
  },
  /** A locked room: people knock and are admitted or rejected. */
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
  /** The viewer joins a call in progress with every kind of machine. */
  machines: {
    play({ room, join }, wait) {
      room.addClient({ displayName: "Prøve Kollega", role: "host" });
      room.addClient({ displayName: "Opptak", role: "recorder" });
      room.transcribe(true);
      join();
      wait(10_000);
      room.transcribe(false);
      const streamer = room.addClient({ displayName: "Strøm", role: "streamer" });
      const captioner = room.addClient({ displayName: "Teksting", role: "captioner" });
      room.addClient({ displayName: "Hjelper", role: "assistant" });
      room.addClient({ displayName: "Lyd", role: "visitor", more: { isAudioRecorder: true } });
      wait(10_000);
      room.stopStreaming();
      room.leave(streamer);
      room.leave(captioner);
      wait(10_000);
      room.transcribe(true);
      room.stopRecording();
    },
  },
  /** A recording fails to start and is requested again. */
  recording: {
    play({ room, join, request }, wait) {
      join();
      room.send("cloud_recording_started", { error: "no_storage" });
      room.send("live_transcription_started", { error: "not_available" });
      wait(5_000);
      request("start_recording", { recording: "cloud" });
      wait(60_000);
      request("stop_recording");
    },
  },
  /** Names change, and two participants share at once. */
  names: {
    play({ room, join, own }, wait) {
      join();
      const patient = room.addClient(PATIENT);
      const relative = room.addClient({ displayName: "Prøve Pårørende" });
      room.rename(patient, "Prøve P.");
      room.rename(own, "Prøve B.");
      room.send("client_metadata_received", { error: "too_long" });
      wait(5_000);
      room.share(patient, true);
      room.share(relative, true);
      wait(5_000);
      room.share(patient, false);
      room.leave(relative);
      room.send("chat_message", { error: "file_sharing_not_enabled" });
    },
  },
  /** The viewer shares a window, a tab, the whole screen, and a surface that the browser does not name. */
  screen: {
    play({ join, observer }, wait) {
      join();
      for (const surface of ["window", "browser", "monitor", null]) {
        observer.receive(["screen", true, surface]);
        wait(10_000);
        observer.receive(["screen", false, null]);
      }
    },
  },
  /** The connection breaks and the viewer joins again. */
  reconnect: {
    play({ room, join, open, close }, wait) {
      join();
      room.addClient(PATIENT);
      wait(10_000);
      close();
      wait(10_000);
      open();
      join();
    },
  },
  /** The page has a second socket, in another room with a recorder, and closes it again. */
  several: {
    play({ room, join, observer }, wait) {
      join();
      room.addClient(PATIENT);
      wait(10_000);
      const other = new SignalRoom({ locked: true });
      other.addClient({ displayName: "Opptak", role: "recorder" });
      observer.receive(["open", 2]);
      other.handle(other.id(), (event, payload) => observer.receive(["frame", 2, frame(event, payload)]), "join_room", { displayName: "Prøve Behandler", roomKey: other.roomKey });
      wait(5_000);
      room.transcribe(true);
      room.lock(true);
      other.lock(false);
      wait(5_000);
      observer.receive(["closed", 2]);
      wait(5_000);
      room.transcribe(false);
    },
  },
  /** The browser measures the quality, then does not tell of standstills, and then the page is hidden. */
  measures: {
    play({ join, observer }, wait) {
      join();
      for (const [at, seconds, told] of [[0, 0, true], [5_000, 5, true], [10_000, 10, true], [15_000, 15, false]]) {
        for (const message of reading(at, seconds, told)) observer.receive(message);
        wait(5_000);
      }
      observer.receive(["rest"]);
    },
  },
  /** The viewer knocks, waits, is admitted and is removed. */
  door: {
    options: { locked: true },
    play({ room, join, request, own }, wait) {
      join({ roomKey: null });
      request("knock_room", { displayName: "Prøve Behandler" });
      wait(5_000);
      room.answer(own, "accept");
      join({ roomKey: null });
      wait(5_000);
      room.kick(own);
    },
  },
};

export const RECORDINGS = Object.keys(SCRIPTS);

/** @param {string} name @returns {{ lines: string, serverEvents: Array<[string, unknown]> }} A JSON line for each forwarded message, and the server's events. */
export function record(name) {
  const { options, play } = SCRIPTS[name];
  const page = observePage(options);
  let at = 0;
  let lines = "";
  const flush = () => {
    for (const { type, detail } of page.messages.splice(0)) lines += `${JSON.stringify({ at, type, detail })}\n`;
  };
  play(page, (ms) => {
    flush();
    at += ms;
  });
  flush();
  return { lines, serverEvents: page.serverEvents };
}
