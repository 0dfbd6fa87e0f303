/**
 * The practice portal shows what a portal's script does around the panel: it sets texts, language and theme, gives the
 * panel the expected participants, shows the charge and starts a new consultation. All people are invented.
 */
import texts from "./texts.json";

const languages = Object.keys(texts);
const themes = ["auto", "light", "dark"];
const rooms = ["whereby", "join"];

/** The day's appointments; after the last one the first comes again. Their times are texts. */
const appointments = [
  { patient: "Kari Prøve", relative: "Ola Prøve" },
  { patient: "Nils Eksempel", relative: null },
  { patient: "Anne Eksempel", relative: "Per Eksempel" },
];

/** The choices are kept in the URL only, so the portal stores nothing. */
const address = new URL(location.href);
const choices = {
  lang: oneOf(languages, address.searchParams.get("lang")),
  theme: oneOf(themes, address.searchParams.get("theme")),
  room: oneOf(rooms, address.searchParams.get("room")),
  // The number of the appointment, from 1: a reload shows the same one.
  appointment: String(Math.max(1, Number.parseInt(address.searchParams.get("appointment") ?? "1", 10) || 1)),
};

const page = document.documentElement;
/** Asks before a consultation under way is deleted. */
const question = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog"));
const panel = document.querySelector("trygtrom-panel");
const room = placeRoom(document.querySelector("trygtrom-practice-room"));

/** Whether the page itself has made the panel begin anew. */
let isOwnChange = false;
/** The phase after the panel's last event. */
let lastPhase = "preparation";

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
  const { place, patient, relative } = appointment();
  const values = { when: words[`when-${place}`], patient, relative: relative ?? words.nobody };
  for (const element of document.querySelectorAll("[data-value]")) element.textContent = values[element.dataset.value];
  for (const element of document.querySelectorAll("[data-label]")) element.ariaLabel = words[element.dataset.label];
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
  // An arrow key chooses in a list, so another room waits for its button.
  if (target.name === "room") return;
  choices[target.name] = target.value;
  address.searchParams.set(target.name, target.value);
  history.replaceState(null, "", address);
  show();
}

/** Loads the page with the chosen room, so that nothing of the previous one remains. */
function changeRoom() {
  address.searchParams.set("room", document.querySelector("select[name='room']").value);
  location.assign(address);
}

/** The current appointment: its number, its place in the list from 1, and who takes part. */
function appointment() {
  const number = Number(choices.appointment);
  const place = ((number - 1) % appointments.length) + 1;
  return { number, place, ...appointments[place - 1] };
}

/** Gives panel and room the people of the current appointment. */
function announce() {
  if (!panel || !room) return;
  const { number, patient, relative } = appointment();
  const isClinician = panel.getAttribute("viewer") === "clinician";
  const companion = relative === null ? [] : [{ externalId: `parorende-${number}`, name: relative, role: "relative" }];
  const other = isClinician
    ? { externalId: `pasient-${number}`, name: patient, role: "patient" }
    : { externalId: "behandler-1", name: "Liv Eksempel", role: "clinician" };
  const people = [other, ...companion];
  panel.expected = people;
  panel.appointment = { support: "Brukerstøtte, tlf. 12 34 56 78" };
  room.setAttribute("expected", people.map(({ externalId }) => externalId).join(","));
  if (!isClinician) room.setAttribute("external-id", `pasient-${number}`);
  room.setAttribute("patient-name", patient);
  room.setAttribute("relative-name", relative ?? "");
}

/** The phase of the panel; inside of its own event it gives no report. */
const phase = () => panel.report()?.phase ?? lastPhase;

/** Whether the panel would lose a consultation that is under way. */
const underWay = () => !["preparation", "closed"].includes(phase());

/** Asks first, if a consultation is under way. */
function newConsultation() {
  if (underWay()) question.showModal();
  else nextAppointment();
}

/** The next appointment: other people, a new consultation key, and an empty room. */
function nextAppointment() {
  choices.appointment = String(Number(choices.appointment) + 1);
  address.searchParams.set("appointment", choices.appointment);
  history.replaceState(null, "", address);
  announce();
  setKey();
  // Reconnecting the element empties the practice room.
  room.before(room);
  show();
  showCharge("open");
}

/** The consultation key of the current appointment. A panel whose key is another one begins anew. */
function setKey() {
  const key = panel.getAttribute("consultation").replace(/\d+$/, choices.appointment);
  if (panel.getAttribute("consultation") === key) return;
  isOwnChange = phase() !== "preparation";
  panel.setAttribute("consultation", key);
}

/** Shows the charge as sent to billing, or "open" until the consultation is closed. */
function showCharge(charge) {
  for (const element of document.querySelectorAll("[data-charge]")) element.hidden = element.dataset.charge !== charge;
}

for (const select of document.querySelectorAll("select")) {
  select.value = choices[select.name];
  select.addEventListener("change", choose);
}
document.querySelector("[data-act='change-room']")?.addEventListener("click", changeRoom);
document.querySelector("[data-act='new-consultation']")?.addEventListener("click", newConsultation);
panel?.addEventListener("trygtrom-outcome", ({ detail }) => showCharge(detail.charge));
panel?.addEventListener("trygtrom-phasechange", ({ detail }) => {
  lastPhase = detail.to;
  if (detail.to !== "closed") showCharge("open");
  if (detail.to !== "preparation") return;
  const isPress = !isOwnChange;
  isOwnChange = false;
  // The panel has forgotten everybody: on a press for the next patient, who is announced now. A patient's panel has only forgotten.
  if (isPress && panel.getAttribute("viewer") === "clinician") nextAppointment();
  else if (isPress) announce();
});
question?.addEventListener("click", ({ target }) => {
  const { answer } = target.dataset;
  if (answer) question.close();
  if (answer === "yes") nextAppointment();
});
if (panel) {
  panel.setAttribute("consultation", panel.getAttribute("consultation").replace(/\d+$/, choices.appointment));
  announce();
}
show();
