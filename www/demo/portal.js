/**
 * The practice portal shows what a portal's script does around the panel: it sets texts, language and theme, gives the
 * panel the expected participants, shows the charge and starts a new consultation or an exercise. All people are invented.
 */
import { exerciseOf } from "./exercises/catalogue.js";
import { Exercises } from "./exercises/index.js";
import texts from "./texts.json";

const languages = Object.keys(texts);
const themes = ["auto", "light", "dark"];
const rooms = ["whereby", "join"];
/** Attributes of the practice room that an exercise can ask for. */
const roomNeeds = ["asks-pin", "auto-lock"];

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

/** The exercise that the page begins with. Not kept in the address, so that a reload does not begin it again. */
const wanted = exerciseOf(address.searchParams.get("exercise"));

const page = document.documentElement;
/** Asks before a consultation under way is deleted. */
const question = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog"));
const panel = document.querySelector("trygtrom-panel");
const room = placeRoom(document.querySelector("trygtrom-practice-room"));
const exercises = placeExercises();
/** What follows if the person says yes. */
let afterQuestion = () => {};

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
 * every meeting. Both link the clinician's and the patient's page. @param {Element | null} wherebyRoom
 */
function placeRoom(wherebyRoom) {
  if (!wherebyRoom || choices.room === "whereby") return wherebyRoom;
  const conference = document.createElement("trygtrom-practice-conference");
  for (const name of ["as", "channel"]) conference.setAttribute(name, wherebyRoom.getAttribute(name));
  conference.addEventListener("practice-source", () => (panel.source = conference.source));
  panel.setAttribute("platform", "join");
  panel.removeAttribute("for");
  wherebyRoom.replaceWith(conference);
  return conference;
}

/** The exercises, on a page that has them. */
function placeExercises() {
  const node = /** @type {HTMLElement | null} */ (document.querySelector(".exercise"));
  const feedback = /** @type {HTMLElement | null} */ (document.querySelector(".debrief"));
  if (!node || !feedback) return null;
  const current = () => ({ lang: choices.lang, words: texts[choices.lang], patient: appointment().patient });
  return new Exercises({ node, feedback, panel, room, texts: current, choose: (exercise) => askFirst(() => beginExercise(exercise)) });
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
  const system = document.querySelector("[data-act='switch-room']");
  if (system) system.textContent = words[`switch-${otherRoom()}`];
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
  exercises?.draw();
}

function choose({ target }) {
  choices[target.name] = target.value;
  address.searchParams.set(target.name, target.value);
  history.replaceState(null, "", address);
  show();
}

const otherRoom = () => rooms.find((name) => name !== choices.room);

/** Loads the page with another room, so that nothing of the previous one remains. @param {string} [exercise] Begins there. */
function switchRoom(exercise) {
  address.searchParams.set("room", otherRoom());
  if (exercise) address.searchParams.set("exercise", exercise);
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

/** Asks before a consultation under way is deleted. @param {() => void} then */
function askFirst(then) {
  if (!underWay()) return then();
  afterQuestion = then;
  question.showModal();
}

/** The next appointment: other people, a new consultation key, and an empty room. */
function nextAppointment() {
  exercises?.cancel();
  arrangeRoom([]);
  beginAppointment(Number(choices.appointment) + 1);
}

/** @param {ReadonlyArray<string>} needs The attributes that the room of the next meeting has. */
function arrangeRoom(needs) {
  for (const name of roomNeeds) room.toggleAttribute(name, needs.includes(name));
}

/** @param {number} number */
function beginAppointment(number) {
  choices.appointment = String(number);
  address.searchParams.set("appointment", choices.appointment);
  history.replaceState(null, "", address);
  announce();
  setKey();
  // Reconnecting the element empties the practice room.
  room.before(room);
  show();
  showCharge("open");
}

/** Begins an exercise in a consultation of its own. @param {import("./exercises/catalogue.js").Exercise} exercise */
function beginExercise(exercise) {
  if (exercise.room !== choices.room) return switchRoom(exercise.id);
  exercises.cancel();
  arrangeRoom(exercise.needs ?? []);
  const wasOwn = phase() !== "preparation";
  beginAppointment(exercise.appointment);
  isOwnChange = wasOwn;
  panel.reset();
  exercises.start(exercise);
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
document.querySelector("[data-act='new-consultation']")?.addEventListener("click", () => askFirst(nextAppointment));
document.querySelector("[data-act='switch-room']")?.addEventListener("click", () => askFirst(() => switchRoom()));
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
  if (answer === "yes") afterQuestion();
});
if (panel) {
  panel.setAttribute("consultation", panel.getAttribute("consultation").replace(/\d+$/, choices.appointment));
  announce();
}
address.searchParams.delete("exercise");
history.replaceState(null, "", address);
show();
if (wanted && exercises) panel.ready.then(() => beginExercise(wanted), () => {});
