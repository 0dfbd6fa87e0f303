// The whole page with the panel in the windows that people use, beside `screens.test.mjs`: with the text spacing of WCAG 1.4.12,
// in forced colours, with axe, and with the Tab key, where nothing may hide what has the focus.
import assert from "node:assert/strict";
import { test } from "node:test";
import { coveredFocus, forcedColorFaults, misfits, openAll, overlaps, unfold } from "./fit.mjs";
import { axe, finish, stage } from "./harness.mjs";
import { control, openDemo } from "./panel.mjs";
import { clinician, patient, patientAbsent } from "./tours.mjs";

let browser;
let server;
stage((given) => ({ server, browser } = given));

const wide = { width: 1280, height: 800 };
/** A telephone, a small telephone, a laptop, and a window of 1280 by 1024 at 400 %. */
const windows = [{ width: 390, height: 844 }, { width: 320, height: 700 }, wide, { width: 320, height: 256 }];
const named = ({ width, height }) => `${width} x ${height}`;
const tours = { clinician, patient };
const least = { clinician: 36, patient: 44 };
const options = { permissions: ["clipboard-read", "clipboard-write", "microphone", "camera"] };
const open = (viewer, more = {}) => openDemo(browser, `${server.origin}/${viewer}.html`, { viewport: wide, clock: true, options, ...more });

/** Runs in the page: the least text spacing that WCAG 1.4.12 asks for, in the page and in every shadow tree, or none. */
function spaceText(on) {
  const wanted = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`;
  window.spacing ??= new CSSStyleSheet();
  window.spacing.replaceSync(on ? wanted : "");
  const roots = [document, ...[...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot).filter(Boolean)];
  for (const root of roots) if (!root.adoptedStyleSheets.includes(window.spacing)) root.adoptedStyleSheets.push(window.spacing);
}

/** Widths that a page may give the panel in a wide window, in px. */
const widths = [320, 400];
const panelWidth = (page, width) => page.evaluate((wanted) => document.documentElement.style.setProperty("--panel-width", wanted), `${width}px`);

for (const [title, viewer, visit] of [["clinician", "clinician", clinician], ["clinician, patient absent", "clinician", patientAbsent], ["patient", "patient", patient]]) {
  test(`${title}: every screen fits every window, with text spacing and in forced colours too`, async () => {
    const page = await open(viewer);
    const faults = [];
    for await (const name of visit(page)) {
      const look = async (where, found) => faults.push(...(await found).map((fault) => `${name}, ${where}: ${fault}`));
      const closeAll = await openAll(page, name);
      for (const width of widths) {
        await panelWidth(page, width);
        await look(`panel of ${width} px`, page.evaluate(misfits, least[viewer]));
      }
      for (const size of windows) {
        await page.setViewportSize(size);
        await unfold(page);
        await look(named(size), page.evaluate(misfits, least[viewer]));
        await look(named(size), page.evaluate(overlaps));
        await page.evaluate(spaceText, true);
        await look(`${named(size)}, spaced`, page.evaluate(misfits, least[viewer]));
        await look(`${named(size)}, spaced`, page.evaluate(overlaps));
        await page.evaluate(spaceText, false);
        await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
        await look(`${named(size)}, forced colours`, page.evaluate(forcedColorFaults));
        await page.emulateMedia({ forcedColors: "none", reducedMotion: "no-preference" });
      }
      await page.setViewportSize(wide);
      await closeAll();
    }
    assert.deepEqual(faults, []);
    await finish(page);
  });
}

for (const [viewer, visit] of Object.entries(tours)) {
  test(`${viewer}: the whole page passes axe in every window`, async () => {
    const page = await open(viewer);
    for await (const name of visit(page)) {
      for (const size of windows) {
        await page.setViewportSize(size);
        await unfold(page);
        // Sizes are measured above. Here the sticky footer lies over parts of what is scrolled.
        await axe(page, { without: ["target-size"] }).catch((error) => assert.fail(`${name}, ${named(size)}: ${error.message}`));
      }
      await page.setViewportSize(wide);
    }
    await finish(page);
  });

  test(`${viewer}: nothing hides what has the focus, at every stop of the Tab key`, async (t) => {
    const page = await open(viewer);
    const faults = [];
    let stops = 0;
    for await (const name of visit(page)) {
      if (!/^(preparation|admission|conversation|clinician present|every alert|recording, trans|closing|a pause)/.test(name)) continue;
      for (const size of windows) {
        await page.setViewportSize(size);
        await unfold(page);
        const walked = await walk(page);
        stops += walked.stops;
        faults.push(...walked.faults.map((fault) => `${name}, ${named(size)}: ${fault}`));
      }
      await page.setViewportSize(wide);
    }
    t.diagnostic(`${stops} stops`);
    assert.deepEqual(faults, []);
    await finish(page);
  });
}

/** Runs in the page: whether the element with the focus is the one that had it first after `begin`. */
function cameRound(begin) {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (begin) {
    at?.blur();
    window.firstFocus = null;
    return false;
  }
  if (at === window.firstFocus) return true;
  window.firstFocus ??= at;
  return false;
}

/** Presses Tab until the focus has been everywhere in the page, and then the other way round. Returns what was hidden. */
async function walk(page) {
  const faults = [];
  let stops = 0;
  for (const key of ["Tab", "Shift+Tab"]) {
    await page.evaluate(cameRound, true);
    for (let presses = 0; presses < 200; presses += 1) {
      await page.keyboard.press(key);
      const fault = await page.evaluate(coveredFocus);
      if (fault === null || (await page.evaluate(cameRound, false))) break;
      stops += 1;
      if (fault) faults.push(`${key} ${presses}: ${fault}`);
    }
  }
  return { stops, faults };
}
