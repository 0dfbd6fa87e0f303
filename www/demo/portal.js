/**
 * The practice portal: what any portal's own script does around the panel. It fills in the page's texts, passes language
 * and appearance on, tells the panel whom to expect, takes the outcome to billing, and begins a new consultation. All
 * people here are invented.
 */
import texts from "./texts.json";

const languages = Object.keys(texts);
const themes = ["auto", "light", "dark"];
const rooms = ["whereby", "join"];

/** Whom the portal knows is invited, as each side's panel is told. */
const expected = {
  clinician: [
    { externalId: "pasient-1", name: "Kari Prøve", role: "patient" },
    { externalId: "parorende-1", name: "Ola Prøve", role: "relative" },
  ],
  patient: [
    { externalId: "behandler-1", name: "Liv Eksempel", role: "clinician" },
    { externalId: "parorende-1", name: "Ola Prøve", role: "relative" },
  ],
};

/** The choices live in the address and nowhere else, so that the portal leaves nothing behind. */
const address = new URL(location.href);
const choices = {
  lang: oneOf(languages, address.searchParams.get("lang")),
  theme: oneOf(themes, address.searchParams.get("theme")),
  room: oneOf(rooms, address.searchParams.get("room")),
};

const page = document.documentElement;
const panel = document.querySelector("trygtrom-panel");
const room = placeRoom(document.querySelector("trygtrom-practice-room"));

/** The wanted value, or the first of the list when that is none of them. */
function oneOf(list, wanted) {
  return list.includes(wanted) ? wanted : list[0];
}

/**
 * Puts the chosen room in its place. One is an element that the panel listens to; to the other it has a source, a new
 * one for every meeting. @param {Element | null} usual
 */
function placeRoom(usual) {
  if (!usual || !document.querySelector("select[name='room']") || choices.room === "whereby") return usual;
  const conference = document.createElement("trygtrom-practice-conference");
  conference.addEventListener("practice-source", () => (panel.source = conference.source));
  panel.setAttribute("platform", "join");
  panel.removeAttribute("for");
  usual.replaceWith(conference);
  for (const element of document.querySelectorAll("[data-room='whereby']")) element.hidden = true;
  return conference;
}

function show() {
  const { lang, theme } = choices;
  const words = texts[lang];
  page.lang = lang;
  page.dataset.colorScheme = theme;
  document.title = `${words[page.dataset.title]} – ${words.hospital}`;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = words[element.dataset.text];
  for (const image of document.querySelectorAll("[data-alt]")) image.alt = words[image.dataset.alt];
  for (const link of document.querySelectorAll("a[data-keep]")) {
    const target = new URL(link.href);
    for (const [name, value] of Object.entries(choices)) target.searchParams.set(name, value);
    link.href = target.href;
  }
  for (const link of document.querySelectorAll("a[data-paper]")) link.setAttribute("href", `paper/combined.${lang}.html`);
  for (const element of [panel, room]) {
    element?.setAttribute("lang", lang);
    element?.setAttribute("theme", theme);
  }
}

function choose({ target }) {
  choices[target.name] = target.value;
  address.searchParams.set(target.name, target.value);
  // Another room is another page: nothing of the former may be left.
  if (target.name === "room") return location.assign(address);
  history.replaceState(null, "", address);
  show();
}

/** A new appointment has a new key and a new room, exactly as in a portal that opens the next one in its list. */
function newConsultation() {
  const [, name, number] = panel.getAttribute("consultation").match(/^(.*-)(\d+)$/);
  panel.setAttribute("consultation", `${name}${Number(number) + 1}`);
  // Taking the element out and in again empties the practice room.
  room.before(room);
}

/** Shows what billing is told: what the patient owes, or "open" until the consultation is closed. */
function settle(charge) {
  for (const element of document.querySelectorAll("[data-charge]")) element.hidden = element.dataset.charge !== charge;
}

for (const select of document.querySelectorAll("select")) {
  select.value = choices[select.name];
  select.addEventListener("change", choose);
}
document.querySelector("[data-act='new-consultation']")?.addEventListener("click", newConsultation);
panel?.addEventListener("trygtrom-outcome", ({ detail }) => settle(detail.charge));
panel?.addEventListener("trygtrom-phasechange", ({ detail }) => {
  if (detail.to !== "closed") settle("open");
});
if (panel) panel.expected = expected[panel.getAttribute("viewer")];
show();
