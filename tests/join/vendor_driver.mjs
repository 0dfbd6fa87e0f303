// Drives the vendor's client through `script.mjs`. Its state comes from its own signals and getters only.
import { loadVendor } from "./vendor.mjs";

/** A logger that discards everything. */
const silentLogger = { debug() {}, info() {}, warn() {}, error() {}, redact: (text) => text, addRedactPattern() {} };

/** This project's codes for the package's error codes. */
const CODES = { "#pex101": "pin-wrong", "#pex154": "conference-unknown", "#pex194": "conference-refused" };

/**
 * @param {{ origin: string, host: string, alias: string, clock: import("./clock.mjs").Clock, log?: object[] }} to
 * @returns {Promise<import("./script.mjs").Driver>}
 */
export async function vendorDriver({ origin, host, alias, clock, log }) {
  const vendor = await loadVendor({ clock, log });
  vendor.setLogger(silentLogger);
  // The package warns about each signal without a handler, so every signal gets one.
  const signals = vendor.createInfinityClientSignals([], { batchScheduleTimeoutMS: 10, batchBufferSize: 10 });
  const callSignals = vendor.createCallSignals([]);
  const client = vendor.createInfinityClient(signals, callSignals);
  const received = [];
  for (const [name, signal] of [...Object.entries(signals), ...Object.entries(callSignals)]) {
    signal.add((detail) => void received.push([name, detail]));
  }
  const last = (name) => received.findLast(([one]) => one === name)?.[1];

  const isDone = async (promise) => {
    // The package throws if a command is refused.
    const answer = await promise.catch(() => null);
    return answer?.status === 200 && answer.data.result !== false;
  };

  return {
    name: "@pexip/infinity",
    vendor,
    client,
    received,
    last,
    async enter(pin, { conference = alias, name = "Panel" } = {}) {
      received.length = 0;
      const { None } = vendor.ClientCallType;
      const call = { conferenceAlias: conference, displayName: name, callTag: "trygtrom", bandwidth: 0, callType: None, host: origin, node: host };
      const answer = await client.call(pin === undefined ? call : { ...call, pin });
      if (answer?.status === 200) return "in";
      const required = last("onPinRequired");
      if (required) return `pin-required host ${required.hasHostPin} guest ${required.hasGuestPin}`;
      return CODES[last("onError")?.errorCode] ?? `refused ${answer?.status}`;
    },
    state: () => ({
      rows: client.getParticipants("main").map(({ rawData }) => rawData),
      status: client.conferenceStatus.get("main")?.rawData ?? null,
      service: client.serviceType ?? null,
      me: client.getMe("main")?.uuid ?? null,
    }),
    ended: () => last("onDisconnected")?.error ?? null,
    lock: () => isDone(client.lock({ lock: true })),
    unlock: () => isDone(client.lock({ lock: false })),
    admit: (participantUuid) => isDone(client.admit({ participantUuid })),
    remove: (participantUuid) => isDone(client.kick({ participantUuid })),
    microphone: (participantUuid, on) => isDone(client.mute({ participantUuid, mute: !on })),
    cameraOff: (participantUuid) => isDone(client.muteVideo({ participantUuid, muteVideo: true })),
    endForAll: () => isDone(client.disconnectAll({})),
    leave: () => client.disconnect({ reason: "User initiated disconnect" }),
  };
}
