// The Join room of the practice portal: selection, layout, accessibility, and its connection to the panel.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, finish, openPage, stage } from "./harness.mjs";
import { act, openDemo, ready, until } from "./panel.mjs";

let browser;
let server;
stage((given) => ({ server, browser } = given));

const ROOM = "trygtrom-practice-conference";
/** Presses a trainer's button. */
const trainer = (page, name) => page.locator(`${ROOM} [data-do="${name}"]`).click();

test("the video system is selected on the page, and the panel switches room", async () => {
  const page = await openDemo(browser, `${server.origin}/clinician.html`);
  await page.locator("select[name=room]").selectOption("join");
  await page.locator("[data-act=change-room]").click();
  await page.waitForURL(/room=join/);
  await ready(page);
  await until(page, { platform: "join", phase: "preparation" });
  assert.equal(await page.getByRole("link", { name: "Åpne pasientens side i ny fane" }).count(), 0, "no link to the patient's page");
  await finish(page);
});

test("names, lock, waiting room and a lost connection reach the panel; its commands reach the room", async () => {
  const page = await openDemo(browser, `${server.origin}/clinician.html?room=join`);
  await trainer(page, "enter");
  await until(page, { phase: "admission", "lock.state": "unlocked" });
  await trainer(page, "patient-comes");
  // The portal's external ids are unknown to Join.
  await until(page, { "participants.present": 1, "participants.unexpected": 0 });
  await page.locator("trygtrom-panel", { hasText: "Kari Prøve" }).waitFor();
  await act(page, "lock-room");
  await until(page, { "lock.state": "locked", "lock.basis": "observed" });
  await page.locator(ROOM).getByText("Rommet er låst.").waitFor();
  await trainer(page, "stranger-comes");
  await until(page, { "participants.waiting": 1, "participants.present": 1 });
  await page.locator(ROOM).getByRole("button", { name: "Slipp inn: Gjest" }).click();
  await until(page, { "participants.waiting": 0, "participants.present": 2 });
  await trainer(page, "recording");
  await until(page, { "alerts.recording": "alarm" });
  await trainer(page, "line");
  await trainer(page, "patient-returns");
  await trainer(page, "line");
  // The room is locked: the reconnecting patient waits.
  await until(page, { "participants.present": 1, "participants.waiting": 1 });
  await page.getByRole("button", { name: "Ny konsultasjon" }).click();
  await page.getByRole("button", { name: "Slett og begynn på neste" }).click();
  await until(page, { phase: "preparation", "participants.present": 0 });
  await trainer(page, "enter");
  await until(page, { phase: "admission" });
  await finish(page);
});

for (const [name, viewport] of Object.entries({ phone: { width: 320, height: 640 }, wide: { width: 1280, height: 800 } })) {
  for (const theme of ["light", "dark"]) {
    test(`the room fits and is accessible: ${name}, ${theme}`, async () => {
      const page = await openPage(browser, { viewport });
      await page.goto(`${server.origin}/clinician.html?room=join&theme=${theme}&lang=en`);
      await ready(page);
      await axe(page, { include: ROOM });
      for (const does of ["enter", "patient-comes", "relative-comes", "recording", "sharing", "phone-comes", "line"]) {
        await page.locator(`${ROOM} [data-do="${does}"]`).evaluate((button) => button.click());
      }
      await page.locator(ROOM).getByText("The panel has lost contact with the room").waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `the page overflows by ${overflow} px`);
      await axe(page, { include: ROOM });
      await finish(page);
    });
  }
}
