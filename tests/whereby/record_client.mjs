// Records what `trygtrom/whereby` tells of scripted consultations through the vendor's client, and through the state of its hook for
// React, as test data for the adapter. `UPDATE_EXPECT=1` with tests/node/whereby_source.test.mjs writes the files.
import { wherebySource } from "../../www/whereby-source/index.js";
import { hookOf, openClient, turns } from "./client.mjs";

/** Of the document only its visibility is read, while the quality is measured. */
globalThis.document ??= /** @type {any} */ (Object.assign(new EventTarget(), { visibilityState: "visible" }));

const PATIENT = { displayName: "Prøve Pasient", externalId: "pasient-1" };

/**
 * @typedef {object} Setup
 * @property {ReturnType<typeof openClient>} page
 * @property {(command: string, id?: string) => void} run
 * @property {(time: number, act: () => unknown) => Promise<any>} at
 *
 * @type {Record<string, { options?: object, late?: boolean, measured?: boolean, play: (setup: Setup) => Promise<void> }>}
 */
const SCRIPTS = {
  /** The patient knocks and is let in; somebody else is turned away, a third is removed; the call is ended for all. */
  consultation: {
    options: { locked: true },
    async play({ page: { room, join, connection }, run, at }) {
      await at(1_000, () => join());
      const patient = await at(10_000, () => room.knock("Prøve Pasient"));
      await at(11_000, () => room.send("room_knocked", { clientId: patient, displayName: "Prøve Pasient", imageUrl: null, liveVideo: false }));
      await at(15_000, () => run("admit", patient));
      await at(16_000, () => room.enter(patient));
      const other = await at(20_000, () => room.knock("Ukjent"));
      await at(22_000, () => connection.holdWaitingParticipant(other, "Vent litt"));
      await at(25_000, () => run("remove", other));
      await at(30_000, () => run("unlock"));
      const stranger = await at(40_000, () => room.addClient({ displayName: "Ukjent" }));
      await at(45_000, () => run("remove", stranger));
      await at(46_000, () => run("lock"));
      await at(50_000, () => run("microphone-on"));
      await at(55_000, () => run("microphone-off"));
      await at(60_000, () => room.write(patient, "Hei"));
      await at(70_000, () => room.rename(patient, "Prøve P."));
      await at(80_000, () => room.leave(patient));
      await at(85_000, () => run("end-for-all"));
    },
  },
  /** The viewer joins a room that is recorded and transcribed already, with an assistant; then everything stops and starts. */
  machines: {
    async play({ page: { room, join }, run, at }) {
      room.addClient({ displayName: "Opptak", role: "recorder" });
      room.addClient({ displayName: "Hjelper", role: "assistant" });
      room.transcribe(true);
      await at(1_000, () => join());
      await at(10_000, () => run("stop-recording"));
      await at(15_000, () => run("stop-transcription"));
      await at(16_000, () => room.transcribe(false));
      const streamer = await at(20_000, () => room.addClient({ displayName: "Strøm", role: "streamer" }));
      await at(25_000, () => room.addClient({ displayName: "Teksting", role: "captioner" }));
      await at(30_000, () => room.addClient({ displayName: "Lyd", more: { isAudioRecorder: true } }));
      await at(35_000, () => room.leave(streamer));
      const recorder = await at(40_000, () => room.record());
      // The recorder is gone before the server says that the recording has stopped.
      await at(50_000, () => room.leave(recorder));
      await at(55_000, () => room.send("cloud_recording_stopped"));
      await at(60_000, () => room.send("cloud_recording_started", { error: "no_storage" }));
    },
  },
  /** The source gets the connections of the call, of which there are none yet. */
  measures: {
    measured: true,
    play: ({ page, at }) => at(1_000, () => page.join()),
  },
  /** A guest: no rights, out by the door, on hold, turned away, let in, and put out. */
  door: {
    options: { locked: true, host: false, name: "Prøve Pasient" },
    async play({ page, run, at }) {
      const { room, join, knock } = page;
      await at(1_000, () => run("leave"));
      await at(2_000, () => join());
      await at(3_000, () => knock());
      await at(10_000, () => room.answer(page.id, "hold", { message: "Vent litt" }));
      await at(15_000, () => room.answer(page.id, "reject"));
      await at(20_000, () => join());
      await at(21_000, () => knock());
      await at(22_000, () => page.connection.cancelKnock());
      await at(25_000, () => join());
      await at(26_000, () => knock());
      // The client joins by itself when it is let in.
      await at(30_000, () => room.answer(page.id, "accept"));
      for (const command of ["lock", "unlock", "end-for-all", "nothing"]) await at(35_000, () => run(command));
      await at(36_000, () => run("remove", "nobody"));
      await at(40_000, () => room.kick(page.id));
    },
  },
  /** The connection breaks: the viewer is back with another id, as is the patient, and much has changed meanwhile. */
  reconnect: {
    async play({ page: { room, join, cut, store, dispatch }, at }) {
      await at(1_000, () => join());
      const patient = await at(5_000, () => room.addClient(PATIENT));
      const knocker = await at(10_000, () => room.knock("Ukjent"));
      await at(20_000, () => room.record());
      await at(30_000, () => cut());
      room.stopKnocking(knocker);
      room.stopRecording();
      room.leave(patient);
      room.lock(true);
      room.addClient({ ...PATIENT, displayName: "Prøve P." });
      await at(35_000, () => join());
      await at(40_000, () => room.knock("Ukjent"));
      await at(45_000, () => cut());
      // The page gives up while the connection is broken.
      await at(50_000, () => dispatch("app/doAppStop"));
      if (store.getState().app.isActive) throw new Error("the client is active");
    },
  },
  /** Screens: the viewer's, whatever it shows, and that of others once its media arrives. */
  screens: {
    async play({ page: { room, join, shares, arrives, connection }, run, at }) {
      await at(1_000, () => join());
      const patient = await at(2_000, () => room.addClient(PATIENT));
      for (const [turn, surface] of ["window", "browser", "monitor", undefined].entries()) {
        await at(10_000 + turn * 10_000, () => shares(surface));
        await at(15_000 + turn * 10_000, () => (surface === "window" ? run("stop-sharing") : connection.stopScreenshare()));
      }
      await at(50_000, () => room.share(patient, true));
      await at(51_000, () => arrives(patient));
      await at(55_000, () => room.share(patient, false));
      await at(60_000, () => connection.toggleCamera(true));
      await at(61_000, () => run("camera-off"));
      await at(65_000, () => run("leave"));
    },
  },
  /** The panel is opened in a call that goes on, and asked to tell it again. */
  late: {
    late: true,
    async play({ page: { room, join, arrives }, run, at }) {
      join();
      const patient = room.addClient(PATIENT);
      room.share(patient, true);
      arrives(patient);
      room.write(patient, "Hei");
      room.knock("Ukjent");
      room.record();
      await at(10_000, () => run("listen"));
      await at(20_000, () => run("again"));
    },
  },
};

/** What a page with the hook for React gives. */
const OF_HOOK = ["consultation", "machines", "measures", "screens", "door"];

/** @returns {Promise<Array<[path: string, text: string]>>} By path below `tests/recordings`. */
export async function record() {
  const recordings = [];
  for (const [name, script] of Object.entries(SCRIPTS)) recordings.push([`whereby-sdk/${name}.jsonl`, await recordOne(script, false)]);
  for (const name of OF_HOOK) recordings.push([`whereby-sdk-hook/${name}.jsonl`, await recordOne(SCRIPTS[name], true)]);
  return recordings;
}

async function recordOne({ options, late = false, measured = false, play }, hook) {
  let now = 0;
  const messages = [];
  const page = openClient(options);
  const source = wherebySource(hook ? hookOf(page) : page.client, measured ? { connections: () => [] } : {});
  if (source.problem) throw new Error(source.problem);
  const stop = new AbortController();
  const listen = () => source.subscribe((_, type, detail) => void messages.push({ at: now, type, detail }), stop.signal);
  const own = { listen, again: () => source.retell() };
  if (!late) listen();
  const render = hook ? page.connection.subscribe(() => source.update(hookOf(page))) : () => {};
  const at = async (time, act) => {
    now = time;
    const given = act();
    await turns();
    return given;
  };
  await play({ page, at, run: (command, id) => (Object.hasOwn(own, command) ? own[command]() : source.run(command, id)) });
  render();
  stop.abort();
  page.end();
  await turns();
  return messages.map((message) => `${JSON.stringify(message)}\n`).join("");
}
