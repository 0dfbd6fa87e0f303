// The practice portal's pages in both languages and color schemes, and its linked rooms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, finish, openPage, stage } from "./harness.mjs";
import { act, acts, openDemo, toConversation, until } from "./panel.mjs";

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

test("the front page links to the paper checklist in its language", async () => {
  const page = await openPage(browser, { viewport: widths.wide });
  await page.goto(`${server.origin}/`);
  await page.locator("select[name=lang]").selectOption("en");
  await page.getByRole("link", { name: "The checklist on paper" }).click();
  await page.getByRole("heading", { level: 1, name: "Checklist for video consultations" }).waitFor();
  await axe(page);
  await finish(page);
});

test("a new consultation has a new key and an empty room", async () => {
  const page = await openPage(browser, { viewport: widths.wide });
  await page.goto(`${server.origin}/clinician.html`);
  const panel = page.locator("trygtrom-panel");
  assert.equal(await panel.getAttribute("consultation"), "demo-1");
  await page.getByRole("button", { name: "Ny konsultasjon" }).click();
  assert.equal(await panel.getAttribute("consultation"), "demo-2");
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
