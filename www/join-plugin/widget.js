/**
 * The page in the web app's side panel: one panel, which hears and asks through the web app.
 *
 * The address may carry `procedure` and `setting`, as the panel's attributes of those names have them.
 */
import "#trygtrom";
import { newId } from "./new_id.js";
import { Channel, NotTaken, PLUGIN_ID } from "./channel.js";
import { PluginSource } from "./source.js";
import { languageOf, wordsIn } from "./words.js";

const PASSED_ON = ["procedure", "setting"];

/** The page is what is shown on it, under its name. @param {Element} content @param {{ named?: boolean }} [more] `named`: whether the name is seen. */
function show(content, { named = true } = {}) {
  const main = document.createElement("main");
  const heading = document.createElement("h1");
  heading.textContent = wordsIn(document.documentElement.lang)("title");
  heading.classList.toggle("unseen", !named);
  main.append(heading, content);
  document.body.replaceChildren(main);
}

/** A few words in place of the panel. @param {string} key @param {{ paper?: boolean }} [more] `paper`: the way to the checklist on paper. */
function say(key, { paper = false } = {}) {
  const { lang } = document.documentElement;
  const words = wordsIn(lang);
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.textContent = `${words(key)} `;
  if (paper) {
    const link = document.createElement("a");
    link.href = `paper/combined.${lang}.html`;
    link.textContent = words("paper");
    line.append(link);
  }
  show(line);
}

/**
 * What the panel keeps its answers under, so that they are there after a reload; null where nothing can be kept, as in a
 * frame without an origin of its own. The viewer's handle is another in every meeting; what is kept is only its digest.
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
function speak(language) {
  document.documentElement.lang = language;
  document.title = wordsIn(language)("title");
}

async function begin() {
  speak(languageOf(navigator.language));
  say("waiting");
  const world = { window, newId, now: () => Date.now(), setTimeout: (callback, ms) => setTimeout(callback, ms) };
  const channel = new Channel(`${PLUGIN_ID}:widget`, world);
  const source = new PluginSource(channel, world);
  channel.listen((event, payload) => event === "event:languageSelect" && speak(languageOf(payload)));
  await channel.register("syn:widget", { parentPluginId: PLUGIN_ID });
  await source.ready;

  const panel = document.createElement("trygtrom-panel");
  panel.dataset.fills = "";
  panel.setAttribute("platform", "join");
  panel.setAttribute("viewer", "clinician");
  const given = new URL(location.href).searchParams;
  for (const name of PASSED_ON) if (given.has(name)) panel.setAttribute(name, /** @type {string} */ (given.get(name)));
  const consultation = await consultationOf(source.viewer);
  if (consultation) panel.setAttribute("consultation", consultation);
  Object.assign(panel, { source });
  show(panel, { named: false });
}

begin().catch((error) => {
  say(error instanceof NotTaken ? "not-taken" : "failed", { paper: true });
  throw error;
});
