/**
 * `<trygtrom-practice-room>`: a video room to practise in. Towards the page it behaves as the room embed it stands
 * in for: the same events and methods, and nothing more to be learnt. It has no account, network, camera or frame.
 *
 * Attributes
 * - `as`: `clinician` (default) or `patient`; whose seat this is.
 * - `channel`: rooms with the same channel, in other tabs or on this page, are one room. Absent: a room of its own.
 * - `external-id`: what the others are told this person is, in `participant_join`.
 * - `expected`: ids, separated by commas, that people carry who arrive as expected. The first is whom the consultation is with.
 * - `lang`: `nb` or `en`; absent: the nearest language of the page. `theme`: `light` or `dark`; absent: as the system has it.
 *
 * Changing `as`, `channel` or `external-id` loads the room anew, as it does in the real one.
 */
import { actionKey } from "./controls.js";
import { el } from "./dom.js";
import { Link } from "./link.js";
import { Outbox } from "./outbox.js";
import { Player } from "./player.js";
import { COMMANDS, DEFAULT_EXPECTED, command, newRoom, receive, step } from "./room.js";
import { SCRIPTS } from "./scripts.js";
import { styles } from "./styles.js";
import { Surface } from "./surface.js";
import { languageOf, texts } from "./texts.js";
import { Trainer } from "./trainer.js";

const seatName = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join("-");

/** @typedef {{ state: import("./room.js").State, outbox: Outbox, player: Player, link: Link | null, listeners: AbortController }} Life What lives while the element is in a page. */

export class PracticeRoomElement extends HTMLElement {
  static observedAttributes = ["as", "channel", "external-id", "expected", "lang"];

  /** @type {Life | null} */
  #life = null;
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
    const seat = seatName();
    const listeners = new AbortController();
    const { signal } = listeners;
    this.#life = {
      state: newRoom({ seat, as: this.getAttribute("as") === "patient" ? "patient" : "clinician", externalId: this.getAttribute("external-id") || null, expected: this.#expected() }),
      outbox: new Outbox(({ type, detail }) => this.dispatchEvent(new CustomEvent(type, { detail }))),
      player: new Player({ act: (action) => this.#act(action), progress: (at, of, action) => this.#progress(at, of, action) }),
      link: null,
      listeners,
    };
    this.#draw();
    this.#act({ do: "open" });
    const channel = this.getAttribute("channel");
    if (channel) this.#life.link = new Link(channel, seat, (message) => this.#life && this.#take(receive(this.#life.state, message)));
    // A tab that is put aside is out of the room, and back in it when it is shown again.
    window.addEventListener("pagehide", () => this.#life?.link?.bye(), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && this.#return(), { signal });
  }

  disconnectedCallback() {
    const life = this.#life;
    if (!life) return;
    this.#life = null;
    life.player.stop();
    life.link?.close();
    life.outbox.close();
    life.listeners.abort();
    this.#surface = this.#trainer = null;
    this.#root.replaceChildren();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (!this.#life || before === after) return;
    if (name === "expected") this.#life.state = { ...this.#life.state, expected: this.#expected() };
    else if (name === "lang") this.#draw();
    else {
      this.disconnectedCallback();
      this.connectedCallback();
    }
  }

  /**
   * Plays a ready-made consultation: `calm`, `trouble`, `stranger` or `recording`. One that is playing stops.
   * @param {string} script
   * @param {{ pace?: number }} [options] `pace` 1 is the usual time, 0 plays without waiting, one step per task.
   * @returns {Promise<boolean>} Whether it was played to the end. Every event has been delivered by then.
   */
  async run(script, { pace = 1 } = {}) {
    if (!Object.hasOwn(SCRIPTS, script)) throw new RangeError(`The practice room has no script "${script}".`);
    if (!(pace >= 0 && pace < Infinity)) throw new RangeError("The pace of a script is a number from 0 up.");
    if (!this.#life) return false;
    const { player, outbox, state } = this.#life;
    if (state.phase === "ended") this.#act({ do: "open" });
    const played = player.play(SCRIPTS[script], pace);
    this.#trainer?.playing("progress-begun");
    this.#update();
    const finished = await played;
    await outbox.delivered();
    return finished;
  }

  /** Stops the script that is playing. */
  stop() {
    this.#life?.player.stop();
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
    if (this.#life) this.#take(command(this.#life.state, name, value));
  }

  /** @param {import("./room.js").Action} action */
  #act(action) {
    if (this.#life) this.#take(step(this.#life.state, action));
  }

  /** @param {import("./room.js").Step} done */
  #take({ state, events, messages, refusal }) {
    if (!this.#life) return;
    this.#life.state = state;
    for (const event of events) {
      this.#life.outbox.send(event);
      this.#trainer?.told(event.type);
    }
    for (const message of messages) this.#life.link?.post(message);
    this.#trainer?.tell(refusal);
    this.#update();
  }

  #return() {
    if (!this.#life?.link) return;
    this.#life.link.hello();
    this.#life.link.post(receive(this.#life.state, { kind: "hello", seat: this.#life.state.seat }).messages[0]);
  }

  #expected() {
    const given = this.getAttribute("expected");
    return given === null ? DEFAULT_EXPECTED : given.split(",").map((id) => id.trim()).filter(Boolean);
  }

  #progress(at, of, action) {
    if (!this.#life) return;
    if (action) this.#trainer?.step(at, of, actionKey(action, this.#life.state));
    else this.#trainer?.playing("progress-idle");
    this.#update();
  }

  #draw() {
    const language = languageOf(this);
    const t = texts(language);
    this.#surface = new Surface(t, (name, on) => this.#act({ do: name, args: { on } }));
    this.#trainer = new Trainer(t, {
      act: (action) => this.#act(action),
      run: (script) => this.run(script),
      stop: () => this.stop(),
    });
    this.#root.replaceChildren(el("div", { class: "whole", lang: language }, this.#surface.node, this.#trainer.node));
    this.#update();
  }

  #update() {
    if (!this.#life) return;
    this.#surface?.update(this.#life.state);
    this.#trainer?.update(this.#life.state, this.#life.player.playing);
  }
}
