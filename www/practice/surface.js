/**
 * Draws the room: participants, banners and the participant's buttons.
 * Builds the nodes once and updates them in place, to preserve focus.
 *
 * @typedef {import("./room.js").State} State
 * @typedef {import("./room.js").Person} Person
 */
import { el, icon, syncChildren, showSwitch } from "./dom.js";
import { faceOf } from "./faces.js";
import { CardViewer, idCard, picture } from "./id_card.js";
import { count, others, self } from "./room.js";

const CONTROLS = [
  { name: "microphone", on: (s) => s.microphone },
  { name: "camera", on: (s) => s.camera },
  { name: "screenshare", on: (s) => s.screenshare },
  { name: "card", on: (s) => s.card !== null },
  { name: "chat", on: (s) => s.chat },
  { name: "people", on: (s) => s.people },
];

const BANNERS = [
  { name: "recording", shown: (s) => s.room.recording !== "stopped" },
  { name: "transcription", shown: (s) => s.room.transcription !== "stopped" },
  { name: "streaming", shown: (s) => s.room.streaming !== "stopped" },
  { name: "screenshare", shown: (s) => s.screenshare },
  { name: "unstable", shown: (s) => !s.stable },
];

export class Surface {
  /** @type {Map<string, { node: HTMLElement, badges: HTMLElement, hand: HTMLElement, look: HTMLElement, card: Person["card"] }>} */
  #tiles = new Map();
  /** @type {Map<string, HTMLElement>} */
  #buttons = new Map();
  #t;
  #names;
  #phase = "";

  /**
   * @param {(key: string) => string} t
   * @param {(name: string, on?: boolean) => void} act Runs the action of a participant's button.
   * @param {(role: Person["role"]) => string} names Names on ID cards. The room itself shows none.
   */
  constructor(t, act, names) {
    this.#t = t;
    this.#names = names;
    this.cards = new CardViewer(t);
    this.number = el("span");
    this.unit = el("span");
    this.banners = el("div", { class: "banners", role: "status" });
    this.bannerNodes = BANNERS.map(({ name }) => el("p", { class: `banner banner-${name}` }, icon(name), el("span", { text: t(`banner-${name}`) })));
    this.tiles = el("ul", { class: "tiles", "aria-label": t("people-title") });
    this.title = el("h3");
    this.text = el("p");
    const offer = (name, className) => el("button", { type: "button", class: className, text: t(`lobby-${name}`), onclick: () => act(name) });
    this.join = offer("join", "primary");
    this.knock = offer("knock", "secondary");
    this.open = offer("open", "primary");
    this.lobby = el("div", { class: "lobby" }, this.title, this.text, el("div", { class: "row" }, this.join, this.knock, this.open));
    this.roster = el("ul", { class: "roster" });
    this.drawers = {
      chat: this.#drawer("chat", el("p", { text: t("chat-text") }), act),
      people: this.#drawer("people", this.roster, act),
      settings: this.#drawer("settings", el("p", { text: t("settings-text") }), act),
    };
    this.controls = el("div", { class: "controls", role: "group", "aria-label": t("controls") });
    for (const { name } of CONTROLS) {
      this.#buttons.set(name, el("button", { type: "button", class: "control", onclick: () => act(name) }, icon(name), el("span")));
    }
    this.leave = el("button", { type: "button", class: "control leave", onclick: () => act("leave") }, icon("leave"), el("span", { text: t("control-leave") }));
    this.controls.append(...this.#buttons.values(), this.leave);
    this.inside = el("div", { class: "inside" }, this.banners, this.tiles, this.cards.node);
    this.node = el(
      "section",
      { class: "room", "aria-label": t("stage") },
      el("header", {}, el("h2", { text: t("name") }), el("p", { class: "count" }, this.number, document.createTextNode(" "), this.unit)),
      el("p", { class: "note", text: t("note") }),
      el("div", { class: "stage" }, this.lobby, this.inside, ...Object.values(this.drawers), this.controls),
    );
  }

  /** @param {State} state */
  update(state) {
    const t = this.#t;
    const isInside = state.phase === "inside";
    const hadFocus = /** @type {ShadowRoot} */ (this.node.getRootNode()).activeElement;
    this.number.textContent = String(count(state));
    this.unit.textContent = t(count(state) === 1 ? "count-one" : "count-many");
    this.lobby.hidden = isInside;
    this.inside.hidden = !isInside;
    this.controls.hidden = !isInside;
    const screen = state.phase === "ended" ? "ended" : state.removed ? "removed" : "lobby";
    this.title.textContent = t(`${screen}-title`);
    this.text.textContent = t(`${screen}-text`);
    this.join.hidden = this.knock.hidden = state.phase !== "outside";
    this.open.hidden = state.phase !== "ended";
    syncChildren(this.banners, isInside ? this.bannerNodes.filter((_, at) => BANNERS[at].shown(state)) : []);
    for (const { name, on } of CONTROLS) showSwitch(/** @type {HTMLElement} */ (this.#buttons.get(name)), on(state), t, `control-${name}`);
    this.#people(state);
    for (const [name, node] of Object.entries(this.drawers)) {
      const movesFocus = !node.hidden && !state[name] && node.contains(hadFocus);
      node.hidden = !state[name];
      if (movesFocus && this.#buttons.has(name)) this.#buttons.get(name)?.focus();
      else if (movesFocus) this.#refocus(state);
    }
    if (this.#phase !== state.phase && hadFocus && this.node.contains(hadFocus)) this.#refocus(state);
    this.#phase = state.phase;
  }

  /** Moves focus from a hidden button to the one that replaces it. */
  #refocus(state) {
    if (state.phase === "inside") this.#buttons.get("microphone")?.focus();
    else (state.phase === "ended" ? this.open : this.join).focus();
  }

  #drawer(name, content, act) {
    const close = el("button", { type: "button", class: "secondary", text: this.#t("close"), onclick: () => act(name, false) });
    return el("aside", { class: "drawer", hidden: true, "aria-label": this.#t(`${name}-title`) }, el("h3", { text: this.#t(`${name}-title`) }), content, close);
  }

  /** Updates only the tiles that changed. */
  #people(state) {
    const own = self(state);
    const people = own ? [own, ...others(state)] : [];
    const ids = new Set(people.map((person) => person.id));
    for (const id of this.#tiles.keys()) if (!ids.has(id)) this.#tiles.delete(id);
    for (const person of people) {
      const tile = this.#tiles.get(person.id) ?? this.#tile(person, person === own);
      this.#tiles.set(person.id, tile);
      tile.node.classList.toggle("no-picture", !person.camera);
      const words = [!person.microphone && "person-muted", !person.camera && "person-dark", person.screenshare && "person-sharing"].filter(Boolean);
      tile.badges.textContent = words.map((key) => this.#t(key)).join(" · ");
      if (tile.card !== person.card) this.#holdUp(tile, person);
    }
    syncChildren(this.tiles, people.map((person) => this.#tiles.get(person.id)?.node));
    this.cards.update((shown) => people.some(({ id, card }) => card !== null && `${id} ${card}` === shown));
    this.roster.replaceChildren(...people.map((person) => el("li", { text: this.#caption(person, person === own) })));
  }

  #caption(person, own) {
    return this.#t(own ? "person-self" : `person-${person.role}`);
  }

  /** Shows the card that a person holds up before the camera, or none. */
  #holdUp(tile, { id, role, card }) {
    tile.card = card;
    tile.look.hidden = card === null;
    if (card === null) return tile.hand.replaceChildren();
    const name = this.#names(role);
    const shown = { name, face: faceOf(name, role), card };
    tile.hand.replaceChildren(idCard(this.#t, shown));
    tile.look.onclick = () => this.cards.show(`${id} ${card}`, shown, tile.look);
  }

  #tile(person, own) {
    // The room knows nobody's name.
    const letter = person.role === "stranger" ? "?" : this.#t(`person-${person.role}`)[0];
    const who = this.#caption(person, own);
    const look = el("button", { type: "button", class: "look", hidden: true, text: this.#t("card-look"), "aria-label": `${this.#t("card-look")}: ${who}` });
    const hand = el("span", { class: "hand" });
    const badges = el("span", { class: "badges" });
    const node = el(
      "li",
      { class: `tile ${person.role}${own ? " own" : ""}` },
      picture(this.#t, faceOf(this.#names(person.role), person.role)),
      el("span", { class: "initials", "aria-hidden": "true", text: letter }),
      hand,
      el("span", { class: "caption" }, el("span", {}, el("span", { class: "who", text: who }), badges), look),
    );
    return { node, badges, hand, look, card: null };
  }
}
