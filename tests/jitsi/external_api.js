// Stands in for the vendor's `JitsiMeetExternalAPI`, whose script only a Jitsi server has. Both ends of the line to the iframe are
// the vendor's own: the transport of `@jitsi/js-utils`, which the vendor's object uses as well. Names and shapes are those of the
// vendor's handbook and of `modules/API` in jitsi-meet.

/** The events and commands whose internal name is not the public one in kebab case. */
const EVENTS = { "video-ready-to-close": "readyToClose" };
const COMMANDS = { hangup: "video-hangup" };

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The events that this version knows, and more than the panel listens to. */
export const KNOWN_EVENTS = [
  ...["videoConferenceJoined", "videoConferenceLeft", "readyToClose", "participantJoined", "participantLeft", "participantKickedOut"],
  ...["participantRoleChanged", "displayNameChange", "knockingParticipant", "audioMuteStatusChanged", "videoMuteStatusChanged"],
  ...["screenSharingStatusChanged", "contentSharingParticipantsChanged", "recordingStatusChanged", "transcribingStatusChanged"],
  ...["chatUpdated", "incomingMessage", "outgoingMessage", "errorOccurred", "passwordRequired", "dominantSpeakerChanged"],
];
export const KNOWN_COMMANDS = [
  ...["toggleLobby", "password", "answerKnockingParticipant", "kickParticipant", "muteRemoteParticipant", "muteEveryone"],
  ...["stopRecording", "startRecording", "hangup", "endConference", "toggleAudio", "toggleChat"],
];

export class ExternalApi {
  #transport;
  #listeners = new Map();
  #without;
  _myUserID;

  /**
   * @param {any} vendor The exports of the vendor's package. @param {object} postisOptions
   * @param {{ without?: string[] }} [version] What an older version does not know.
   */
  constructor({ Transport, PostMessageTransportBackend }, postisOptions, { without = [] } = {}) {
    this.#without = without;
    this.#transport = new Transport({ backend: new PostMessageTransportBackend({ postisOptions }) });
    this.#transport.on("event", ({ name, ...data }) => {
      if (name === "video-conference-joined") this._myUserID = data.id;
      const event = EVENTS[name] ?? camel(name);
      if (!this.getSupportedEvents().includes(event)) return false;
      for (const listener of [...(this.#listeners.get(event) ?? [])]) listener(data);
      return true;
    });
  }

  getSupportedEvents() {
    return KNOWN_EVENTS.filter((name) => !this.#without.includes(name));
  }

  getSupportedCommands() {
    return KNOWN_COMMANDS.filter((name) => !this.#without.includes(name));
  }

  addListener(event, listener) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  removeListener(event, listener) {
    this.#listeners.set(event, (this.#listeners.get(event) ?? []).filter((one) => one !== listener));
    return this;
  }

  /** How many listeners there are. */
  get listening() {
    return [...this.#listeners.values()].flat().length;
  }

  executeCommand(name, ...data) {
    if (!this.getSupportedCommands().includes(name)) return;
    this.#transport.sendEvent({ data, name: COMMANDS[name] ?? kebab(name) });
  }

  getRoomsInfo = () => this.#transport.sendRequest({ name: "rooms-info" });
  getContentSharingParticipants = () => this.#transport.sendRequest({ name: "get-content-sharing-participants" });
  isAudioMuted = () => this.#transport.sendRequest({ name: "is-audio-muted" });
  isVideoMuted = () => this.#transport.sendRequest({ name: "is-video-muted" });
}
