/**
 * Draws the practice conference and, in a separate section, the trainer's buttons.
 * Builds the nodes once and updates them in place, to preserve focus.
 *
 * @typedef {import("./lesson.js").Lesson} Lesson
 * @typedef {(name: string, uuid?: string) => void} Act
 */
import { el, icon, syncChildren, portrait, showSwitch } from "../dom.js";

/** The trainer's buttons, grouped as on screen. `toggles`: whether the button shows its "off" text. */
export const GROUPS = [
  {
    name: "people",
    controls: ["patient-comes", "relative-comes", "stranger-comes", "code-comes", "phone-comes", "last-goes", "patient-returns", "everyone-goes"].map((name) => ({ name })),
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
const SHARED_KEYS = { "patient-comes": "expected-arrives-patient", "relative-comes": "relative-arrives", enter: "join", "last-goes": "leaves", "patient-returns": "reconnect-patient", "everyone-goes": "everyone-leaves" };

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
  /** @type {Map<string, { node: HTMLElement, who: HTMLElement, badges: HTMLElement }>} */
  #tiles = new Map();
  /** @type {Map<string, HTMLElement>} */
  #waiting = new Map();
  /** @type {Array<{ control: any, node: HTMLElement }>} */
  #buttons = [];
  /** @type {HTMLElement[]} */
  #notices = [];
  /** @type {HTMLElement | null} The notice beside the pressed button. */
  #pressedNotice = null;

  /** @param {(key: string) => string} t @param {Act} act */
  constructor(t, act) {
    this.#t = t;
    this.#act = act;
    this.node = el("div", { class: "whole" }, this.#room(), this.#trainer());
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
    this.text = el("p");
    this.enter = button("enter", "primary", { text: t("lobby-join") });
    this.open = button("open", "primary", { text: t("lobby-open") });
    this.lobby = el("div", { class: "lobby" }, this.title, this.text, el("div", { class: "row" }, this.enter, this.open));
    const control = (name, sign, more = "", words = "") => {
      const node = button(name, `control${more}`);
      node.append(icon(sign), el("span", { text: words }));
      return node;
    };
    this.lock = control("lock", "lock");
    this.share = control("own-sharing", "screenshare");
    this.leave = control("leave", "leave", " leave", t("control-leave"));
    this.controls = el("div", { class: "controls", role: "group", "aria-label": t("controls") }, this.lock, this.share, this.leave);
    this.inside = el("div", { class: "inside" }, this.banners, this.lockState, this.tiles);
    return el(
      "section",
      { class: "room", "aria-label": t("stage") },
      el("header", {}, el("h2", { text: t("name") }), el("p", { class: "count" }, this.number, document.createTextNode(" "), this.unit)),
      el("p", { class: "note", text: t("conference-note") }),
      el("div", { class: "stage" }, this.lobby, this.inside, this.waiting, this.programs, this.controls),
    );
  }

  #trainer() {
    const t = this.#t;
    const group = ({ name, controls }) => {
      const notice = el("p", { class: "notice", role: "status" });
      this.#notices.push(notice);
      const press = (control) => {
        this.#pressedNotice = notice;
        this.#act(control.name);
        this.#pressedNotice = null;
      };
      const nodes = controls.map((control) => el("button", { type: "button", class: "act", "data-do": control.name, onclick: () => press(control) }));
      this.#buttons.push(...controls.map((control, at) => ({ control, node: nodes[at] })));
      return el("div", { class: "group", role: "group", "aria-labelledby": `group-${name}` }, el("h3", { id: `group-${name}`, text: t(`group-${name}`) }), el("div", { class: "row" }, ...nodes), notice);
    };
    return el(
      "section",
      { class: "trainer", "aria-labelledby": "trainer-title" },
      el("header", {}, el("h2", { id: "trainer-title", text: t("trainer-title") }), el("p", { class: "note", text: t("trainer-note") })),
      ...GROUPS.map(group),
    );
  }

  /** @param {string | null} refusal Null clears the notices. */
  showRefusal(refusal) {
    const target = this.#pressedNotice ?? this.#notices.at(-1);
    for (const notice of this.#notices) notice.textContent = refusal && notice === target ? this.#t(`refusal-${refusal}`) : "";
  }

  /** @param {Lesson} lesson */
  update(lesson) {
    const t = this.#t;
    const { inside, over } = lesson;
    const hadFocus = /** @type {ShadowRoot} */ (this.node.getRootNode()).activeElement;
    const people = inside ? lesson.people() : [];
    const present = people.filter(({ service_type: service }) => service === "conference");
    const waiting = people.filter(({ service_type: service }) => service !== "conference");
    this.number.textContent = String(present.length);
    this.unit.textContent = t(present.length === 1 ? "count-one" : "count-many");
    this.lobby.hidden = inside;
    this.inside.hidden = this.controls.hidden = !inside;
    this.title.textContent = t(over ? "ended-title" : "lobby-title");
    this.text.textContent = t(over ? "ended-text" : "conference-lobby");
    this.enter.hidden = over;
    this.open.hidden = !over;
    syncChildren(this.banners, BANNERS.flatMap(({ shown }, at) => (inside && shown(lesson) ? [this.bannerNodes[at]] : [])));
    const { locked } = lesson.room.status;
    const lockText = t(locked ? "lock-on" : "lock-off");
    if (this.lockState.textContent !== lockText) this.lockState.textContent = lockText;
    showSwitch(this.lock, locked, t, "control-lock");
    showSwitch(this.share, lesson.presenter !== null && lesson.presenter === lesson.me, t, "control-screenshare");
    this.#people(lesson, present);
    this.#updateWaiting(waiting);
    const programs = inside ? lesson.programs().map(({ display_name: name }) => name) : [];
    this.programs.hidden = programs.length === 0;
    this.programs.textContent = `${t("programs")}: ${programs.join(", ")}`;
    for (const { control, node } of this.#buttons) {
      const words = t(actionKey(control, lesson));
      if (node.textContent !== words) node.textContent = words;
    }
    // Move focus from a hidden button to the one that replaces it.
    if (hadFocus && this.node.contains(hadFocus) && hadFocus.closest("[hidden]")) (inside ? this.lock : over ? this.open : this.enter).focus();
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
    }
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

  #tile(lesson, row) {
    const who = el("span", { class: "who" });
    const badges = el("span", { class: "badges" });
    const picture = row.is_video_call === "YES";
    const node = el(
      "li",
      { class: `tile ${lesson.roleOf(row)}${row.uuid === lesson.me ? " own" : ""}${picture ? "" : " no-picture"}` },
      portrait(),
      el("span", { class: "initials", "aria-hidden": "true", text: initials(row.display_name) }),
      el("span", { class: "caption" }, who, badges),
    );
    return { node, who, badges };
  }
}
