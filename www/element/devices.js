/**
 * The panel's own test of microphone and camera. It opens them on request, shows their level and picture in elements that the
 * panel draws, and releases them on request, when the page is left, and when another panel on the page starts a test. Nothing
 * is recorded, kept or sent, and no error leaves this file.
 *
 * The state is reported in words: `running`, `running-without-camera`, `running-without-microphone`, `heard`, `refused`,
 * `no-device`, `busy`, `unavailable`, `ended`.
 * In JavaScript because the devices must be released even if the module panics.
 */

/** How often picture and level are updated while a test runs, in ms. */
const EVERY_MS = 100;
/** Samples per measurement: at the usual rates about as many as arrive between two measurements. */
const SAMPLES = 4096;
/** The level shown as zero, in dB of full scale. Quiet rooms stay below it. */
const SILENCE_DB = -60;
/** The level, 0 to 100, that a voice exceeds and a quiet room does not: -40 dB. */
const VOICE = 33;
/** A voice counts as heard after this many measurements; a knock on the table is shorter. */
const VOICE_COUNT = 3;
const TONE = { hertz: 440, volume: 0.15, seconds: 1, rise: 0.05 };

const quietly = () => {};

/** Tests that hold a device now. Some systems take a device away from the page that has it, so the last test wins. */
const holding = new Set();

export class Devices {
  #root;
  #report;
  #page;
  /** @type {AbortController | null} Ends with the test. */
  #life = null;

  /**
   * @param {{
   *   root: () => ParentNode & EventTarget | null,
   *   report: (word: string) => void,
   *   page?: Window & typeof globalThis,
   * }} given `root` contains what the panel draws. `report` is not called for what the module has asked for itself.
   */
  constructor({ root, report, page = globalThis }) {
    this.#root = root;
    this.#report = report;
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

  /** Releases the devices, if any, without a report. */
  stop() {
    this.#life?.abort();
    this.#life = null;
    holding.delete(this);
  }

  /** Releases the devices and reports why. @param {string} [word] */
  end(word = "ended") {
    if (!this.#life) return;
    this.stop();
    this.#report(word);
  }

  async #test(signal) {
    const stream = await take(this.#page, signal);
    const release = () => {
      for (const track of stream.getTracks()) track.stop();
    };
    // The test may have been stopped during the permission prompt.
    if (signal.aborted) return release();
    signal.addEventListener("abort", release);

    const reportState = () => {
      const word = wordOf(stream);
      if (word === "ended") this.end();
      else this.#report(word);
    };
    for (const track of stream.getTracks()) track.addEventListener("ended", reportState, { signal });
    const sound = new Sound(this.#page, stream, signal);
    const picture = new Picture(this.#page, stream, signal);
    const visibility = new Visibility(this.#page, signal);

    let loud = 0;
    const update = () => {
      const root = this.#root();
      picture.show(root?.querySelector('[data-device="picture"]') ?? null);
      const meter = root?.querySelector('[data-device="level"]') ?? null;
      if (!visibility.of(meter)) return;
      const level = sound.level();
      if (meter.value !== level) meter.value = level;
      if (level < VOICE || sound.sounding) return;
      loud += 1;
      if (loud === VOICE_COUNT) this.#report("heard");
    };
    // Errors in timers and listeners would reach the page.
    const contained = (work) => () => {
      try {
        work();
      } catch (error) {
        this.end(reasonOf(error));
      }
    };
    const timer = this.#page.setInterval(contained(update), EVERY_MS);
    signal.addEventListener("abort", () => this.#page.clearInterval(timer));
    const play = contained(() => sound.play());
    this.#root()?.addEventListener("click", ({ target }) => target.closest?.('[data-act="play-tone"]') && play(), { signal });
    reportState();
  }
}

/** Measures the sound of a stream, and plays the test tone. */
class Sound {
  #context;
  #analyser;
  #samples = new Float32Array(SAMPLES);
  /** When the tone ends, on the context's clock in s. */
  #until = 0;

  constructor(page, stream, signal) {
    this.#context = new page.AudioContext();
    signal.addEventListener("abort", () => this.#context.close().catch(quietly));
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = SAMPLES;
    // Not connected to the loudspeaker: hearing oneself disturbs.
    if (stream.getAudioTracks().length > 0) this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    this.#context.resume().catch(quietly);
  }

  /** @returns {number} The level on a scale of decibels, 0 to 100 (full scale). */
  level() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let sum = 0;
    for (const sample of this.#samples) sum += sample * sample;
    const decibels = 10 * Math.log10(sum / SAMPLES);
    return Math.round(100 * Math.min(1, Math.max(0, 1 - decibels / SILENCE_DB)));
  }

  /** Whether the tone is playing: the microphone may pick it up, and it is no voice. */
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
    // A tone without a ramp would crack.
    volume.gain.setValueAtTime(0, now);
    volume.gain.linearRampToValueAtTime(TONE.volume, now + TONE.rise);
    volume.gain.setValueAtTime(TONE.volume, end - TONE.rise);
    volume.gain.linearRampToValueAtTime(0, end);
    tone.connect(volume).connect(destination);
    tone.start(now);
    tone.stop(end);
    // The echo reaches the microphone a moment later.
    this.#until = end + 0.3;
  }
}

/** Shows the picture of a stream, without its sound. The element may come late, and may be replaced. */
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
    // Moving the panel in its page pauses the video.
    if (video?.paused) video.play().catch(quietly);
  }
}

/** Whether an element is visible: a level that nobody sees is not measured. */
class Visibility {
  #page;
  #observer;
  /** @type {Element | null} */
  #element = null;
  #visible = false;

  constructor(page, signal) {
    this.#page = page;
    this.#observer = new page.IntersectionObserver((entries) => (this.#visible = entries.at(-1).isIntersecting));
    signal.addEventListener("abort", () => this.#observer.disconnect());
  }

  /** @param {Element | null} element */
  of(element) {
    if (element !== this.#element) {
      this.#observer.disconnect();
      this.#element = element;
      this.#visible = false;
      if (element) this.#observer.observe(element);
    }
    return this.#visible && !this.#page.document.hidden;
  }
}

/** Errors of a device that is missing, or that another program uses. The other device may still be available. */
const MISSING = ["NotFoundError", "OverconstrainedError"];
const TAKEN = ["NotReadableError", "AbortError"];

/** The word for an error. @param {unknown} error */
function reasonOf(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (MISSING.includes(name)) return "no-device";
  if (TAKEN.includes(name)) return "busy";
  return "unavailable";
}

/** The word for the state of a stream. @param {MediaStream} stream */
function wordOf(stream) {
  const live = (tracks) => tracks.some((track) => track.readyState === "live");
  const [microphone, camera] = [live(stream.getAudioTracks()), live(stream.getVideoTracks())];
  if (microphone) return camera ? "running" : "running-without-camera";
  return camera ? "running-without-microphone" : "ended";
}

/**
 * Opens microphone and camera, or the one of them that is available.
 * @param {Window & typeof globalThis} page @param {AbortSignal} signal @returns {Promise<MediaStream>}
 */
async function take(page, signal) {
  const { mediaDevices: media, permissions } = page.navigator;
  // The permissions policy of the page or its frame. Browsers without this API report a refusal instead.
  const lets = (feature) => page.document.featurePolicy?.allowsFeature(feature) ?? true;
  if (!page.isSecureContext || !media?.getUserMedia || !(lets("microphone") || lets("camera"))) throw new TypeError("no device may be used");
  const there = await kindsOf(media);
  const wanted = { audio: lets("microphone") && there("audioinput"), video: lets("camera") && there("videoinput") };
  if (!wanted.audio && !wanted.video) throw new DOMException("no device", "NotFoundError");
  // A person who has denied the camera can still test the microphone.
  const denied = async (name) => (await permissions?.query({ name }).catch(quietly))?.state === "denied";
  if (wanted.audio && (await denied("camera")) && !(await denied("microphone"))) wanted.video = false;
  if (signal.aborted) throw new DOMException("stopped", "AbortError");
  try {
    return await media.getUserMedia(wanted);
  } catch (error) {
    const other = ["no-device", "busy"].includes(reasonOf(error)) && wanted.audio && wanted.video;
    for (const alone of other ? [{ audio: true }, { video: true }] : []) {
      if (signal.aborted) break;
      try {
        return await media.getUserMedia(alone);
      } catch {
        // The error of the request for both devices is more specific.
      }
    }
    throw error;
  }
}

/** Which kinds of device there are. A browser that hides them before permission is assumed to have both. */
async function kindsOf(media) {
  const known = await media.enumerateDevices().catch(() => []);
  const kinds = new Set(known.map(({ kind }) => kind));
  return (kind) => !(kinds.has("audioinput") || kinds.has("videoinput")) || kinds.has(kind);
}
