/**
 * What a browser measured of a call over the last minute, from what it counts of each received track. Only counters are kept, of a
 * minute at most. What a browser does not tell, or what cannot be true, is unknown and never zero.
 *
 * @typedef {object} Measure Of the track that is worst, in whole numbers; null for what is not known.
 * @property {number} over Over how long, in ms.
 * @property {number | null} frozen For how long the picture stood still, in ms.
 * @property {number | null} concealed How much of the sound was filled in, in per mille. Filled with silence does not count.
 * @property {number | null} lost How many packets were lost, in per mille.
 * @property {number | null} frames Frames a second.
 * @property {number | null} roundTrip In ms.
 *
 * @typedef {object} Counters @property {boolean} video
 * @property {number | null} frozen @property {number | null} frames @property {number | null} samples
 * @property {number | null} concealed @property {number | null} silent @property {number | null} lost @property {number | null} received
 *
 * @typedef {Omit<Counters, "video"> & { ms: number, starved: number }} Step What was counted between two readings. `starved`: for how
 *   long packets came and no picture, in ms.
 */

/** How often a connection is read, in ms. */
export const EVERY_MS = 5_000;
const MINUTE_MS = 60_000;
/** After a longer time than this nothing is said of the time between: the page was hidden, or the computer asleep. */
const LONGEST_STEP_MS = 3 * EVERY_MS;
/** The most tracks that are told apart: more than any room shows. */
export const MOST_TRACKS = 64;
const LONGEST_ID = 256;

const NAMES = /** @type {const} */ (["frozen", "frames", "samples", "concealed", "silent", "lost", "received"]);
/** Duplicates make the count of lost packets fall. The others only grow. */
const GROWING = NAMES.filter((name) => name !== "lost");

/** @param {unknown} value @returns {number | null} */
const count = (value) => (typeof value === "number" && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : null);

/** @param {number} value @param {number} most */
const within = (value, most) => Math.min(Math.max(Math.round(value), 0), most);

/** @param {import("./read.js").Track} track @returns {Counters} */
function counters([, video, frozen, frames, samples, concealed, silent, lost, received]) {
  // More duplicates than packets.
  const missing = typeof lost === "number" && lost < 0 ? 0 : lost;
  const all = { frozen, frames, samples, concealed, silent, lost: missing, received };
  return /** @type {Counters} */ ({ video: video === true, ...Object.fromEntries(NAMES.map((name) => [name, count(all[name])])) });
}

/** The sum over all steps; null if one of them lacks it. @param {Step[]} steps @param {keyof Step} name @returns {number | null} */
const sum = (steps, name) => steps.reduce((all, step) => (all === null || step[name] === null ? null : all + step[name]), /** @type {number | null} */ (0));

class Track {
  /** @type {Step[]} */
  #steps = [];
  #at;
  #last;
  /** How much of a standstill was counted before the browser counts it, in ms. */
  #owed = 0;

  /** @param {number} at @param {Counters} now */
  constructor(at, now) {
    this.#at = at;
    this.#last = now;
  }

  /** @param {number} at @param {Counters} now @returns {boolean} Whether it goes on from the reading before. */
  goOn(at, now) {
    const ms = at - this.#at;
    const before = this.#last;
    const backwards = GROWING.some((name) => now[name] !== null && before[name] !== null && now[name] < before[name]);
    if (!(ms > 0 && ms <= LONGEST_STEP_MS) || backwards) return false;
    const grown = Object.fromEntries(NAMES.map((name) => [name, now[name] === null || before[name] === null ? null : now[name] - before[name]]));
    const step = /** @type {Step} */ ({ ...grown, lost: grown.lost === null ? null : Math.max(grown.lost, 0), ms, starved: 0 });
    if (step.frozen !== null) this.#freeze(step);
    this.#steps.push(step);
    for (let all = sum(this.#steps, "ms"); all > MINUTE_MS; all = sum(this.#steps, "ms")) this.#steps.shift();
    [this.#at, this.#last] = [at, now];
    return true;
  }

  /** A browser counts a standstill when it is over, so while packets come and no picture it is counted here. @param {Step} step */
  #freeze(step) {
    if (step.frames === 0) {
      step.starved = step.received > 0 ? step.ms : 0;
      step.frozen = step.starved;
      this.#owed += step.starved;
    } else {
      // What began before the step, such as a camera that was off, is no standstill of this step.
      step.frozen = Math.min(Math.max(step.frozen * 1_000 - this.#owed, 0), step.ms);
      this.#owed = 0;
    }
  }

  /** What the steps say; null without any, or without picture or sound in them. */
  get measure() {
    const [steps, ms] = [this.#steps, sum(this.#steps, "ms")];
    const packets = { lost: sum(steps, "lost"), received: sum(steps, "received") };
    if (ms === 0) return null;
    if (this.#last.video) {
      const [frames, starved] = [sum(steps, "frames"), sum(steps, "starved")];
      if (!frames && !starved) return null;
      const frozen = sum(steps, "frozen");
      return { ms, ...packets, frozen: frozen === null ? null : within(frozen, ms), frames: frames === null ? null : within((frames * 1_000) / ms, 1_000) };
    }
    const [samples, concealed, silent] = [sum(steps, "samples"), sum(steps, "concealed"), sum(steps, "silent")];
    if (samples === 0) return null;
    const known = samples !== null && concealed !== null && silent !== null;
    return { ms, ...packets, concealed: known ? within((1_000 * (concealed - silent)) / samples, 1_000) : null };
  }
}

/** The worst of several values; null if none is known. @param {Array<number | null | undefined>} values @param {(...all: number[]) => number} worst */
function worst(values, worst) {
  const known = values.filter((value) => typeof value === "number");
  return known.length === 0 ? null : worst(...known);
}

export class Minute {
  /** @type {Map<string, Track>} */
  #tracks = new Map();

  /**
   * Takes a reading of all connections. A track that is not in it is forgotten, and one that begins anew is counted anew.
   * @param {unknown} at In ms, by a clock that does not jump.
   * @param {Array<[connection: unknown, track: import("./read.js").Track]>} read
   * @param {unknown} roundTrip In seconds.
   * @returns {Measure | null} Null where nothing can be said yet.
   */
  take(at, read, roundTrip) {
    const now = count(at);
    if (now === null) return this.rest();
    const before = this.#tracks;
    this.#tracks = new Map();
    for (const [connection, track] of read.slice(0, MOST_TRACKS)) {
      if (typeof track[0] !== "string" || track[0].length > LONGEST_ID) continue;
      const id = `${connection} ${track[0]}`;
      const told = counters(track);
      const known = before.get(id);
      this.#tracks.set(id, known?.goOn(now, told) ? known : new Track(now, told));
    }
    return this.#measure(roundTrip);
  }

  /** Nothing is measured for a while: what follows is counted anew. @returns {null} */
  rest() {
    this.#tracks.clear();
    return null;
  }

  /** @param {unknown} roundTrip */
  #measure(roundTrip) {
    const all = [...this.#tracks.values()].map((track) => track.measure).filter((measure) => measure !== null);
    if (all.length === 0) return null;
    const total = (name) => all.reduce((sum, one) => (sum === null || one[name] === null ? null : sum + one[name]), 0);
    const [lost, received] = [total("lost"), total("received")];
    const seconds = count(roundTrip);
    return {
      over: within(Math.max(...all.map(({ ms }) => ms)), MINUTE_MS),
      frozen: worst(all.map(({ frozen }) => frozen), Math.max),
      concealed: worst(all.map(({ concealed }) => concealed), Math.max),
      lost: lost === null || received === null || lost + received === 0 ? null : within((1_000 * lost) / (lost + received), 1_000),
      frames: worst(all.map(({ frames }) => frames), Math.min),
      roundTrip: seconds === null || seconds > 60 ? null : within(seconds * 1_000, MINUTE_MS),
    };
  }
}
