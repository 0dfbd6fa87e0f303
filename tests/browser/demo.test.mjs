// The practice portal's pages in both languages and color schemes, and its linked rooms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, finish, openPage, stage } from "./harness.mjs";
import { act, acts, openDemo, reads, ready, report, toAdmission, toConversation, trainer, until, words } from "./panel.mjs";

let browser;
let server;
stage((given) => ({ server, browser } = given));

const widths = { phone: { width: 320, height: 640 }, wide: { width: 1280, height: 800 } };

for (const [name, viewport] of Object.entries(widths)) {
  for (const theme of ["light", "dark"]) {
    test(`the front page fits and is accessible: ${name}, ${theme}`, async () => {
      const page = await openPage(browser, { viewport });
      await page.goto(`${server.origin}/?theme=${theme}`);
      await page.getByRole("heading", { level: 1, name: "Prøv sidepanelet Trygtrom" }).waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `the page overflows by ${overflow} px`);
      const pictures = await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().then(() => image.alt.length > 20))));
      assert.deepEqual(pictures, [true], "the picture of the extension has a text alternative");
      await axe(page);
      await finish(page);
    });
  }
}

test("language and theme are kept across links and reach panel and room", async () => {
  const page = await openPage(browser, { viewport: widths.wide });
  await page.goto(`${server.origin}/`);
  await page.locator("select[name=lang]").selectOption("en");
  await page.locator("select[name=theme]").selectOption("dark");
  await page.getByRole("link", { name: "The clinician's page" }).click();
  await page.getByRole("heading", { level: 1, name: "Video appointment – clinician" }).waitFor();
  for (const tag of ["trygtrom-panel", "trygtrom-practice-room"]) {
    const element = page.locator(tag);
    assert.deepEqual([await element.getAttribute("lang"), await element.getAttribute("theme")], ["en", "dark"], tag);
  }
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await finish(page);
});

test("an arrow key in a list loads no page; another video system takes the press of a button", async () => {
  const page = await openPage(browser, { viewport: widths.wide });
  await page.goto(`${server.origin}/clinician.html`);
  await page.evaluate(() => (window.loaded = true));
  const lists = page.locator("header select");
  assert.equal(await lists.count(), 2);
  for (const list of await lists.all()) {
    const before = await list.inputValue();
    await list.press("ArrowDown");
    assert.notEqual(await list.inputValue(), before);
  }
  assert.equal(await page.evaluate(() => window.loaded), true);
  await page.locator("[data-act='switch-room']").press("Enter");
  await page.waitForURL(/room=join/);
  await page.locator("trygtrom-panel[platform=join]").waitFor();
  assert.equal(await page.evaluate(() => window.loaded), undefined);
  await finish(page);
});

test("the front page links to the paper checklist in its language", async () => {
  const page = await openPage(browser, { viewport: widths.wide });
  await page.goto(`${server.origin}/`);
  await page.locator("select[name=lang]").selectOption("en");
  await page.getByRole("link", { name: "The checklist on paper" }).click();
  await page.getByRole("heading", { level: 1, name: "Checklist for video consultations" }).waitFor();
  await axe(page);
  await finish(page);
});

/** What the page shows of the current appointment. */
const shown = (page) => page.locator(".appointment dd[data-value]").allInnerTexts();
const panelKey = (page) => page.locator("trygtrom-panel").getAttribute("consultation");

test("a new consultation has a new key, other people and an empty room", async () => {
  const page = await openDemo(browser, `${server.origin}/clinician.html`);
  assert.deepEqual([await panelKey(page), await shown(page)], ["demo-1", ["I dag kl. 10.00", "Kari Prøve", "Ola Prøve"]]);
  await page.getByRole("button", { name: "Ny konsultasjon" }).click();
  assert.deepEqual([await panelKey(page), await shown(page)], ["demo-2", ["I dag kl. 10.30", "Nils Eksempel", "Ingen"]]);
  await toAdmission(page);
  await reads(page, /Nils Eksempel/);
  assert.doesNotMatch(await words(page), /Kari Prøve|Ola Prøve/);
  await until(page, { "participants.unexpected": 0, alerts: "" });
  await finish(page);
});

test("a new consultation asks before it deletes one that is under way", async () => {
  const page = await openDemo(browser, `${server.origin}/clinician.html`);
  await toAdmission(page);
  const anew = page.getByRole("button", { name: "Ny konsultasjon" });
  await anew.click();
  await page.getByRole("dialog", { name: "Samtalen er i gang" }).waitFor();
  await axe(page, { include: "dialog" });
  await page.getByRole("button", { name: "Bli i denne timen" }).click();
  assert.deepEqual([await panelKey(page), (await report(page)).phase], ["demo-1", "admission"]);
  await anew.click();
  await page.getByRole("button", { name: "Slett og gå videre" }).click();
  await until(page, { phase: "preparation" });
  assert.deepEqual([await panelKey(page), await shown(page)], ["demo-2", ["I dag kl. 10.30", "Nils Eksempel", "Ingen"]]);
  await finish(page);
});

test("the next patient is announced when the panel goes on, and stays after a reload", async () => {
  const page = await openDemo(browser, `${server.origin}/clinician.html`);
  for (const [key, patient, next] of [["demo-1", "Kari Prøve", "demo-2"], ["demo-2", "Nils Eksempel", "demo-3"]]) {
    assert.deepEqual([await panelKey(page), (await shown(page))[1]], [key, patient]);
    await toConversation(page);
    await reads(page, new RegExp(patient));
    await acts(page, ["begin-closing", "choose-outcome:completed", "close", "next-patient"]);
    await until(page, { phase: "preparation" });
    assert.equal(await panelKey(page), next);
  }
  assert.deepEqual(await shown(page), ["I dag kl. 11.00", "Anne Eksempel", "Per Eksempel"]);
  await act(page, "confirm-prepared");
  await until(page, { "requirements.A-0": "met" });
  await page.reload();
  await ready(page);
  assert.deepEqual([await panelKey(page), await shown(page)], ["demo-3", ["I dag kl. 11.00", "Anne Eksempel", "Per Eksempel"]]);
  await until(page, { phase: "preparation", "requirements.A-0": "met" });
  await finish(page);
});

test("the next patient is announced beside Join, too, by name", async () => {
  const page = await openDemo(browser, `${server.origin}/clinician.html?room=join&appointment=2`);
  const conference = page.locator("trygtrom-practice-conference");
  for (const name of ["enter", "patient-comes"]) await conference.locator(`[data-do="${name}"]`).click();
  await until(page, { "participants.present": 1, "participants.unexpected": 0 });
  await reads(page, /Nils Eksempel/);
  await conference.locator('[data-do="relative-comes"]').click();
  await conference.getByText("Alle som skal være med, er allerede i rommet.").waitFor();
  await finish(page);
});

test("a switch of the room says what its next press does", async () => {
  const page = await openDemo(browser, `${server.origin}/clinician.html`);
  const inRoom = (tag) => (name) => page.locator(tag).locator(".controls").getByRole("button", { name, exact: true });
  const whereby = inRoom("trygtrom-practice-room");
  await trainer(page, "join");
  for (const [first, then] of [["Slå av mikrofonen", "Slå på mikrofonen"], ["Slå av kameraet", "Slå på kameraet"], ["Del skjermen", "Slutt å dele"], ["Åpne chatten", "Lukk chatten"], ["Vis deltakerne", "Skjul deltakerne"]]) {
    await whereby(first).click();
    await whereby(then).click();
    await whereby(first).waitFor();
  }
  await page.goto(`${server.origin}/clinician.html?room=join`);
  await ready(page);
  const join = inRoom("trygtrom-practice-conference");
  await page.locator('trygtrom-practice-conference [data-do="enter"]').click();
  for (const [first, then] of [["Lås rommet", "Lås opp rommet"], ["Del skjermen", "Slutt å dele"]]) {
    await join(first).click();
    await join(then).click();
    await join(first).waitFor();
  }
  // The panel locks the room.
  await act(page, "lock-room");
  await join("Lås opp rommet").waitFor();
  await finish(page);
});

test("a patient's page announces the same appointment again when its panel has forgotten it", async () => {
  const page = await openDemo(browser, `${server.origin}/patient.html`);
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await acts(page, ["leave-now", "close", "next-patient"]);
  await until(page, { phase: "preparation" });
  assert.equal(await panelKey(page), "demo-patient-1");
  await trainer(page, "join");
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1, "participants.unexpected": 0 });
  await reads(page, /Liv Eksempel/);
  await finish(page);
});

test("the charge is shown, and reset for the next consultation", async () => {
  const page = await openDemo(browser, `${server.origin}/clinician.html`);
  const billing = page.getByRole("status").filter({ hasText: /avgjort|egenandel/i });
  assert.equal(await billing.innerText(), "Ikke avgjort");
  await toConversation(page);
  await acts(page, ["begin-closing", "choose-outcome:completed"]);
  assert.equal(await billing.innerText(), "Ikke avgjort");
  await act(page, "close");
  await until(page, { phase: "closed", charge: "as-usual" });
  assert.equal(await billing.innerText(), "Vanlige regler for egenandel");
  await page.getByRole("button", { name: "Ny konsultasjon" }).click();
  await until(page, { phase: "preparation" });
  assert.equal(await billing.innerText(), "Ikke avgjort");
  await finish(page);
});

test("a patient who enters on one page arrives on the other", async () => {
  const context = await browser.newContext({ viewport: widths.wide });
  const clinician = await openPage(context);
  const patient = await openPage(context);
  await clinician.goto(`${server.origin}/clinician.html`);
  const arrivals = await clinician.locator("trygtrom-practice-room").evaluateHandle((room) => {
    const seen = [];
    room.addEventListener("participant_join", ({ detail }) => seen.push(detail));
    return seen;
  });
  await clinician.getByRole("button", { name: "Gå inn i rommet" }).first().click();
  await patient.goto(`${server.origin}/patient.html`);
  await patient.getByRole("button", { name: "Gå inn i rommet" }).first().click();
  await clinician.waitForFunction((seen) => seen.length > 0, arrivals);
  assert.deepEqual(await arrivals.jsonValue(), [{ participant: { metadata: null, externalId: "pasient-1" } }]);
  await finish(patient);
  await finish(clinician);
  await context.close();
});
