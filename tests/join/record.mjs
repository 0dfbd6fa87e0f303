// Records the client's messages in scripted consultations, as test data for the adapter. Times and ids are the same in
// every run. `UPDATE_EXPECT=1` with tests/node/join_recordings.test.mjs writes the files.
import { GUEST } from "../../www/element/platform/join/messages.js";
import { REASONS } from "../../www/practice/join/room.js";
import { settle } from "./clock.mjs";
import { PIN, makePanel } from "./panel.mjs";

const CLINICIAN = { name: "Prøve Behandler", role: "chair" };
const PATIENT = { name: "Prøve Pasient" };
const RELATIVE = { name: "Prøve Pårørende" };

/** One JSON line for each message, with times from zero. @param {ReturnType<typeof makePanel>} panel @param {number} start */
const lines = ({ fold }, start) =>
  fold.received.map(([at, type, detail]) => `${JSON.stringify({ at: at - start, type, detail })}\n`).join("");

/** @type {Record<string, { room?: object, conferenceOptions?: object, before?: (panel: any) => void, pin?: string, play: (panel: any) => Promise<void> }>} */
const SCRIPTS = {
  /** The panel enters first; everybody joins, the room is locked, they talk and leave. */
  consultation: {
    async play({ room, clock, conference }) {
      await clock.advance(20_000);
      const clinician = room.join(CLINICIAN);
      await clock.advance(30_000);
      const patient = room.join({ ...PATIENT, service: "connecting" });
      await clock.advance(2_000);
      room.update(patient, { service_type: "conference", has_media: true });
      await clock.advance(10_000);
      await conference.run("lock");
      await clock.advance(20_000);
      room.stage([clinician, patient]);
      room.update(patient, { is_muted: "YES" });
      await clock.advance(5_000);
      room.update(patient, { is_muted: "NO" });
      room.message(patient, "Hei");
      await conference.run("microphone-off", clinician);
      await conference.run("camera-off", clinician);
      await clock.advance(5_000);
      await conference.run("microphone-on", clinician);
      await clock.advance(55_000);
      room.present(clinician);
      await clock.advance(60_000);
      room.stopPresenting();
      await clock.advance(60_000);
      room.leave(patient);
      await clock.advance(5_000);
      await conference.run("end-for-all");
      await settle();
    },
  },
  /** A locked room: each participant waits and is admitted in turn. */
  "waiting-room": {
    room: { locked: true },
    async play({ room, clock, conference }) {
      room.join(CLINICIAN);
      await clock.advance(15_000);
      const patient = room.join(PATIENT);
      await clock.advance(12_000);
      const relative = room.join(RELATIVE);
      await clock.advance(8_000);
      await conference.run("admit", patient);
      await clock.advance(10_000);
      await conference.run("admit", relative);
      await clock.advance(30_000);
      const stranger = room.join({ name: "Ukjent", kind: "telephone" });
      await clock.advance(9_000);
      await conference.run("remove", stranger);
      await settle();
      await conference.run("leave");
      await settle();
    },
  },
  /** Guests wait because no host has joined, not because of a lock. */
  "host-has-not-come": {
    async play({ room, clock }) {
      await clock.advance(5_000);
      room.join(PATIENT);
      await clock.advance(240_000);
      room.join(CLINICIAN);
      await clock.advance(1_000);
    },
  },
  /** A stranger joins an unlocked room, is removed, and returns under another name. */
  stranger: {
    before({ room }) {
      room.join(CLINICIAN);
      room.join(PATIENT);
    },
    async play({ room, clock, conference }) {
      await clock.advance(60_000);
      const stranger = room.join({ name: "Ukjent" });
      await clock.advance(12_000);
      await conference.run("remove", stranger);
      await clock.advance(20_000);
      const again = room.join({ name: "Prøve Behandler" });
      await clock.advance(5_000);
      room.update(again, { display_name: "Noen Annen", overlay_text: "Noen Annen" });
      await clock.advance(3_000);
      await conference.run("remove", again);
      await conference.run("lock");
      await clock.advance(1_000);
      room.join({ name: "Har Koden", role: "chair" });
      await clock.advance(1_000);
    },
  },
  /** Every kind of machine in the list, and the recording fields of newer nodes. */
  machines: {
    before({ room }) {
      room.join(CLINICIAN);
      room.join(PATIENT);
    },
    async play({ room, clock }) {
      await clock.advance(30_000);
      const recorder = room.join({ name: "Opptak", kind: "recorder" });
      room.change({ recording: true });
      await clock.advance(30_000);
      room.leave(recorder);
      room.change({ recording: false });
      await clock.advance(10_000);
      const streamer = room.join({ name: "Strøm", kind: "streamer" });
      room.change({ streaming: true });
      await clock.advance(10_000);
      room.leave(streamer);
      room.change({ streaming: false });
      await clock.advance(10_000);
      const control = room.join({ name: "Panel", kind: "api", fields: { call_tag: "trygtrom" } });
      const unknown = room.join({ name: "Styring", kind: "api" });
      await clock.advance(10_000);
      room.change({ transcribing: true });
      room.change({ transcribing: false, ai_enabled: true });
      room.change({ ai_enabled: false, public_streaming: true });
      room.change({ public_streaming: false });
      const external = room.join({ name: "Utenfra", kind: "external" });
      room.update(external, { is_recording: true });
      room.update(external, { is_recording: false, is_transcribing: true });
      room.update(external, { is_transcribing: false });
      room.join({ name: "12345678", kind: "telephone" });
      room.join({ name: "Lyd", kind: "audio" });
      await clock.advance(10_000);
      room.leave(control);
      room.leave(unknown);
      await settle();
    },
  },
  /** The stream is cut: participants in the new snapshot did not just join. Later the node restarts with new uuids. */
  reconnect: {
    before({ room }) {
      room.join(CLINICIAN);
      room.join(PATIENT);
    },
    async play({ node, room, clock }) {
      await clock.advance(30_000);
      node.cut();
      await clock.advance(3_000);
      const relative = room.join(RELATIVE);
      await clock.advance(20_000);
      node.faults.down = true;
      node.cut();
      room.leave(relative);
      room.lock();
      await clock.advance(30_000);
      node.faults.clear();
      await clock.advance(31_000);
      node.restart();
      await clock.advance(5_000);
      node.faults.down = true;
      node.cut();
      await clock.advance(600_000);
      node.faults.clear();
      await clock.advance(31_000);
    },
  },
  /** Unlocking admits everybody who waits. */
  unlock: {
    room: { locked: true },
    before({ room }) {
      room.join(CLINICIAN);
    },
    async play({ room, clock, conference }) {
      room.join(PATIENT);
      room.join({ name: "Ukjent" });
      await clock.advance(20_000);
      await conference.run("unlock");
      await clock.advance(5_000);
    },
  },
  /** An older node: fewer fields and no recording status. */
  "older-node": {
    room: { recent: false, chat: false },
    async play({ room, clock, conference }) {
      room.join(CLINICIAN);
      const patient = room.join(PATIENT);
      await clock.advance(10_000);
      await conference.run("lock");
      room.present(patient);
      room.stopPresenting();
      room.leave(patient);
      await settle();
    },
  },
  /** A room without PINs: everybody is a host, and the lock stops everybody. */
  "no-host-pin": {
    room: { hostPin: null },
    pin: undefined,
    async play({ room, clock, conference }) {
      room.join({ ...CLINICIAN });
      await conference.run("lock");
      room.join(PATIENT);
      await clock.advance(5_000);
      await conference.run("unlock");
      await settle();
    },
  },
  /** Breakout rooms: reported, but without effect on this room. */
  "side-rooms": {
    before({ room }) {
      room.join(CLINICIAN);
    },
    async play({ room, clock }) {
      const patient = room.join(PATIENT);
      const breakout = "b1e4a000-0000-4000-8000-000000000001";
      const inside = "b1e4a000-0000-4000-8000-000000000002";
      room.send("breakout_begin", { breakout_uuid: breakout, participant_uuid: inside });
      for (const [event, data] of [
        ["participant_sync_begin"],
        ["participant_create", { ...room.row(patient), uuid: inside }],
        ["participant_sync_end"],
        ["conference_update", { locked: true, guests_muted: false, started: true, breakout: true, breakout_name: "1" }],
        ["message_received", { origin: "Prøve Pasient", uuid: inside, type: "text/plain", payload: "Hei", direct: false }],
        ["participant_delete", { uuid: inside }],
      ]) room.send("breakout_event", { breakout_uuid: breakout, event, ...(data && { data }) });
      await clock.advance(10_000);
      room.send("breakout_refer", { breakout_uuid: breakout, breakout_name: "1", requester_uuid: patient });
      room.send("breakout_end", { breakout_uuid: breakout, participant_uuid: inside });
      await settle();
    },
  },
  /** Every refusal on entering, in turn, and the commands refused to a guest. */
  door: {
    pin: undefined,
    async play(panel) {
      const { node, clock, conference } = panel;
      await panel.enter("271828");
      node.faults.text("request_token", '{"status":"failed","result":"Neither conference nor gateway found"}', 404);
      await panel.enter(PIN);
      node.faults.text("request_token", '{"status":"failed","result":"Participant limit reached"}', 403);
      await panel.enter(PIN);
      node.faults.broken("request_token");
      await panel.enter(PIN);
      await clock.advance(5_000);
      await panel.enter(GUEST);
      await conference.run("lock");
      await clock.advance(5_000);
      panel.room.disconnect(panel.fold.me, REASONS.waitedTooLong);
      await settle();
      await conference.run("lock");
    },
  },
  /** Every disconnect reason. */
  "put-out": {
    async play(panel) {
      for (const reason of Object.values(REASONS)) {
        panel.room.disconnect(panel.fold.me, reason);
        await panel.clock.advance(2_000);
        await panel.enter(PIN);
      }
    },
  },
  /** All other event types, and unreadable events. */
  other: {
    before({ room }) {
      room.join(CLINICIAN);
    },
    async play({ node, room }) {
      const patient = room.join(PATIENT);
      room.send("layout", { view: "1:7", participants: [patient], requested_layout: { primary_screen: { chair_layout: "1:7", guest_layout: "1:7" } } });
      room.send("presentation_start", { presenter_name: "", presenter_uri: "", presenter_uuid: "" });
      room.send("presentation_ended", null);
      room.send("presentation_frame", null);
      room.send("call_disconnected", { call_uuid: "c1", reason: { reason: REASONS.kicked } });
      room.send("refer", { alias: "412346@vm.example.no", token: "secret" });
      room.send("cancel_refer", {});
      room.send("on_hold", true);
      room.send("fecc", { action: "stop", movement: [], timeout: 0 });
      room.send("live_captions", { data: "Hei", is_final: true, sources: [] });
      room.send("peer_disconnect", null);
      room.send("new_offer", { sdp: "v=0" });
      room.send("update_sdp", { sdp: "v=0" });
      room.send("new_candidate", { candidate: "c", mid: "0" });
      room.send("splash_screen", null);
      room.send("refresh_token", null);
      room.message(patient, "Hei", { type: "text/plain; charset=utf-8" });
      room.message(patient, '{"a":1}', { type: "application/json" });
      room.muteGuests(true);
      room.update(patient, { protocol: "teams", role: "owner", is_muted: true, service_type: "not_yet_invented", not_yet: [] });
      node.raw("event: not_yet_invented\ndata: {}\n\nevent: participant_update\ndata: {\n\nevent: join:left\ndata: {}\n\n");
      await settle();
    },
  },
};

/** @returns {Promise<Array<[name: string, text: string]>>} */
export async function record() {
  const recordings = [];
  for (const [name, script] of Object.entries(SCRIPTS)) {
    const panel = makePanel({ room: script.room, conferenceOptions: script.conferenceOptions });
    const start = panel.clock.now();
    script.before?.(panel);
    await panel.enter("pin" in script ? script.pin : PIN);
    await script.play(panel);
    await settle();
    recordings.push([name, lines(panel, start)]);
    panel.stop.abort();
    await settle();
  }
  return recordings;
}
