/**
 * The page in the side panel of a meeting: one panel with the meeting as its source.
 *
 * The query parameters `procedure` and `setting` set the panel's attributes of the same names. Without `setting` it is health
 * personnel without a patient; the panel says so before the meeting, and the person can change it there.
 */
import "#trygtrom";
import { app, meeting } from "@microsoft/teams-js";
import { languageOf } from "../element/catalogs.js";
import { FRAME, consultationOf, follow, surroundingsOf } from "./host.js";
import { Page } from "./page.js";
import { MeetingSource } from "./source.js";

/** ms after the page was opened, after which a host that has not answered is waited for with the paper checklist at hand. */
const PATIENCE_MS = 2_500;

const page = new Page(document);

/** For those who run the service. @param {{ code: string, message: string }} problem */
const report = ({ code, message }) => console.warn(`${code}: ${message}`);

/** @param {any} context */
async function makePanel(context) {
  const query = new URL(location.href).searchParams;
  const panel = /** @type {any} */ (document.createElement("trygtrom-panel"));
  panel.dataset.fills = "";
  const attributes = {
    platform: "teams",
    viewer: "clinician",
    setting: query.get("setting") ?? "clinicians-only",
    procedure: query.get("procedure"),
    consultation: await consultationOf(context, new Date()),
  };
  for (const [name, value] of Object.entries(attributes)) if (value !== null) panel.setAttribute(name, value);
  panel.source = new MeetingSource(meeting, report);
  return panel;
}

/** Waits for the host. Null if there is none, or none that can be talked to; the page then says so. */
async function hostContext() {
  let silent = false;
  const late = setTimeout(() => {
    silent = true;
    page.tell("silent", "teams-silent");
  }, PATIENCE_MS - performance.now());
  try {
    await app.initialize();
    const context = await app.getContext();
    follow(app, changed);
    return context;
  } catch {
    if (window.parent === window) page.tell("outside", "teams-outside");
    else if (!silent) {
      page.tell("failed", "teams-failed");
      report({ code: "teams-failed", message: "Teams did not answer as this version of the app expects. Update Teams, then the app." });
    }
    return null;
  } finally {
    clearTimeout(late);
  }
}

/** The kind of frame that the page is in now. @type {string | undefined} */
let frame;
/** @type {any} */
let panel = null;
/** Ends the wait for the frame that the panel is for. */
let arrived = () => {};

/** @param {Partial<import("./host.js").Surroundings>} surroundings */
function changed(surroundings) {
  page.suit(surroundings);
  if (surroundings.frame === undefined || surroundings.frame === frame) return;
  frame = surroundings.frame;
  if (frame !== FRAME) return page.tell("wrong-frame", "teams-wrong-frame");
  if (panel) page.show(panel);
  arrived();
}

async function begin() {
  page.suit({ language: languageOf(navigator.language), theme: "auto" });
  page.tell("waiting");
  const context = await hostContext();
  if (context === null) return;
  const here = new Promise((done) => void (arrived = () => done(null)));
  changed(surroundingsOf(context));
  await here;
  panel = await makePanel(context);
  if (frame === FRAME) page.show(panel);
}

begin().catch((error) => {
  page.tell("failed", "teams-failed");
  throw error;
});
