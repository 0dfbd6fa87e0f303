/**
 * The practice portal shows what a portal's script does around the panel: it sets texts, language and theme, gives the
 * panel the expected participants, shows the charge and starts a new consultation. All people are invented.
 */
import texts from "./texts.json";

const languages = Object.keys(texts);
const themes = ["auto", "light", "dark"];
const rooms = ["whereby", "join"];

/** The expected participants of each viewer's panel. */
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

/** The choices are kept in the URL only, so the portal stores nothing. */
const address = new URL(location.href);
const choices = {
  lang: oneOf(languages, address.searchParams.get("lang")),
  theme: oneOf(themes, address.searchParams.get("theme")),
  room: oneOf(rooms, address.searchParams.get("room")),
};

const page = document.documentElement;
const panel = document.querySelector("trygtrom-panel");
const room = placeRoom(document.querySelector("trygtrom-practice-room"));

/** The wanted value, or the first of the list if it is not in the list. */
function oneOf(list, wanted) {
  return list.includes(wanted) ? wanted : list[0];
}

/**
 * Inserts the chosen room. The panel listens to the Whereby room's element; the Join conference gives it a new source for
 * every meeting. @param {Element | null} wherebyRoom
 */
function placeRoom(wherebyRoom) {
  if (!wherebyRoom || !document.querySelector("select[name='room']") || choices.room === "whereby") return wherebyRoom;
  const conference = document.createElement("trygtrom-practice-conference");
  conference.addEventListener("practice-source", () => (panel.source = conference.source));
  panel.setAttribute("platform", "join");
  panel.removeAttribute("for");
  wherebyRoom.replaceWith(conference);
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
  // Reload for another room, so that nothing of the previous one remains.
  if (target.name === "room") return location.assign(address);
  history.replaceState(null, "", address);
  show();
}

/** The next appointment: a new consultation key and an empty room. */
function newConsultation() {
  const [, name, number] = panel.getAttribute("consultation").match(/^(.*-)(\d+)$/);
  panel.setAttribute("consultation", `${name}${Number(number) + 1}`);
  // Reconnecting the element empties the practice room.
  room.before(room);
}

/** Shows the charge as sent to billing, or "open" until the consultation is closed. */
function showCharge(charge) {
  for (const element of document.querySelectorAll("[data-charge]")) element.hidden = element.dataset.charge !== charge;
}

for (const select of document.querySelectorAll("select")) {
  select.value = choices[select.name];
  select.addEventListener("change", choose);
}
document.querySelector("[data-act='new-consultation']")?.addEventListener("click", newConsultation);
panel?.addEventListener("trygtrom-outcome", ({ detail }) => showCharge(detail.charge));
panel?.addEventListener("trygtrom-phasechange", ({ detail }) => {
  if (detail.to !== "closed") showCharge("open");
});
if (panel) panel.expected = expected[panel.getAttribute("viewer")];
show();
