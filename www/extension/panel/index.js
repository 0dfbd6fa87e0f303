/**
 * The extension's side panel. It belongs to one window and follows one tab of it: the tab that was active when the panel
 * opened, or the first active tab with a call after that. It keeps following the consultation while the user works in
 * another tab.
 */
import "#panel";
import { api } from "../browser.js";
import { targetFor } from "../platform/hosts.js";
import { requestDevicesInTab } from "./devices.js";
import { hasPanel } from "./other_panel.js";
import { readSettings, defaultSettings } from "./settings.js";
import { TabSource, discover, locationOf } from "./tab.js";
import { localizePage } from "./texts.js";

/** How long to wait for the managed settings before starting with the defaults, in ms. */
const SETTINGS_TIMEOUT_MS = 400;

const managed = readSettings();
let settings = await Promise.race([managed, new Promise((done) => setTimeout(done, SETTINGS_TIMEOUT_MS)).then(defaultSettings)]);
let text = localizePage(document, settings.language);
const own = await api.windows.getCurrent();

const panel = /** @type {any} */ (document.createElement("trygtrom-panel"));
panel.viewer = "clinician";
panel.platform = "manual";
panel.dataset.fills = "";
// The panel is all there is on this page.
panel.headingLevel = "1";
function applySettings(now) {
  settings = now;
  panel.lang = settings.language;
  if (settings.procedure !== null) panel.procedure = settings.procedure;
}
applySettings(settings);

managed.then((now) => {
  if (JSON.stringify(now) === JSON.stringify(settings)) return;
  applySettings(now);
  text = localizePage(document, now.language);
  show(...shown);
});

const bar = document.querySelector("header");
const line = bar.querySelector("[role=status]");
const button = bar.querySelector("button");
let act = () => {};
button.addEventListener("click", () => act());

/** @type {[key: string, offer?: string, done?: () => void]} The status line as last shown. */
let shown = ["manual"];

/** @param {string} key @param {string} [offer] @param {() => void} [done] */
function show(key, offer, done = () => {}) {
  shown = [key, offer, done];
  bar.dataset.state = key;
  line.textContent = text(/** @type {any} */ (key));
  button.hidden = offer === undefined;
  button.textContent = offer === undefined ? "" : text(/** @type {any} */ (offer));
  act = done;
}

/** @type {TabSource | null} */
let source = null;
/** The tab to follow, even before it has a call. @type {number | null} */
let followedTab = null;
/** Whether the user wants this panel although the page has its own. */
let shownAnyway = false;

/** @param {import("./tab.js").RelayLocation} relay */
async function relayFound(relay) {
  if (source) return followedFound(source, relay);
  if (relay.window !== own.id) return;
  if (relay.tab !== followedTab) {
    const { active } = await api.tabs.get(relay.tab);
    if (!active || source) return;
  }
  followedTab = relay.tab;
  if (!shownAnyway && (await hasPanel(relay.tab))) return yieldToPagePanel(relay.tab);
  // Another frame of the tab can have been followed meanwhile.
  if (source) return followedFound(source, relay);
  follow(relay);
}

/** A relay announced itself while a tab is followed. @param {TabSource} source @param {import("./tab.js").RelayLocation} relay */
function followedFound(source, relay) {
  if (relay.tab !== source.relay.tab) return;
  if (relay.frame !== source.relay.frame && !source.gone) return source.alsoConnect(relay);
  const isOtherRoom = relay.room !== source.relay.room;
  if (relay.platform !== source.relay.platform) return follow(relay);
  source.reconnect(relay);
  if (isOtherRoom) roomChanged();
}

/** @param {import("./tab.js").RelayLocation} relay */
function follow(relay) {
  const followed = new TabSource(relay, (several) => {
    if (source !== followed) return;
    if (several) show("two-calls");
    else if (shown[0] === "two-calls") show("listening");
  });
  source = followed;
  panel.platform = relay.platform;
  panel.source = source;
  show("listening");
}

/** @param {number | null} tab With a call. */
function yieldToPagePanel(tab) {
  panel.hidden = true;
  show("yields", "anyhow", () => {
    shownAnyway = true;
    panel.hidden = false;
    show("manual");
    if (tab !== null) void discover(tab);
  });
}

/** The tab went to another room: start a new consultation, but ask first if one has begun. */
function roomChanged() {
  const report = panel.report();
  const hasBegun = report && !["preparation", "closed"].includes(report.phase);
  const startOver = () => {
    panel.reset();
    show("listening");
  };
  if (hasBegun) show("other-room", "next", startOver);
  else startOver();
}

requestDevicesInTab();
document.querySelector("main").append(panel);

api.runtime.onMessage.addListener((message, sender) => {
  const relay = locationOf(message, sender);
  if (relay) void relayFound(relay);
});

const [tab] = await api.tabs.query({ active: true, windowId: own.id });
followedTab = tab?.id ?? null;
show("manual");
const isPresent = followedTab !== null && (await discover(followedTab));
if (!isPresent && tab?.url && targetFor(new URL(tab.url).hostname)) show("unheard");
else if (!isPresent && followedTab !== null && (await hasPanel(followedTab))) yieldToPagePanel(null);
