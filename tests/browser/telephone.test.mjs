// The panel as a sheet at the foot of a small screen: how high it is, when it folds and unfolds, and what it leaves in sight.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, finish, stage } from "./harness.mjs";
import { act, control, happyPath, openDemo, trainer, until } from "./panel.mjs";

let browser;
let server;
stage((given) => ({ server, browser } = given));

const sizes = [
  { width: 390, height: 844 },
  { width: 320, height: 700 },
  { width: 360, height: 640 },
];
const steps = {
  clinician: happyPath,
  patient: ["confirm:sound-tested", "confirm-privacy", "deny:somebody-with-me", "confirm-roll-call:0", "attest-lock:locked", "check-identity:clinician:document:confirmed", "check-identity:patient:document:confirmed", "confirm:rules-read"],
};
/** The two buttons of the folded sheet. */
const kept = { clinician: ["open-flyout", "begin-closing"], patient: ["pause", "leave-now"] };

/** What answers the alarm about somebody new. */
const answers = { clinician: "select", patient: ".tg-alert .tg-controls > button" };

/** Runs in the page: the controls of the alarm that are not whole in the sheet, between its line and its footer. */
function cut(selector) {
  const { shadowRoot } = document.querySelector("trygtrom-panel");
  const [line, foot] = [".tg-sheet-fold", ".tg-always"].map((part) => shadowRoot.querySelector(part).getBoundingClientRect());
  const controls = [...shadowRoot.querySelector(".tg-alerts").querySelectorAll(selector)];
  const isCut = ({ top, bottom }) => top < line.bottom || bottom > foot.top + 1;
  return controls.length === 0 ? ["there is none"] : controls.filter((one) => isCut(one.getBoundingClientRect())).map((one) => one.textContent);
}

/** A control at the edge of what scrolls is cut; `access.test.mjs` measures each whole. */
const scrolled = { without: ["target-size"] };
const panel = (page) => page.locator("trygtrom-panel .tg");
const sheet = (page) => panel(page).getAttribute("data-sheet");
const height = (page) => panel(page).evaluate((element) => element.getBoundingClientRect().height);
const line = (page) => page.locator("trygtrom-panel .tg-sheet-fold");
const folds = (page) => page.locator("trygtrom-panel .tg[data-sheet='folded']").waitFor();
const open = (viewer, viewport) => openDemo(browser, `${server.origin}/${viewer}.html`, { viewport });

async function goIn(page) {
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await folds(page);
}

/** Opens the sheet where it is folded, and presses in it. */
async function press(page, name) {
  if ((await sheet(page)) === "folded") await line(page).click();
  await act(page, name);
}

for (const viewer of ["clinician", "patient"]) {
  for (const viewport of sizes) {
    test(`${viewer} at ${viewport.width} x ${viewport.height}: folded to a line and two buttons, unfolded by an alarm`, async (t) => {
      const page = await open(viewer, viewport);
      assert.equal(await sheet(page), "open");
      assert.ok((await height(page)) <= 0.6 * viewport.height + 1);
      if (viewer === "clinician") await act(page, "confirm-prepared");
      await goIn(page);
      assert.equal(await page.locator("trygtrom-panel .tg-sheet [role='status']").innerText(), "Panelet er foldet sammen nederst på siden.");
      const folded = await height(page);
      t.diagnostic(`folded: ${folded} px`);
      assert.ok(folded <= 96, `${folded} px`);
      const buttons = page.locator("trygtrom-panel .tg-always button:visible");
      assert.deepEqual(await buttons.evaluateAll((all) => all.map(({ dataset }) => dataset.act)), kept[viewer]);
      await axe(page);

      // A press in the opened sheet leaves it open, until all is well.
      await trainer(page, "expected-arrives");
      await until(page, { "participants.present": 1 });
      for (const name of steps[viewer]) await press(page, name);
      await until(page, { alerts: "", "lock.state": "locked" });
      await folds(page);
      assert.match(await line(page).innerText(), /Deltakere: Én er her\. Lås: Låst\./);
      assert.ok((await height(page)) <= 96, `${await height(page)} px`);
      // The focus does not stay in what is folded away.
      assert.ok(await page.evaluate(() => document.querySelector("trygtrom-panel").shadowRoot.activeElement?.checkVisibility() ?? true));

      await trainer(page, "stranger-arrives");
      await until(page, { "alerts.unexpected-participant": "alarm" });
      assert.equal(await sheet(page), "folded");
      await page.locator("trygtrom-panel .tg-alert:visible").waitFor();
      const alarmed = await height(page);
      t.diagnostic(`with an alarm: ${alarmed} px of ${viewport.height}`);
      assert.ok(alarmed <= 0.4 * viewport.height + 1, `${alarmed} px`);
      assert.deepEqual(await page.evaluate(cut, answers[viewer]), []);
      await axe(page, scrolled);
      await finish(page);
    });
  }
}

test("the room's own controls are beside the sheet, not below it", async () => {
  const page = await open("patient", sizes[0]);
  await goIn(page);
  const room = page.locator("trygtrom-practice-room");
  const covered = async () => {
    const buttons = await room.locator("button:visible").all();
    assert.ok(buttons.length > 2);
    for (const button of buttons) {
      await button.scrollIntoViewIfNeeded();
      const { name, top } = await button.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return { name: element.innerText, top: document.elementFromPoint(left + width / 2, top + height / 2)?.localName };
      });
      assert.notEqual(top, "trygtrom-panel", name);
    }
  };
  await covered();
  await trainer(page, "expected-arrives");
  await trainer(page, "stranger-arrives");
  await until(page, { "alerts.unexpected-participant": "alarm" });
  await covered();
  await finish(page);
});

test("in a lower window an alarm is a line that leads to it", async () => {
  for (const viewport of [{ width: 390, height: 560 }, { width: 320, height: 256 }]) {
    const page = await open("clinician", viewport);
    await act(page, "confirm-prepared");
    await trainer(page, "join");
    await until(page, { phase: "admission" });
    await trainer(page, "stranger-arrives");
    await until(page, { "alerts.unexpected-participant": "alarm" });
    const alarm = control(page, "go-to-alert");
    assert.match(await alarm.innerText(), /Noen er i videorommet uten at det er avtalt/);
    const { top, bottom } = await alarm.evaluate((element) => element.getBoundingClientRect().toJSON());
    assert.ok(top >= 0 && bottom <= viewport.height, `${top} to ${bottom}`);
    await axe(page, scrolled);
    await alarm.click();
    await page.waitForFunction(() => document.querySelector("trygtrom-panel").shadowRoot.activeElement?.id === "alert-unexpected-participant");
    await finish(page);
  }
});
