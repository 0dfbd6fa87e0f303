// The Join room of the practice portal: selection, layout, accessibility, and its connection to the panel.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, finish, openPage, stage } from "./harness.mjs";
import { act, openDemo, reads, ready, until } from "./panel.mjs";

let browser;
let server;
stage((given) => ({ server, browser } = given));

const ROOM = "trygtrom-practice-conference";
/** Presses a trainer's button. */
const trainer = (page, name) => page.locator(`${ROOM} [data-do="${name}"]`).click();

test("a button switches the video system, and says to which", async () => {
  const page = await openDemo(browser, `${server.origin}/clinician.html`);
  await page.getByRole("button", { name: "Bytt til Join" }).click();
  await page.waitForURL(/room=join/);
  await ready(page);
  await until(page, { platform: "join", phase: "preparation" });
  await page.getByRole("button", { name: "Bytt til Whereby" }).waitFor();
  assert.match(await page.getByRole("link", { name: "Åpne pasientens side i ny fane" }).getAttribute("href"), /room=join/);
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
  await page.getByRole("button", { name: "Slett og gå videre" }).click();
  await until(page, { phase: "preparation", "participants.present": 0 });
  await trainer(page, "enter");
  await until(page, { phase: "admission" });
  await finish(page);
});

/** The clinician's and the patient's page in one browser, on Join. */
async function bothPages() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 2400 } });
  const open = async (name) => {
    const page = await openPage(context);
    await page.goto(`${server.origin}/${name}.html?room=join`);
    await ready(page);
    return page;
  };
  return { context, open };
}
const room = (page, name) => page.locator(ROOM).getByRole("button", { name });

test("the patient's page is linked: the patient waits, is let in, shows their ID, drops out and is removed", async () => {
  const { context, open } = await bothPages();
  const patient = await open("patient");
  await patient.locator(ROOM).getByText("Rommet er ikke åpent").waitFor();
  const clinician = await open("clinician");
  await trainer(clinician, "enter");
  await act(clinician, "lock-room");
  await until(clinician, { "lock.state": "locked" });

  await room(patient, "Gå inn i rommet").click();
  await patient.locator(ROOM).getByText("Du står utenfor rommet").waitFor();
  await until(clinician, { "participants.waiting": 1, "participants.present": 0 });
  await until(patient, { platform: "join", phase: "preparation" });
  await clinician.locator(ROOM).getByRole("button", { name: "Slipp inn: Kari Prøve" }).click();
  await until(clinician, { "participants.present": 1, "participants.unexpected": 0 });
  // The patient's own client reports to the patient's panel, which takes no place in the room and sees the lock.
  await until(patient, { phase: "admission", "participants.present": 1, "lock.state": "locked", "lock.basis": "observed" });
  await reads(patient, /Liv Eksempel/);
  await axe(patient);

  await room(patient, "Vis legitimasjonen din").click();
  await clinician.locator(ROOM).getByRole("button", { name: "Se på kortet: Kari Prøve" }).click();
  await clinician.locator(ROOM).getByRole("region", { name: "Legitimasjon fra: Kari Prøve" }).waitFor();
  await clinician.locator(ROOM).locator(".controls").getByRole("button", { name: "Vis legitimasjonen din" }).click();
  await room(patient, "Se på kortet: Liv Eksempel").waitFor();

  await trainer(clinician, "recording");
  await until(patient, { "alerts.recording": "alarm" });
  await trainer(clinician, "recording");
  await until(patient, { "alerts.recording": null });

  await trainer(clinician, "patient-returns");
  // The room is locked: who comes back waits.
  await until(clinician, { "participants.present": 0, "participants.waiting": 1 });
  await patient.locator(ROOM).getByText("Du står utenfor rommet").waitFor();
  await clinician.locator(ROOM).getByRole("button", { name: "Slipp inn: Kari Prøve" }).click();
  await until(clinician, { "participants.present": 1 });
  await until(patient, { "participants.present": 1 });

  await trainer(clinician, "last-goes");
  await until(clinician, { "participants.present": 0 });
  await patient.locator(ROOM).getByText("Du er utenfor rommet").waitFor();
  await room(patient, "Gå inn i rommet").click();
  await until(clinician, { "participants.waiting": 1 });
  await patient.close();
  await until(clinician, { "participants.waiting": 0 });
  await finish(clinician);
  await context.close();
});

test("a patient's page whose clinician's page is closed says that the room is not open, and its panel that the call is over", async () => {
  const { context, open } = await bothPages();
  const clinician = await open("clinician");
  const patient = await open("patient");
  await trainer(clinician, "enter");
  await room(patient, "Gå inn i rommet").click();
  await until(patient, { phase: "admission", "participants.present": 1 });
  await until(clinician, { "participants.present": 1 });
  // Two patients do not take part at once.
  await trainer(clinician, "patient-comes");
  await clinician.locator(ROOM).getByText("Alle som skal være med, er allerede i rommet.").waitFor();
  await clinician.close();
  await patient.locator(ROOM).getByText("Rommet er ikke åpent").waitFor();
  await until(patient, { phase: "closing" });
  await finish(patient);
  await context.close();
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
