/**
 * The extension's page beside a call. It belongs to the window it is in, and follows one tab of it: the one that was in
 * front when it was opened, or else the first in front that turns out to be a call. So it stays with the consultation
 * while the person looks something up in another tab.
 */
import "#panel";
import { api } from "../browser.js";
import { wantedOn } from "../platform/hosts.js";
import { askForDevicesInTab } from "./devices.js";
import { hasPanel } from "./other_panel.js";
import { readSettings, usualSettings } from "./settings.js";
import { TabSource, ask, placeOf } from "./tab.js";
import { dress } from "./texts.js";

/** ms that the panel waits for what the hospital has set, before it begins without and follows it when it comes. */
const PATIENCE = 400;

const set = readSettings();
let settings = await Promise.race([set, new Promise((done) => setTimeout(done, PATIENCE)).then(usualSettings)]);
let say = dress(document, settings.language);
const own = await api.windows.getCurrent();

const panel = /** @type {any} */ (document.createElement("trygtrom-panel"));
panel.viewer = "clinician";
panel.platform = "manual";
panel.dataset.fills = "";
/** Follows what is set. */
function follows(now) {
  settings = now;
  panel.lang = settings.language;
  if (settings.procedure !== null) panel.procedure = settings.procedure;
}
follows(settings);

set.then((now) => {
  if (JSON.stringify(now) === JSON.stringify(settings)) return;
  follows(now);
  say = dress(document, now.language);
  show(...shown);
});

const bar = document.querySelector("header");
const line = bar.querySelector("[role=status]");
const button = bar.querySelector("button");
let act = () => {};
button.addEventListener("click", () => act());

/** @type {[key: string, offer?: string, done?: () => void]} What the line says now. */
let shown = ["manual"];

/** @param {string} key @param {string} [offer] @param {() => void} [done] */
function show(key, offer, done = () => {}) {
  shown = [key, offer, done];
  bar.dataset.state = key;
  line.textContent = say(/** @type {any} */ (key));
  button.hidden = offer === undefined;
  button.textContent = offer === undefined ? "" : say(/** @type {any} */ (offer));
  act = done;
}

/** @type {TabSource | null} */
let source = null;
/** The tab that is followed, or would be if it were a call. @type {number | null} */
let followed = null;
/** Whether the person wants this panel beside the page's own. */
let anyhow = false;

/** @param {import("./tab.js").Place} place */
async function found(place) {
  if (source) {
    if (place.tab !== source.place.tab) return;
    if (place.frame !== source.place.frame && source.connected) return;
    const moved = place.room !== source.place.room;
    if (place.platform !== source.place.platform) return follow(place);
    source.again(place);
    if (moved) elsewhere();
    return;
  }
  if (place.window !== own.id) return;
  if (place.tab !== followed) {
    const { active } = await api.tabs.get(place.tab);
    if (!active || source) return;
  }
  followed = place.tab;
  if (!anyhow && (await hasPanel(place.tab))) return yields(place);
  follow(place);
}

/** @param {import("./tab.js").Place} place */
function follow(place) {
  source = new TabSource(place);
  panel.platform = place.platform;
  panel.source = source;
  show("listening");
}

function yields(place) {
  panel.hidden = true;
  show("yields", "anyhow", () => {
    anyhow = true;
    panel.hidden = false;
    if (place) follow(place);
    else show("manual");
  });
}

/** What was seen and confirmed in one room says nothing of the next. Where nothing was, there is nothing to ask about. */
function elsewhere() {
  const report = panel.report();
  const begun = report && !["preparation", "closed"].includes(report.phase);
  const anew = () => {
    panel.reset();
    show("listening");
  };
  if (begun) show("other-room", "next", anew);
  else anew();
}

askForDevicesInTab();
document.querySelector("main").append(panel);

api.runtime.onMessage.addListener((message, sender) => {
  const place = placeOf(message, sender);
  if (place) void found(place);
});

const [tab] = await api.tabs.query({ active: true, windowId: own.id });
followed = tab?.id ?? null;
show("manual");
const heard = followed !== null && (await ask(followed));
if (!heard && tab?.url && wantedOn(new URL(tab.url).hostname)) show("unheard");
else if (!heard && followed !== null && (await hasPanel(followed))) yields(null);
