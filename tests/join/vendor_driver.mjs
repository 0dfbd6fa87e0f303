// Puts the real client through the same steps as ours: see `script.mjs`. What it says of itself is gathered from its own
// signals and getters; nothing is worked out here.
import { loadVendor } from "./vendor.mjs";

/** What the package tells of itself in a log, and says too much of in a test. */
const quiet = { debug() {}, info() {}, warn() {}, error() {}, redact: (text) => text, addRedactPattern() {} };

/** The codes of the package for a refused request, in the words of this project. */
const CODES = { "#pex101": "pin-wrong", "#pex154": "conference-unknown", "#pex194": "conference-refused" };

/**
 * @param {{ origin: string, host: string, alias: string, clock: import("./clock.mjs").Clock, log?: object[] }} to
 * @returns {Promise<import("./script.mjs").Driver>}
 */
export async function vendorDriver({ origin, host, alias, clock, log }) {
  const vendor = await loadVendor({ clock, log });
  vendor.setLogger(quiet);
  // A signal that nobody hears complains to the console; the package leaves no other way to say that this is meant.
  const signals = vendor.createInfinityClientSignals([], { batchScheduleTimeoutMS: 10, batchBufferSize: 10 });
  const callSignals = vendor.createCallSignals([]);
  const client = vendor.createInfinityClient(signals, callSignals);
  const told = [];
  for (const [name, signal] of [...Object.entries(signals), ...Object.entries(callSignals)]) {
    signal.add((detail) => void told.push([name, detail]));
  }
  const last = (name) => told.findLast(([one]) => one === name)?.[1];

  const done = async (promise) => {
    // The package turns a refused command into a thrown one.
    const answer = await promise.catch(() => null);
    return answer?.status === 200 && answer.data.result !== false;
  };

  return {
    name: "@pexip/infinity",
    vendor,
    client,
    told,
    last,
    async enter(pin, { conference = alias, name = "Panel" } = {}) {
      told.length = 0;
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
    lock: () => done(client.lock({ lock: true })),
    unlock: () => done(client.lock({ lock: false })),
    admit: (participantUuid) => done(client.admit({ participantUuid })),
    remove: (participantUuid) => done(client.kick({ participantUuid })),
    endForAll: () => done(client.disconnectAll({})),
    leave: () => client.disconnect({ reason: "User initiated disconnect" }),
  };
}
