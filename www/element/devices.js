/**
 * The panel's own test of microphone and camera. It takes them when it is asked to, shows their level and picture in
 * the places that the panel draws for them, and lets go of them: when it is asked to, when the page goes away, and when
 * another panel on the page begins a test. Nothing is recorded, kept or sent, and what goes wrong stays in here.
 *
 * How it goes is told in words: `running`, `running-without-camera`, `running-without-microphone`, `heard`, `refused`,
 * `no-device`, `busy`, `unavailable`, `ended`.
 */

/** How often picture and level are looked after while a test runs. */
const EVERY_MS = 100;
/** How much sound one look takes in: at the usual rates about as much as passes from one look to the next. */
const SAMPLES = 4096;
/** The level that shows as nothing, in dB of the loudest there can be. Quiet rooms stay under it. */
const SILENCE_DB = -60;
/** The level, of 100, that a voice passes and a quiet room does not: -40 dB. */
const VOICE = 33;
/** At so many looks a voice must have been there: a knock on the table is none. */
const LOOKS = 3;
const TONE = { hertz: 440, volume: 0.15, seconds: 1, rise: 0.05 };

const quietly = () => {};

/** Tests that hold something now. Some systems take a device from the page that already has it, so the last one wins. */
const holding = new Set();

export class Devices {
  #root;
  #tell;
  #page;
  /** @type {AbortController | null} Ends with the test. */
  #life = null;

  /**
   * @param {{
   *   root: () => ParentNode & EventTarget | null,
   *   tell: (told: string) => void,
   *   page?: Window & typeof globalThis,
   * }} given `root` holds what the panel draws. `tell` is never called for what the module asked for itself.
   */
  constructor({ root, tell, page = globalThis }) {
    this.#root = root;
    this.#tell = tell;
    this.#page = page;
  }

  start() {
    if (this.#life) return;
    for (const other of [...holding]) other.end();
    const life = (this.#life = new AbortController());
    holding.add(this);
    this.#page.addEventListener("pagehide", () => this.end(), { signal: life.signal });
    this.#test(life.signal).catch((error) => {
      if (!life.signal.aborted) this.end(reasonOf(error));
    });
  }

  /** Lets go, if there is anything to let go of, and tells nobody. */
  stop() {
    this.#life?.abort();
    this.#life = null;
    holding.delete(this);
  }

  /** Lets go by itself, and tells why. @param {string} [told] */
  end(told = "ended") {
    if (!this.#life) return;
    this.stop();
    this.#tell(told);
  }

  /** @param {AbortSignal} signal */
  async #test(signal) {
    const stream = await take(this.#page, signal);
    const letGo = () => {
      for (const track of stream.getTracks()) track.stop();
    };
    // It may have been stopped while the browser asked.
    if (signal.aborted) return letGo();
    signal.addEventListener("abort", letGo);

    const how = () => {
      const told = wordOf(stream);
      if (told === "ended") this.end();
      else this.#tell(told);
    };
    for (const track of stream.getTracks()) track.addEventListener("ended", how, { signal });
    const sound = new Sound(this.#page, stream, signal);
    const picture = new Picture(this.#page, stream, signal);
    const sight = new Sight(this.#page, signal);

    let looks = 0;
    const look = () => {
      const root = this.#root();
      picture.show(root?.querySelector('[data-device="picture"]') ?? null);
      const meter = root?.querySelector('[data-device="level"]') ?? null;
      if (!sight.of(meter)) return;
      const level = sound.level();
      if (meter.value !== level) meter.value = level;
      if (level < VOICE || sound.sounding) return;
      looks += 1;
      if (looks === LOOKS) this.#tell("heard");
    };
    // What an interval or a listener throws would be the page's to hear of.
    const contained = (work) => () => {
      try {
        work();
      } catch (error) {
        this.end(reasonOf(error));
      }
    };
    const timer = this.#page.setInterval(contained(look), EVERY_MS);
    signal.addEventListener("abort", () => this.#page.clearInterval(timer));
    const play = contained(() => sound.play());
    this.#root()?.addEventListener("click", ({ target }) => target.closest?.('[data-act="play-tone"]') && play(), { signal });
    how();
  }
}

/** The sound of a stream, measured, and the test tone. */
class Sound {
  #context;
  #analyser;
  #samples = new Float32Array(SAMPLES);
  /** When the tone is over, by the context's clock. */
  #until = 0;

  constructor(page, stream, signal) {
    this.#context = new page.AudioContext();
    signal.addEventListener("abort", () => this.#context.close().catch(quietly));
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = SAMPLES;
    // It leads to no loudspeaker: whoever hears themselves would only be disturbed.
    if (stream.getAudioTracks().length > 0) this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    this.#context.resume().catch(quietly);
  }

  /** @returns {number} 0 to 100: of the loudest there can be, on the scale of decibels as the ear hears it. */
  level() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let sum = 0;
    for (const sample of this.#samples) sum += sample * sample;
    const decibels = 10 * Math.log10(sum / SAMPLES);
    return Math.round(100 * Math.min(1, Math.max(0, 1 - decibels / SILENCE_DB)));
  }

  /** Whether the tone sounds: the microphone may hear it, and that is nobody's voice. */
  get sounding() {
    return this.#context.currentTime < this.#until;
  }

  play() {
    if (this.sounding) return;
    this.#context.resume().catch(quietly);
    const { currentTime: now, destination } = this.#context;
    const end = now + TONE.seconds;
    const tone = this.#context.createOscillator();
    const volume = this.#context.createGain();
    tone.frequency.value = TONE.hertz;
    // A tone that begins and ends at once would crack.
    volume.gain.setValueAtTime(0, now);
    volume.gain.linearRampToValueAtTime(TONE.volume, now + TONE.rise);
    volume.gain.setValueAtTime(TONE.volume, end - TONE.rise);
    volume.gain.linearRampToValueAtTime(0, end);
    tone.connect(volume).connect(destination);
    tone.start(now);
    tone.stop(end);
    // Its way from the loudspeaker back into the microphone takes a moment.
    this.#until = end + 0.3;
  }
}

/** The picture of a stream, without its sound. The element it is shown in may come late, and be another one later. */
class Picture {
  #stream;
  /** @type {HTMLVideoElement | null} */
  #video = null;

  constructor(page, stream, signal) {
    this.#stream = new page.MediaStream(stream.getVideoTracks());
    signal.addEventListener("abort", () => this.show(null));
  }

  /** @param {HTMLVideoElement | null} video */
  show(video) {
    if (video !== this.#video) {
      if (this.#video) this.#video.srcObject = null;
      this.#video = video;
      if (!video) return;
      video.muted = true;
      video.srcObject = this.#stream;
    }
    // A panel that is moved within its page comes to a halt.
    if (video?.paused) video.play().catch(quietly);
  }
}

/** Whether an element can be seen: what nobody sees need not be measured. */
class Sight {
  #page;
  #observer;
  /** @type {Element | null} */
  #element = null;
  #seen = false;

  constructor(page, signal) {
    this.#page = page;
    this.#observer = new page.IntersectionObserver((entries) => (this.#seen = entries.at(-1).isIntersecting));
    signal.addEventListener("abort", () => this.#observer.disconnect());
  }

  /** @param {Element | null} element */
  of(element) {
    if (element !== this.#element) {
      this.#observer.disconnect();
      this.#element = element;
      this.#seen = false;
      if (element) this.#observer.observe(element);
    }
    return this.#seen && !this.#page.document.hidden;
  }
}

/** Errors of a device that is not there, or that somebody else has. The other one may still be had. */
const MISSING = ["NotFoundError", "OverconstrainedError"];
const TAKEN = ["NotReadableError", "AbortError"];

/** @param {unknown} error What the browser says. */
function reasonOf(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (MISSING.includes(name)) return "no-device";
  if (TAKEN.includes(name)) return "busy";
  return "unavailable";
}

/** @param {MediaStream} stream */
function wordOf(stream) {
  const live = (tracks) => tracks.some((track) => track.readyState === "live");
  const [microphone, camera] = [live(stream.getAudioTracks()), live(stream.getVideoTracks())];
  if (microphone) return camera ? "running" : "running-without-camera";
  return camera ? "running-without-microphone" : "ended";
}

/**
 * Takes microphone and camera, or the one of them that can be had.
 * @param {Window & typeof globalThis} page @param {AbortSignal} signal @returns {Promise<MediaStream>}
 */
async function take(page, signal) {
  const { mediaDevices: media, permissions } = page.navigator;
  // A policy of the page, or of the frame it stands in. Not every browser tells it; there it looks like a refusal.
  const lets = (feature) => page.document.featurePolicy?.allowsFeature(feature) ?? true;
  if (!page.isSecureContext || !media?.getUserMedia || !(lets("microphone") || lets("camera"))) throw new TypeError("nothing may be asked for");
  const there = await kindsOf(media);
  const wanted = { audio: lets("microphone") && there("audioinput"), video: lets("camera") && there("videoinput") };
  if (!wanted.audio && !wanted.video) throw new DOMException("neither is there", "NotFoundError");
  // Without a camera one can still talk: who has said no to it may try the sound.
  const denied = async (name) => (await permissions?.query({ name }).catch(quietly))?.state === "denied";
  if (wanted.audio && (await denied("camera")) && !(await denied("microphone"))) wanted.video = false;
  if (signal.aborted) throw new DOMException("not wanted any more", "AbortError");
  try {
    return await media.getUserMedia(wanted);
  } catch (error) {
    const other = ["no-device", "busy"].includes(reasonOf(error)) && wanted.audio && wanted.video;
    for (const alone of other ? [{ audio: true }, { video: true }] : []) {
      if (signal.aborted) break;
      try {
        return await media.getUserMedia(alone);
      } catch {
        // Why both could not be had tells more.
      }
    }
    throw error;
  }
}

/** Tells which kinds of device there are. A browser that says nothing before it was asked is taken to have them. */
async function kindsOf(media) {
  const known = await media.enumerateDevices().catch(() => []);
  const kinds = new Set(known.map(({ kind }) => kind));
  return (kind) => !(kinds.has("audioinput") || kinds.has("videoinput")) || kinds.has(kind);
}
