/** Client requests to a conference, by the last path segment. */
import { REASONS } from "./room.js";

/** @typedef {import("./room.js").Room} Room */

/** @type {Record<string, { guest?: boolean, run: (room: Room, uuid: string, body: any) => unknown }>} `guest`: guests may call it too. */
export const COMMANDS = {
  lock: { run: (room) => room.lock() },
  unlock: { run: (room) => room.unlock() },
  start_conference: { run: (room) => room.start() },
  muteguests: { run: (room) => room.muteGuests(true) },
  unmuteguests: { run: (room) => room.muteGuests(false) },
  disconnect: { run: (room) => room.end(REASONS.ended) },
  clearallbuzz: { run: (room) => room.rows().forEach(({ uuid, buzz_time }) => buzz_time && room.update(uuid, { buzz_time: 0 })) },
  message: {
    guest: true,
    run: (room, uuid, { type, payload }) => {
      if (room.options.chat) room.message(uuid, String(payload), { type });
      return room.options.chat;
    },
  },
};

const set = (fields) => (room, uuid) => room.update(uuid, fields);

/** Each returns false if the participant does not exist. @type {Record<string, (room: Room, uuid: string, body: any, by: string) => boolean | void>} */
export const PARTICIPANT_COMMANDS = {
  unlock: (room, uuid) => room.admit(uuid),
  disconnect: (room, uuid) => room.disconnect(uuid, REASONS.kicked),
  mute: set({ is_muted: "YES" }),
  unmute: set({ is_muted: "NO" }),
  client_mute: set({ is_client_muted: true }),
  client_unmute: set({ is_client_muted: false }),
  video_muted: set({ is_video_muted: true }),
  video_unmuted: set({ is_video_muted: false }),
  spotlighton: set({ spotlight: 1 }),
  spotlightoff: set({ spotlight: 0 }),
  role: (room, uuid, { role }) => room.update(uuid, { role: role === "chair" ? "chair" : "guest" }),
  overlaytext: (room, uuid, { text }) => room.update(uuid, { overlay_text: String(text ?? "") }),
  message: (room, uuid, { type, payload }, by) => room.message(by, String(payload), { type, to: uuid }),
};
