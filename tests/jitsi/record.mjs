// Records the messages of scripted consultations in a Jitsi room, as the element passes them on. Each step waits until its last
// message has come, so every run gives the same.
import { adapt } from "../../www/element/platform/jitsi/source.js";
import { openRoom, until } from "./vendor.mjs";

const PATIENT = "Prøve Pasient";
const STRANGER = "Ukjent";

/** @type {Record<string, { late?: boolean, without?: string[], play: (setup: any) => Promise<void> }>} */
const SCRIPTS = {
  /** The patient knocks, is let in and talks; the clinician ends for all. */
  consultation: {
    async play({ room, run, at }) {
      await at(1_000, () => room.join("Prøve Behandler"), "jitsi:devices");
      await at(5_000, () => run("lock"));
      await until(() => room.lobbyIsOn, "the lobby is on");
      let knocker;
      await at(30_000, () => void (knocker = room.knock(PATIENT)), "knockingParticipant");
      await at(40_000, () => run("admit", knocker), "participantJoined");
      const [patient] = [...room.people.keys()].slice(-1);
      await at(60_000, () => room.rename(patient, "Prøve P."), "displayNameChange");
      await at(70_000, () => room.share([patient]), "contentSharingParticipantsChanged");
      await at(80_000, () => room.share([]), "contentSharingParticipantsChanged");
      await at(90_000, () => room.share([room.me]), "contentSharingParticipantsChanged");
      await at(95_000, () => room.share([]), "contentSharingParticipantsChanged");
      await at(100_000, () => room.send("chat-updated", { isOpen: true, unreadCount: 0 }), "chatUpdated");
      await at(101_000, () => room.send("incoming-message", { from: patient, nick: "Prøve P.", message: "Hei", privateMessage: false }), "incomingMessage");
      await at(102_000, () => room.send("outgoing-message", { message: "Hei selv", privateMessage: false }), "outgoingMessage");
      await at(103_000, () => room.send("chat-updated", { isOpen: false, unreadCount: 0 }), "chatUpdated");
      await at(110_000, () => run("microphone-off"), "audioMuteStatusChanged");
      await at(111_000, () => run("camera-off"), "videoMuteStatusChanged");
      await at(115_000, () => room.mute("audio", false), "audioMuteStatusChanged");
      await at(900_000, () => room.depart(patient), "participantLeft");
      await at(905_000, () => run("end-for-all"), "videoConferenceLeft");
    },
  },
  /** A stranger comes in beside the patient, is removed, knocks, and is turned away. */
  stranger: {
    async play({ room, run, at }) {
      await at(1_000, () => room.join("Prøve Behandler"), "jitsi:devices");
      await at(10_000, () => void room.arrive(PATIENT), "participantJoined");
      let stranger;
      await at(20_000, () => void (stranger = room.arrive(STRANGER)), "participantJoined");
      await at(30_000, () => run("remove", stranger), "participantLeft");
      await at(40_000, () => void (stranger = room.knock(STRANGER)), "knockingParticipant");
      await at(50_000, () => run("remove", stranger), "jitsi:answered");
      // Told of a moderator's answer in the room itself: only who is let in.
      let others;
      await at(60_000, () => void (others = [room.knock("Prøve Pårørende"), room.knock("Prøve Pårørende")]), "knockingParticipant");
      await at(61_000, () => void room.answer(others[0], true), "participantJoined");
      await at(70_000, () => room.kick(room.me, stranger), "videoConferenceLeft");
    },
  },
  /** Reports without cause when the viewer joins, two recordings, a stream, a transcription, and a failure. */
  recording: {
    async play({ room, run, at }) {
      await at(1_000, () => room.join("Prøve Behandler"), "jitsi:devices");
      await at(1_100, () => room.record(false, "file"), "recordingStatusChanged");
      await at(1_200, () => room.record(false, "stream", { error: "service-unavailable" }), "recordingStatusChanged");
      await at(1_300, () => room.transcribe(false), "transcribingStatusChanged");
      await at(60_000, () => room.record(true, "file", { transcription: true }), "recordingStatusChanged");
      await at(60_100, () => room.record(true, "file", { transcription: true }), "recordingStatusChanged");
      await at(61_000, () => room.record(true, "local"), "recordingStatusChanged");
      await at(62_000, () => room.send("recording-status-changed", { on: false, mode: "file", error: "busy" }), "recordingStatusChanged");
      await at(70_000, () => room.record(false, "local"), "recordingStatusChanged");
      await at(80_000, () => run("stop-recording"), "recordingStatusChanged");
      await at(90_000, () => room.record(true, "stream"), "recordingStatusChanged");
      await at(91_000, () => run("stop-streaming"), "recordingStatusChanged");
      await at(100_000, () => room.transcribe(true), "transcribingStatusChanged");
      await at(101_000, () => room.transcribe(false), "transcribingStatusChanged");
    },
  },
  /** The panel is opened in a call that goes on, by a patient, who may not moderate. */
  late: {
    late: true,
    async play({ room, run, at }) {
      await at(10_000, () => run("microphone-off"), "jitsi:refused");
      const [, clinician] = [...room.people.keys()];
      await at(20_000, () => room.send("participant-role-changed", { id: clinician, role: "moderator" }), "participantRoleChanged");
      await at(30_000, () => room.send("participant-role-changed", { id: room.me, role: "moderator" }), "participantRoleChanged");
      await at(40_000, () => run("leave"), "videoConferenceLeft");
    },
  },
  /** The connection breaks. The viewer is back with another id, as is the patient; the earlier ones are listed for a while. */
  reconnect: {
    async play({ room, at }) {
      await at(1_000, () => room.join("Prøve Behandler"), "jitsi:devices");
      let patient;
      await at(10_000, () => void (patient = room.arrive(PATIENT)), "participantJoined");
      await at(60_000, () => room.send("error-occurred", { error: { name: "connection.droppedError", type: "CONNECTION", isFatal: true } }), "errorOccurred");
      const before = room.me;
      await at(65_000, () => {
        room.people.delete(patient);
        room.people.set(before, { displayName: "Prøve Behandler", role: "moderator" });
        room.people.set(room.arrive(PATIENT), { displayName: PATIENT, role: "participant" });
        const ghost = room.people.get(before);
        room.join("Prøve Behandler");
        room.people.set(before, ghost);
      }, "jitsi:devices");
      await at(90_000, () => room.depart(before), "participantLeft");
      await at(95_000, () => room.send("error-occurred", { error: { name: "gum.permission_denied", isFatal: false } }), "errorOccurred");
      // Nobody has announced these.
      await at(96_000, () => room.send("participant-left", { id: "b0c09999" }), "participantLeft");
      await at(97_000, () => room.send("display-name-change", { id: "b0c09999", displayname: STRANGER }), "displayNameChange");
      await at(98_000, () => room.send("participant-kicked-out", { kicked: { id: "b0c09999", local: false }, kicker: { id: "b0c09998" } }), "participantKickedOut");
    },
  },
  /** The room never answers, and then does; its version lacks a command. */
  silent: {
    without: ["endConference"],
    async play({ room, run, at, expire, retell }) {
      room.deaf = true;
      await at(1_000, () => room.join("Prøve Behandler"), "participantRoleChanged");
      await at(31_000, expire);
      await at(40_000, () => run("end-for-all"), "jitsi:refused");
      await at(50_000, () => {
        room.deaf = false;
        retell();
      }, "jitsi:devices");
    },
  },
};

/** @returns {Promise<Array<[name: string, text: string]>>} */
export async function record() {
  const recordings = [];
  for (const [name, script] of Object.entries(SCRIPTS)) recordings.push([name, await recordOne(script)]);
  return recordings;
}

async function recordOne({ late = false, without = [], play }) {
  let now = 0;
  const messages = [];
  const timers = [];
  const { api, room } = await openRoom({ without });
  if (late) {
    room.arrive("Prøve Behandler", "moderator");
    room.join(PATIENT, { role: "participant" });
    room.share([room.me]);
    await until(() => api._myUserID, "the viewer is in");
  }
  const source = adapt(api, { silent() {}, answers() {} }, (callback) => void timers.push(callback));
  if (typeof source === "string") throw new Error(source);
  const stop = new AbortController();
  source.subscribe((_, type, detail) => void messages.push({ at: now, type, detail }), stop.signal);
  const count = (type) => messages.filter((one) => one.type === type).length;
  if (late) await until(() => count("jitsi:devices") === 1, "the answers of the room");
  const at = async (time, act, type) => {
    now = time;
    const before = type ? count(type) : 0;
    act();
    if (type) await until(() => count(type) > before, `${type} at ${time}`);
    // Whatever comes besides belongs to this step.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const setup = { room, at, run: (command, id) => source.run(command, id), expire: () => timers.forEach((callback) => callback()), retell: () => source.retell() };
  await play(setup);
  stop.abort();
  return messages.map((message) => `${JSON.stringify(message)}\n`).join("");
}
