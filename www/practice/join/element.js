/**
 * `<trygtrom-practice-conference>`: a simulated conference for practice that reports names, the lock and the waiting
 * room. It has no account, network, camera or iframe. Give its `source` to a panel with `platform="join"`; each
 * consultation has a new source, announced by the event `practice-source`.
 *
 * With a `channel`, a page whose element is `as="patient"` takes part in the conference of the page that has the same channel
 * and no such attribute. Its `source` is the patient's own client.
 *
 * Attributes: `lang` and `theme`, as on `<trygtrom-practice-room>`. `patient-name` and `relative-name`: the names that the
 * expected people have in the room; an empty `relative-name`: no relative is expected. `asks-pin`: the panel must be given the
 * PIN; otherwise it has it. `auto-lock`: the room is locked from the start. They hold from the next meeting.
 */
import { el } from "../dom.js";
import { styles } from "../styles.js";
import { languageOf, texts } from "../texts.js";
import { Guest } from "./guest.js";
import { Host } from "./host.js";
import { Lesson } from "./lesson.js";
import { ConferenceSurface } from "./surface.js";

export class PracticeConferenceElement extends HTMLElement {
  static observedAttributes = ["lang"];

  /** @type {Lesson | Guest | null} */
  #lesson = null;
  /** @type {Host | null} */
  #host = null;
  /** @type {AbortController | null} */
  #listeners = null;
  /** @type {ConferenceSurface | null} */
  #surface = null;
  #due = false;
  #root = this.attachShadow({ mode: "open" });

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [styles()];
  }

  connectedCallback() {
    this.#listeners = new AbortController();
    const channel = this.getAttribute("channel");
    if (channel && !this.#isPatient) this.#host = new Host(channel, () => this.#changed());
    // A tab that is closed or left has left the room.
    window.addEventListener("pagehide", () => this.#closeLink(), { signal: this.#listeners.signal });
    window.addEventListener("pageshow", (event) => event.persisted && this.#reconnect(), { signal: this.#listeners.signal });
    this.#open();
  }

  disconnectedCallback() {
    this.#closeLink();
    this.#listeners?.abort();
    this.#lesson = this.#surface = null;
    this.#root.replaceChildren();
  }

  attributeChangedCallback(_name, before, after) {
    if (this.#lesson && before !== after) this.#draw();
  }

  /** The panel's `source`; null while the element is not connected. */
  get source() {
    return this.#lesson?.source ?? null;
  }

  /**
   * Does what the trainer's button of this name does, for a page that leads an exercise.
   * @param {string} name
   */
  act(name) {
    this.#act(name);
  }

  /** What the room shows, for a page that leads an exercise. `practice-change` announces a change. */
  get state() {
    const others = this.#lesson?.others() ?? [];
    const waiting = others.filter(({ service_type: service }) => service !== "conference").length;
    return { inside: this.#lesson?.inside ?? false, others: others.length - waiting, waiting, panel: (this.#lesson?.programs().length ?? 0) > 0 };
  }

  /** Starts a new, empty meeting. */
  #open() {
    const names = (who) => (who === "phone" ? "12345678" : (this.getAttribute(`${who}-name`) ?? texts(languageOf(this))(`name-${who}`)));
    if (this.#isPatient) return this.#visit(() => names("patient"));
    this.#lesson = new Lesson(names, () => this.#changed(), { asksPin: this.hasAttribute("asks-pin"), locked: this.hasAttribute("auto-lock") });
    this.#host?.use(this.#lesson);
    this.#draw();
    this.dispatchEvent(new CustomEvent("practice-source"));
  }

  /** Takes part in the conference of another page. @param {() => string} name */
  #visit(name) {
    this.#lesson = new Guest(this.getAttribute("channel") ?? "", name, (refusal) => {
      this.#surface?.showRefusal(refusal);
      this.#changed();
    });
    this.#draw();
    this.dispatchEvent(new CustomEvent("practice-source"));
  }

  get #isPatient() {
    return this.getAttribute("as") === "patient";
  }

  #closeLink() {
    this.#host?.close();
    this.#host = null;
    if (this.#lesson instanceof Guest) this.#lesson.close();
  }

  #reconnect() {
    this.disconnectedCallback();
    this.connectedCallback();
  }

  /** @param {string} name @param {string} [uuid] */
  #act(name, uuid) {
    if (!this.#lesson) return;
    let refusal = null;
    if (name === "open") this.#open();
    else if (name === "admit" && this.#lesson instanceof Lesson) this.#lesson.room.admit(uuid);
    else refusal = this.#lesson.act(name);
    this.#surface?.showRefusal(refusal);
    this.#update();
  }

  /** Redraws after the panel changed the room. */
  #changed() {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      this.#update();
    });
  }

  #draw() {
    const language = languageOf(this);
    this.#surface = new ConferenceSurface(texts(language), (name, uuid) => this.#act(name, uuid), this.#isPatient);
    this.#root.replaceChildren(el("div", { lang: language }, this.#surface.node));
    this.#update();
  }

  #update() {
    if (!this.#lesson) return;
    this.#host?.update();
    this.#surface?.update(this.#lesson);
    this.dispatchEvent(new CustomEvent("practice-change"));
  }
}
