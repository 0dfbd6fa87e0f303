/**
 * `<trygtrom-practice-room>`: a simulated video room for practice. It has the same events and methods as the room
 * embed that it replaces, but no account, network, camera or iframe.
 *
 * Attributes
 * - `as`: `clinician` (default) or `patient`: the role of this user.
 * - `channel`: elements with the same channel, in other tabs or on this page, share one room. Absent: an unshared room.
 * - `external-id`: the external id of this user that others receive in `participant_join`.
 * - `expected`: comma-separated external ids of the expected participants. The first is the consultation's other party.
 * - `clinician-name`, `patient-name`, `relative-name`: the names on the ID cards that these people hold up.
 * - `lang`: `nb` or `en`; absent: the nearest language of the page. `theme`: `light` or `dark`; absent: the system's.
 *
 * Changing `as`, `channel` or `external-id` reloads the room, as the embed does.
 */
import { actionKey } from "./controls.js";
import { el } from "./dom.js";
import { Link } from "./link.js";
import { Outbox } from "./outbox.js";
import { Player } from "./player.js";
import { COMMANDS, DEFAULT_EXPECTED, command, newRoom, others, receive, step } from "./room.js";
import { SCRIPTS } from "./scripts.js";
import { styles } from "./styles.js";
import { Surface } from "./surface.js";
import { languageOf, texts } from "./texts.js";
import { Trainer } from "./trainer.js";

const randomSeatId = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join("-");

/** @typedef {{ state: import("./room.js").State, outbox: Outbox, player: Player, link: Link | null, listeners: AbortController }} Session What exists while the element is connected. */

export class PracticeRoomElement extends HTMLElement {
  static observedAttributes = ["as", "channel", "external-id", "expected", "lang", "clinician-name", "patient-name", "relative-name"];

  /** @type {Session | null} */
  #session = null;
  /** @type {Surface | null} */
  #surface = null;
  /** @type {Trainer | null} */
  #trainer = null;
  #root = this.attachShadow({ mode: "open" });

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [styles()];
  }

  connectedCallback() {
    const seat = randomSeatId();
    const listeners = new AbortController();
    const { signal } = listeners;
    this.#session = {
      state: newRoom({ seat, as: this.getAttribute("as") === "patient" ? "patient" : "clinician", externalId: this.getAttribute("external-id") || null, expected: this.#expected() }),
      outbox: new Outbox(({ type, detail }) => this.dispatchEvent(new CustomEvent(type, { detail }))),
      player: new Player({ act: (action) => this.#run(action), progress: (at, of, action) => this.#progress(at, of, action) }),
      link: null,
      listeners,
    };
    this.#draw();
    this.#run({ do: "open" });
    const channel = this.getAttribute("channel");
    if (channel) this.#session.link = new Link(channel, seat, (message) => this.#session && this.#apply(receive(this.#session.state, message)));
    // A tab in the back/forward cache has left the room; it enters again when it is restored.
    window.addEventListener("pagehide", () => this.#session?.link?.bye(), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && this.#rejoin(), { signal });
  }

  disconnectedCallback() {
    const session = this.#session;
    if (!session) return;
    this.#session = null;
    session.player.stop();
    session.link?.close();
    session.outbox.close();
    session.listeners.abort();
    this.#surface = this.#trainer = null;
    this.#root.replaceChildren();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (!this.#session || before === after) return;
    if (name === "expected") this.#session.state = { ...this.#session.state, expected: this.#expected() };
    else if (name === "lang" || name.endsWith("-name")) this.#draw();
    else {
      this.disconnectedCallback();
      this.connectedCallback();
    }
  }

  /**
   * Plays a scripted consultation: `calm`, `trouble`, `stranger` or `recording`. Stops one that is already playing.
   * @param {string} script
   * @param {{ pace?: number }} [options] `pace`: 1 is the script's own time, 0 plays without delay, one step per task.
   * @returns {Promise<boolean>} Whether the script was played to the end. Resolves after every event is delivered.
   */
  async run(script, { pace = 1 } = {}) {
    if (!Object.hasOwn(SCRIPTS, script)) throw new RangeError(`The practice room has no script "${script}".`);
    if (!(pace >= 0 && pace < Infinity)) throw new RangeError("The pace of a script must be a number of at least 0.");
    if (!this.#session) return false;
    const { player, outbox, state } = this.#session;
    if (state.phase === "ended") this.#run({ do: "open" });
    const playing = player.play(SCRIPTS[script], pace);
    this.#trainer?.showProgress("progress-begun");
    this.#update();
    const completed = await playing;
    await outbox.delivered();
    return completed;
  }

  /**
   * Does what the trainer's button of this name does, for a page that leads an exercise.
   * @param {string} name @param {import("./room.js").Action["args"]} [args]
   */
  act(name, args) {
    this.#run({ do: name, args });
  }

  /** What the room shows, for a page that leads an exercise. `practice-change` announces a change. */
  get state() {
    const state = this.#session?.state;
    return { inside: state?.phase === "inside", others: state ? others(state).length : 0, waiting: 0, panel: false };
  }

  /** Stops the script that is playing. */
  stop() {
    this.#session?.player.stop();
  }

  startRecording() { this.#command("startRecording"); }
  stopRecording() { this.#command("stopRecording"); }
  startStreaming() { this.#command("startStreaming"); }
  stopStreaming() { this.#command("stopStreaming"); }
  startLiveTranscription() { this.#command("startLiveTranscription"); }
  stopLiveTranscription() { this.#command("stopLiveTranscription"); }
  endMeeting() { this.#command("endMeeting"); }
  leaveRoom() { this.#command("leaveRoom"); }
  knock() { this.#command("knock"); }
  openSettings() { this.#command("openSettings"); }
  /** @param {boolean} [open] */
  toggleBreakout(open) { this.#command("toggleBreakout", open); }
  /** @param {boolean} [enabled] */
  toggleCamera(enabled) { this.#command("toggleCamera", enabled); }
  /** @param {boolean} [open] */
  toggleChat(open) { this.#command("toggleChat", open); }
  /** @param {boolean} [enabled] */
  toggleMicrophone(enabled) { this.#command("toggleMicrophone", enabled); }
  /** @param {boolean} [open] */
  togglePeople(open) { this.#command("togglePeople", open); }
  /** @param {boolean} [enabled] */
  toggleScreenshare(enabled) { this.#command("toggleScreenshare", enabled); }

  /** @param {keyof typeof COMMANDS} name @param {unknown} [value] */
  #command(name, value) {
    if (this.#session) this.#apply(command(this.#session.state, name, value));
  }

  /** @param {import("./room.js").Action} action */
  #run(action) {
    if (this.#session) this.#apply(step(this.#session.state, action));
  }

  /** @param {import("./room.js").Step} done */
  #apply({ state, events, messages, refusal }) {
    if (!this.#session) return;
    this.#session.state = state;
    for (const event of events) {
      this.#session.outbox.send(event);
      this.#trainer?.showEvent(event.type);
    }
    for (const message of messages) this.#session.link?.post(message);
    this.#trainer?.showRefusal(refusal);
    this.#update();
  }

  #rejoin() {
    if (!this.#session?.link) return;
    this.#session.link.hello();
    this.#session.link.post(receive(this.#session.state, { kind: "hello", seat: this.#session.state.seat }).messages[0]);
  }

  #expected() {
    const given = this.getAttribute("expected");
    return given === null ? DEFAULT_EXPECTED : given.split(",").map((id) => id.trim()).filter(Boolean);
  }

  #progress(at, of, action) {
    if (!this.#session) return;
    if (action) this.#trainer?.showStep(at, of, actionKey(action, this.#session.state));
    else this.#trainer?.showProgress("progress-idle");
    this.#update();
  }

  #draw() {
    const language = languageOf(this);
    const t = texts(language);
    this.#surface = new Surface(t, (name, on) => this.#run({ do: name, args: { on } }), (role) => this.getAttribute(`${role}-name`) || t(`name-${role}`));
    this.#trainer = new Trainer(t, {
      act: (action) => this.#run(action),
      run: (script) => this.run(script),
      stop: () => this.stop(),
    });
    this.#root.replaceChildren(el("div", { class: "whole", lang: language }, this.#surface.node, this.#trainer.node));
    this.#update();
  }

  #update() {
    if (!this.#session) return;
    this.#surface?.update(this.#session.state);
    this.#trainer?.update(this.#session.state, this.#session.player.playing);
    this.dispatchEvent(new CustomEvent("practice-change"));
  }
}
