/**
 * Draws the practice conference and, in a separate section, the trainer's buttons.
 * Builds the nodes once and updates them in place, to preserve focus.
 *
 * @typedef {import("./lesson.js").Lesson | import("./guest.js").Guest} Lesson
 * @typedef {(name: string, uuid?: string) => void} Act
 */
import { el, icon, syncChildren, showSwitch } from "../dom.js";
import { faceOf } from "../faces.js";
import { CardViewer, idCard, picture } from "../id_card.js";
import { TrainerButtons, trainerSection } from "../trainer_buttons.js";

/** The trainer's buttons, grouped as on screen. `toggles`: whether the button shows its "off" text. */
export const GROUPS = [
  {
    name: "people",
    controls: [
      ...["patient-comes", "relative-comes", "stranger-comes", "code-comes", "phone-comes"].map((name) => ({ name })),
      { name: "shows-card", toggles: (l) => l.cardOf("patient") === "own" },
      { name: "shows-other-card", toggles: (l) => l.cardOf("patient") === "other" },
      ...["last-goes", "patient-returns", "everyone-goes"].map((name) => ({ name })),
    ],
  },
  {
    name: "room",
    controls: [
      { name: "recording", toggles: (l) => l.room.status.recording === true },
      { name: "transcription", toggles: (l) => l.room.status.transcribing === true },
      { name: "streaming", toggles: (l) => l.room.status.streaming === true },
      { name: "sharing", toggles: (l) => l.presenter !== null && l.presenter !== l.me },
      { name: "chat" },
      { name: "end" },
    ],
  },
  { name: "self", controls: [{ name: "enter" }, { name: "leave" }, { name: "line", toggles: (l) => !l.lineIsDown }] },
];

/** Actions that share a text with the other practice room. */
const SHARED_KEYS = { "patient-comes": "expected-arrives-patient", "relative-comes": "relative-arrives", enter: "join", "last-goes": "leaves", "patient-returns": "reconnect-patient", "everyone-goes": "everyone-leaves", "shows-card": "shows-card-patient", "shows-other-card": "shows-other-card-patient" };

/** @param {{ name: string, toggles?: (lesson: Lesson) => boolean }} control @param {Lesson} lesson */
export function actionKey({ name, toggles }, lesson) {
  const suffix = toggles ? (toggles(lesson) ? "-off" : "-on") : "";
  return `act-${SHARED_KEYS[name] ?? name}${suffix}`;
}

const BANNERS = [
  { name: "recording", icon: "recording", shown: (l) => l.room.status.recording === true },
  { name: "transcription", icon: "transcription", shown: (l) => l.room.status.transcribing === true },
  { name: "streaming", icon: "streaming", shown: (l) => l.room.status.streaming === true },
  { name: "sharing", icon: "screenshare", shown: (l) => l.presenter !== null && l.presenter !== l.me },
  { name: "screenshare", icon: "screenshare", shown: (l) => l.presenter !== null && l.presenter === l.me },
  { name: "line", icon: "unstable", shown: (l) => l.lineIsDown },
];

/** Initials of a name; `#` for a telephone number. @param {string} name */
const initials = (name) => (/^\d/.test(name) ? "#" : name.split(" ").map(([letter]) => letter).slice(0, 2).join(""));

export class ConferenceSurface {
  #t;
  #act;
  /** @type {Map<string, { node: HTMLElement, who: HTMLElement, badges: HTMLElement, hand: HTMLElement, look: HTMLElement, card: import("../room.js").Card }>} */
  #tiles = new Map();
  /** @type {Map<string, HTMLElement>} */
  #waiting = new Map();
  #buttons;
  #isGuest;

  /** @param {(key: string) => string} t @param {Act} act @param {boolean} isGuest On a page that takes part in another page's conference. */
  constructor(t, act, isGuest = false) {
    this.#t = t;
    this.#isGuest = isGuest;
    this.#act = act;
    this.cards = new CardViewer(t);
    this.#buttons = new TrainerButtons(t, { nameOf: ({ name }) => name, keyOf: actionKey, press: ({ name }) => act(name) });
    this.node = el("div", { class: "whole" }, this.#room(), ...(isGuest ? [] : [this.#trainer()]));
  }

  #room() {
    const t = this.#t;
    const button = (name, className, given = {}) => el("button", { type: "button", class: className, onclick: () => this.#act(name), ...given });
    this.number = el("span");
    this.unit = el("span");
    this.banners = el("div", { class: "banners", role: "status" });
    this.bannerNodes = BANNERS.map(({ name, icon: sign }) => el("p", { class: `banner banner-${name}` }, icon(sign), el("span", { text: t(`banner-${name}`) })));
    this.lockState = el("p", { class: "lock-state", role: "status" });
    this.tiles = el("ul", { class: "tiles", "aria-label": t("people-title") });
    this.waitingList = el("ul", { class: "waiting-list" });
    this.waiting = el("div", { class: "drawer" }, el("h3", { text: t("waiting-title") }), this.waitingList);
    this.programs = el("p", { class: "note" });
    this.title = el("h3");
    this.refused = el("p", { class: "notice", role: "status" });
    this.text = el("p");
    this.enter = button("enter", "primary", { text: t("lobby-join") });
    this.giveUp = button("leave", "secondary", { text: t("control-leave") });
    this.open = button("open", "primary", { text: t("lobby-open") });
    this.lobby = el("div", { class: "lobby" }, this.title, this.text, el("div", { class: "row" }, this.enter, this.giveUp, this.open), this.refused);
    const control = (name, sign, more = "", words = "") => {
      const node = button(name, `control${more}`);
      node.append(icon(sign), el("span", { text: words }));
      return node;
    };
    this.lock = control("lock", "lock");
    this.share = control("own-sharing", "screenshare");
    this.card = control("own-card", "card");
    this.leave = control("leave", "leave", " leave", t("control-leave"));
    this.controls = el("div", { class: "controls", role: "group", "aria-label": t("controls") }, ...(this.#isGuest ? [] : [this.lock]), this.share, this.card, this.leave);
    this.inside = el("div", { class: "inside" }, this.banners, this.lockState, this.tiles, this.cards.node);
    return el(
      "section",
      { class: "room", "aria-label": t("stage") },
      el("header", {}, el("h2", { text: t("name") }), el("p", { class: "count" }, this.number, document.createTextNode(" "), this.unit)),
      el("p", { class: "note", text: t(this.#isGuest ? "conference-linked" : "conference-note") }),
      el("div", { class: "stage" }, this.lobby, this.inside, this.waiting, this.programs, this.controls),
    );
  }

  #trainer() {
    return trainerSection(this.#t, ...GROUPS.map(({ name, controls }) => this.#buttons.group(name, controls)));
  }

  /** @param {string | null} refusal Null clears the notices. */
  showRefusal(refusal) {
    this.#buttons.showRefusal(refusal);
    if (this.#isGuest) this.refused.textContent = refusal ? this.#t(`refusal-${refusal}`) : "";
  }

  /** @param {Lesson} lesson */
  update(lesson) {
    const t = this.#t;
    const { inside, over } = lesson;
    const hadFocus = /** @type {ShadowRoot} */ (this.node.getRootNode()).activeElement;
    const people = inside ? lesson.people() : [];
    const present = people.filter(({ service_type: service }) => service === "conference");
    // A guest is not asked to let anybody in.
    const waiting = this.#isGuest ? [] : people.filter(({ service_type: service }) => service !== "conference");
    this.number.textContent = String(present.length);
    this.unit.textContent = t(present.length === 1 ? "count-one" : "count-many");
    this.lobby.hidden = inside;
    this.inside.hidden = this.controls.hidden = !inside;
    const { hasHost, waits, isGuest } = lesson;
    const screen = !hasHost ? "absent" : waits ? "waits" : isGuest ? "guest" : over ? "ended" : "host";
    this.title.textContent = t({ absent: "absent-title", waits: "waits-title", ended: "ended-title" }[screen] ?? "lobby-title");
    this.text.textContent = t({ absent: "absent-text", waits: "waits-text", ended: "ended-text", guest: "guest-text" }[screen] ?? "conference-lobby");
    this.enter.hidden = !["guest", "host"].includes(screen);
    this.giveUp.hidden = screen !== "waits";
    this.open.hidden = screen !== "ended";
    syncChildren(this.banners, BANNERS.flatMap(({ shown }, at) => (inside && shown(lesson) ? [this.bannerNodes[at]] : [])));
    const { locked } = lesson.room.status;
    const lockText = t(locked ? "lock-on" : "lock-off");
    if (this.lockState.textContent !== lockText) this.lockState.textContent = lockText;
    showSwitch(this.lock, locked, t, "control-lock");
    showSwitch(this.share, lesson.presenter !== null && lesson.presenter === lesson.me, t, "control-screenshare");
    showSwitch(this.card, lesson.me !== null && lesson.cards.has(lesson.me), t, "control-card");
    this.#people(lesson, present);
    this.#updateWaiting(waiting);
    const programs = inside ? lesson.programs().map(({ display_name: name }) => name) : [];
    this.programs.hidden = programs.length === 0;
    this.programs.textContent = `${t("programs")}: ${programs.join(", ")}`;
    this.#buttons.update(lesson);
    // Move focus from a hidden button to the one that replaces it.
    if (hadFocus && this.node.contains(hadFocus) && hadFocus.closest("[hidden]")) [inside ? (isGuest ? this.share : this.lock) : this.open, this.enter, this.giveUp].find((button) => !button.hidden)?.focus();
  }

  /** @param {Lesson} lesson @param {any[]} rows */
  #people(lesson, rows) {
    for (const uuid of this.#tiles.keys()) if (!rows.some((row) => row.uuid === uuid)) this.#tiles.delete(uuid);
    for (const row of rows) {
      const tile = this.#tiles.get(row.uuid) ?? this.#tile(lesson, row);
      this.#tiles.set(row.uuid, tile);
      tile.who.textContent = row.display_name;
      const own = row.uuid === lesson.me && "person-self";
      const words = [own, row.role === "chair" && "person-host", lesson.presenter === row.uuid && "person-sharing"].filter(Boolean);
      tile.badges.textContent = words.map((key) => this.#t(key)).join(" · ");
      this.#holdUp(tile, row, lesson);
    }
    this.cards.update((shown) => rows.some(({ uuid }) => lesson.cards.has(uuid) && `${uuid} ${lesson.cards.get(uuid)}` === shown));
    syncChildren(this.tiles, rows.map(({ uuid }) => this.#tiles.get(uuid)?.node));
  }

  /** The waiting room, with a button to admit each participant. @param {any[]} rows */
  #updateWaiting(rows) {
    for (const uuid of this.#waiting.keys()) if (!rows.some((row) => row.uuid === uuid)) this.#waiting.delete(uuid);
    for (const { uuid, display_name: name } of rows) {
      if (this.#waiting.has(uuid)) continue;
      const admit = el("button", { type: "button", "aria-label": `${this.#t("admit")}: ${name}`, text: this.#t("admit"), onclick: () => this.#act("admit", uuid) });
      this.#waiting.set(uuid, el("li", { class: "row end" }, el("span", { class: "who", text: name }), admit));
    }
    this.waiting.hidden = rows.length === 0;
    syncChildren(this.waitingList, rows.map(({ uuid }) => this.#waiting.get(uuid)));
  }

  /** Shows the card that a participant holds up before the camera, or none. */
  #holdUp(tile, row, lesson) {
    const card = lesson.cards.get(row.uuid) ?? null;
    if (tile.card === card) return;
    tile.card = card;
    tile.look.hidden = card === null;
    if (card === null) return tile.hand.replaceChildren();
    const shown = { name: row.display_name, face: faceOf(row.display_name, lesson.roleOf(row)), card };
    tile.hand.replaceChildren(idCard(this.#t, shown));
    tile.look.onclick = () => this.cards.show(`${row.uuid} ${card}`, shown, tile.look);
  }

  #tile(lesson, row) {
    const who = el("span", { class: "who" });
    const hand = el("span", { class: "hand" });
    const look = el("button", { type: "button", class: "look", hidden: true, text: this.#t("card-look"), "aria-label": `${this.#t("card-look")}: ${row.display_name}` });
    const badges = el("span", { class: "badges" });
    const isFilmed = row.is_video_call === "YES";
    const node = el(
      "li",
      { class: `tile ${lesson.roleOf(row)}${row.uuid === lesson.me ? " own" : ""}${isFilmed ? "" : " no-picture"}` },
      picture(this.#t, faceOf(row.display_name, lesson.roleOf(row))),
      el("span", { class: "initials", "aria-hidden": "true", text: initials(row.display_name) }),
      hand,
      el("span", { class: "caption" }, el("span", {}, who, badges), look),
    );
    return { node, who, badges, hand, look, card: null };
  }
}
