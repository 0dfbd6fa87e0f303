/**
 * Reads what the vendor's client, or its hook for React, knows of the room. Both are the page's and of any version: what has another
 * shape than the tested one is named, and whatever throws is the caller's to catch.
 */
import { own } from "../element/own.js";

/**
 * @typedef {object} Person
 * @property {string} id
 * @property {unknown} [displayName]
 * @property {unknown} [externalId]
 * @property {unknown} [roleName]
 * @property {unknown} [isAudioRecorder]
 *
 * @typedef {object} Room
 * @property {string} status The viewer's connection, in the vendor's words.
 * @property {string} id The viewer's id; new with every stay.
 * @property {boolean} host Whether the viewer is a host.
 * @property {Person[]} people The others in the room, machines among them where they are told.
 * @property {object[]} waiting Those who knock, as the vendor has them.
 * @property {boolean | null} locked Null where it is not told.
 * @property {object | null} recording What the vendor has of a recording that runs; another object for the next one.
 * @property {boolean} recordersListed Whether what records is among the people.
 * @property {boolean} transcribed
 * @property {number} written How many chat messages there are.
 * @property {Set<string>} sharing The ids of the others whose shared screen arrives.
 * @property {object | null} screen The viewer's own shared screen.
 * @property {boolean} microphone
 * @property {boolean} camera
 */

/** What of a participant is read. */
const FIELDS = ["id", "displayName", "externalId", "roleName", "isAudioRecorder"];

const isText = (value) => typeof value === "string";
const isFlag = (value) => typeof value === "boolean";
const { isArray } = Array;
/** A screen is shared, and its stream is not known. */
const NO_STREAM = Object.freeze({});

/** The parts of the store's state that are read. */
const OF_CLIENT = {
  "roomConnection.status": isText,
  "localParticipant.id": isText,
  "localParticipant.roleName": isText,
  "remoteParticipants.remoteParticipants": isArray,
  "waitingParticipants.waitingParticipants": isArray,
  "room.isLocked": isFlag,
  "cloudRecording.isRecording": isFlag,
  "liveTranscription.isTranscribing": isFlag,
  "chat.chatMessages": isArray,
  "localScreenshare.status": isText,
  "localMedia.microphoneEnabled": isFlag,
  "localMedia.cameraEnabled": isFlag,
};

/** The parts of the hook's state that are read, beside the viewer, who is there once they have joined. */
const OF_HOOK = {
  connectionStatus: isText,
  remoteParticipants: isArray,
  waitingParticipants: isArray,
  chatMessages: isArray,
  screenshares: isArray,
  isMicrophoneEnabled: isFlag,
  isCameraEnabled: isFlag,
};

const at = (state, path) => path.split(".").reduce((value, name) => value?.[name], state);
const missing = (state, parts) => Object.keys(parts).filter((path) => !parts[path](at(state, path)));

/** The parts that a store's state lacks. @param {unknown} state */
export const lacksOfClient = (state) => missing(state, OF_CLIENT);
/** The parts that a hook's state lacks. @param {unknown} state */
export const lacksOfHook = (state) => missing(state, OF_HOOK);

/** @param {any[]} list @returns {Person[]} */
const peopleIn = (list) =>
  list.filter((who) => isText(own(who, "id")) && who.id !== "").map((who) => /** @type {any} */ (Object.fromEntries(FIELDS.map((name) => [name, own(who, name)]))));

/** @param {any} state The state of the client's store. @returns {Room} */
export function readClient(state) {
  const lacks = lacksOfClient(state);
  if (lacks.length > 0) throw new Error(lacks.join());
  const { app, roomConnection, localParticipant, remoteParticipants, cloudRecording, localScreenshare, localMedia } = state;
  // A client that leaves while its connection is broken is never told to have left.
  const left = roomConnection.status === "disconnected" && app?.isActive === false;
  const others = remoteParticipants.remoteParticipants;
  return {
    status: left ? "left" : roomConnection.status,
    id: localParticipant.id,
    host: localParticipant.roleName === "host",
    people: peopleIn(others),
    waiting: state.waitingParticipants.waitingParticipants,
    locked: state.room.isLocked,
    recording: cloudRecording.isRecording ? cloudRecording : null,
    recordersListed: true,
    transcribed: state.liveTranscription.isTranscribing,
    written: state.chat.chatMessages.length,
    sharing: new Set(others.filter((who) => isText(own(who, "id")) && own(who, "presentationStream")).map(({ id }) => id)),
    screen: localScreenshare.status === "active" ? (localScreenshare.stream ?? NO_STREAM) : null,
    microphone: localMedia.microphoneEnabled,
    camera: localMedia.cameraEnabled,
  };
}

/** @param {any} state The state that the hook returned. @returns {Room} */
export function readHook(state) {
  const lacks = lacksOfHook(state);
  if (lacks.length > 0) throw new Error(lacks.join());
  const { localParticipant, screenshares, cloudRecording } = state;
  const id = own(localParticipant, "id");
  const others = screenshares.filter((share) => own(share, "isLocal") === false && isText(own(share, "participantId")));
  return {
    status: state.connectionStatus,
    id: isText(id) ? id : "",
    host: own(localParticipant, "roleName") === "host",
    people: peopleIn(state.remoteParticipants),
    waiting: state.waitingParticipants,
    locked: null,
    recording: own(cloudRecording, "status") === "recording" ? cloudRecording : null,
    recordersListed: false,
    transcribed: own(state.liveTranscription, "status") === "transcribing",
    written: state.chatMessages.length,
    sharing: new Set(others.map(({ participantId }) => participantId)),
    screen: own(state, "localScreenshareStatus") === "active" ? (screenshares.find((share) => own(share, "isLocal") === true)?.stream ?? NO_STREAM) : null,
    microphone: state.isMicrophoneEnabled,
    camera: state.isCameraEnabled,
  };
}

/** What a shared screen shows, in the words of the Screen Capture API; null where the browser does not tell. @param {any} stream */
export function surfaceOf(stream) {
  try {
    return stream.getVideoTracks()[0].getSettings().displaySurface ?? null;
  } catch {
    // The page's own stream, or none.
    return null;
  }
}
