/**
 * The page in the web app's side panel: one panel with the web app as its source.
 *
 * The query parameters `procedure` and `setting` set the panel's attributes of the same names.
 */
import "#trygtrom";
import { newId } from "./new_id.js";
import { Channel, RegistrationRefused, PLUGIN_ID } from "./channel.js";
import { PluginSource } from "./source.js";
import { languageOf, textsIn } from "./texts.js";

const PASSED_ON = ["procedure", "setting"];

/** ms after which a web app that has not answered is waited for with the paper checklist at hand. */
const PATIENCE_MS = 10_000;

/** Replaces the page's content, below its heading. @param {Element} content @param {{ visibleHeading?: boolean }} [options] */
function show(content, { visibleHeading = true } = {}) {
  const main = document.createElement("main");
  const heading = document.createElement("h1");
  heading.textContent = textsIn(document.documentElement.lang)("title");
  heading.classList.toggle("unseen", !visibleHeading);
  main.append(heading, content);
  document.body.replaceChildren(main);
}

/** Shows a message in place of the panel. @param {string} key @param {{ paper?: boolean }} [options] `paper`: adds a link to the paper checklist. */
function showMessage(key, { paper = false } = {}) {
  const { lang } = document.documentElement;
  const text = textsIn(lang);
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.textContent = `${text(key)} `;
  if (paper) {
    const link = document.createElement("a");
    link.href = `paper/combined.${lang}.html`;
    link.textContent = text("paper");
    line.append(link);
  }
  show(line);
}

/**
 * The consultation key under which the panel stores its state: a digest of the viewer's uuid, which is new in every
 * meeting. Null without storage, as in an iframe with an opaque origin.
 * @param {string | null} viewer
 */
async function consultationOf(viewer) {
  try {
    sessionStorage.getItem("");
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(/** @type {string} */ (viewer)));
    return viewer && `join-${Array.from(new Uint8Array(digest, 0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  } catch {
    return null;
  }
}

/** @param {string} language */
function setLanguage(language) {
  document.documentElement.lang = language;
  document.title = textsIn(language)("title");
}

async function begin() {
  setLanguage(languageOf(navigator.language));
  showMessage("waiting");
  const world = { window, newId, now: () => Date.now(), setTimeout: (callback, ms) => setTimeout(callback, ms) };
  const channel = new Channel(`${PLUGIN_ID}:widget`, world);
  const source = new PluginSource(channel, world);
  channel.listen((event, payload) => event === "event:languageSelect" && setLanguage(languageOf(payload)));
  const late = setTimeout(() => showMessage("waiting", { paper: true }), PATIENCE_MS);
  await channel.register("syn:widget", { parentPluginId: PLUGIN_ID }).finally(() => clearTimeout(late));
  await source.ready;

  const panel = document.createElement("trygtrom-panel");
  panel.dataset.fills = "";
  panel.setAttribute("platform", "join");
  panel.setAttribute("viewer", "clinician");
  const query = new URL(location.href).searchParams;
  for (const name of PASSED_ON) if (query.has(name)) panel.setAttribute(name, /** @type {string} */ (query.get(name)));
  const consultation = await consultationOf(source.viewer);
  if (consultation) panel.setAttribute("consultation", consultation);
  Object.assign(panel, { source });
  show(panel, { visibleHeading: false });
}

begin().catch((error) => {
  showMessage(error instanceof RegistrationRefused ? "not-taken" : "failed", { paper: true });
  throw error;
});
