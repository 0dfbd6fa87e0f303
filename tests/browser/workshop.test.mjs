// The workshop in a real browser, from a plain file server under the strict policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axe, finish, openPage, requestsOf, root, serveFolder, startChromium, workshopFolder } from "./harness.mjs";

const own = join(root, "examples/own-procedure.json");
const text = readFileSync(own, "utf8");

let server;
let browser;
before(async () => {
  server = await serveFolder(workshopFolder);
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await server.close();
});

/** The workshop in a language, with a file open unless `file` is null. */
async function workshop({ file = own, lang = "nb", ...options } = {}) {
  const page = await openPage(browser, { hurried: true, ...options });
  await page.goto(`${server.origin}/?lang=${lang}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  if (file) {
    await page.locator("#open-file").setInputFiles(file);
    await page.locator(".ws-desk").waitFor();
  }
  return page;
}

const field = (page, place) => page.locator(`[id='${place}']`);
const turnTo = (page, name) => page.getByRole("button", { name, exact: true }).click();
const reads = (page, words) => page.waitForFunction((words) => document.body.innerText.includes(words), words);
const inPanel = (page, words) =>
  page.waitForFunction((words) => document.querySelector("trygtrom-frame").shadowRoot.querySelector(".tg")?.innerText.includes(words), words);

test("what is written shows in the panel at once, can be undone, and is saved as it is written", async () => {
  const page = await workshop();
  await turnTo(page, "Krav");
  await page.locator("[id='rules[0]']").click();
  await page.locator("[id='rules[0]']:focus").waitFor();
  await turnTo(page, "Gjør rommet trygt");
  await field(page, "rules[0].text.nb").fill("Du vet i hvilket rom pasienten sitter.");
  await inPanel(page, "Du vet i hvilket rom pasienten sitter.");
  await reads(page, "Endret siden du åpnet eller lagret filen");

  await turnTo(page, "Angre");
  await inPanel(page, "Du vet hvor pasienten er nå");
  await reads(page, "Ingen endringer å lagre");
  await turnTo(page, "Gjør om igjen");
  await inPanel(page, "Du vet i hvilket rom pasienten sitter.");

  const [download] = await Promise.all([page.waitForEvent("download"), turnTo(page, "Lagre filen")]);
  assert.equal(download.suggestedFilename(), "own-procedure.json");
  const saved = readFileSync(await download.path(), "utf8");
  assert.equal(saved, text.replace("Du vet hvor pasienten er nå, og hvem du kan varsle hvis noe skjer.", "Du vet i hvilket rom pasienten sitter."));
  await reads(page, "Ingen endringer å lagre");
  await finish(page);
});

test("a problem is told as it is typed and leads to its field", async () => {
  const page = await workshop();
  await field(page, "checked_on").fill("i går");
  const problem = page.getByRole("button", { name: /^Sammenlignet med dokumentet Skriv datoen som år, måned og dag.*checked_on$/ });
  await problem.waitFor();
  assert.equal(await field(page, "checked_on").getAttribute("aria-invalid"), "true");
  await axe(page);
  await turnTo(page, "Hele filen");
  await problem.click();
  await page.locator("[id='checked_on']:focus").waitFor();
  await reads(page, "Her vises den siste utgaven uten feil");
  await finish(page);
});

test("what no form holds is mended in the text, at the name that is wrong", async () => {
  const page = await workshop({ file: null });
  const wrong = text.replace('"version"', '"versjon"');
  await page.locator("#open-file").setInputFiles({ name: "feil.json", mimeType: "application/json", buffer: Buffer.from(wrong) });
  await page.getByRole("button", { name: /^versjon / }).click();
  await page.locator("#source-text:focus").waitFor();
  const chosen = () => page.locator("#source-text").evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  assert.equal(await chosen(), '"versjon"');
  await page.keyboard.insertText('"version"');
  await reads(page, "Prosedyren er uten feil");
  await finish(page);
});

test("a file that is too large, or no text, is refused and what is written stays", async () => {
  const page = await workshop();
  await field(page, "id").fill("mitt-sykehus");
  const give = (name, buffer) => page.locator("#open-another").setInputFiles({ name, mimeType: "application/json", buffer });
  await give("stor.json", Buffer.alloc(10_000_000, "x"));
  await reads(page, "Den er for stor");
  await give("annet.json", Buffer.from(text));
  await reads(page, "Du har endringer som ikke er lagret");
  await axe(page);
  await turnTo(page, "Behold det jeg har");
  assert.equal(await field(page, "id").inputValue(), "mitt-sykehus");
  await give("binær.json", Buffer.from([0xff, 0xfe, 0x00]));
  await turnTo(page, "Åpne, og mist endringene");
  await reads(page, "tegnkodingen UTF-8");
  assert.equal(await field(page, "id").inputValue(), "mitt-sykehus");
  await finish(page);
});

test("the browser asks before changes are lost, and only then", async () => {
  for (const changed of [true, false]) {
    const page = await workshop();
    if (changed) await field(page, "id").fill("mitt-sykehus");
    await reads(page, changed ? "Endret siden" : "Ingen endringer");
    // Left as a person leaves it, by going elsewhere.
    const asked = changed ? page.waitForEvent("dialog") : null;
    const left = page.goto(`${server.origin}/?lang=en`).catch(() => null);
    if (asked) {
      const dialog = await asked;
      assert.equal(dialog.type(), "beforeunload");
      await dialog.dismiss();
      await left;
      assert.equal(await field(page, "id").inputValue(), "mitt-sykehus");
    } else {
      await left;
      await page.getByRole("heading", { name: "The procedure workshop" }).waitFor();
    }
    await finish(page);
  }
});

test("a new procedure is built upon a built-in one, compared with another and printed", async () => {
  const page = await workshop({ file: null });
  await axe(page);
  await page.getByRole("button", { name: /^Bygg videre: D45111 og sjekklisten, samlet/ }).click();
  for (const [place, words] of [
    ["title.nb", "Fjordsykehusets prosedyre"],
    ["id", "fjordsykehuset-video"],
    ["version", "1"],
    ["source", "Fjordsykehuset, Rutine for video"],
    ["checked_on", "2026-11-30"],
    ["approved_by.nb", "Fagsjef"],
  ]) {
    await field(page, place).fill(words);
  }
  await reads(page, "Prosedyren er uten feil");
  await turnTo(page, "Krav");
  await turnTo(page, "Nytt krav");
  await field(page, "rules[0].id").fill("F-1");
  await field(page, "rules[0].place").fill("Rutine pkt. 1");
  await field(page, "rules[0].text.nb").fill("Du har avtalt en telefontid i reserve.");
  await field(page, "rules[0].when_no").selectOption("stop");
  await reads(page, "Prosedyren er uten feil");
  await axe(page);

  await turnTo(page, "Endringer");
  await page.locator("#compare-file").setInputFiles(own);
  await reads(page, "Sammenlignet med own-procedure.json");
  await reads(page, "F-1 (Rutine pkt. 1): Du har avtalt en telefontid i reserve.");
  await axe(page);
  await turnTo(page, "Øvingssamtaler");
  await reads(page, "Samtaler som blir annerledes enn før");
  await axe(page);

  await turnTo(page, "Papirliste");
  await reads(page, "Du har avtalt en telefontid i reserve.");
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await turnTo(page, "Skriv ut");
  assert.ok(await page.evaluate(() => window.printed));
  await axe(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".ws-paper h1").isVisible(), true);
  assert.equal(await page.locator(".ws-editor").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  const [download] = await Promise.all([page.waitForEvent("download"), turnTo(page, "Lagre papirlisten")]);
  assert.equal(download.suggestedFilename(), "fjordsykehuset-video.nb.html");
  assert.match(readFileSync(await download.path(), "utf8"), /Du har avtalt en telefontid i reserve\./);
  await finish(page);
});

test("the panel is walked through for both viewers, and answers a press", async () => {
  const page = await workshop();
  const panel = page.locator("trygtrom-frame .tg");
  assert.equal(await panel.getAttribute("data-viewer"), "clinician");
  await turnTo(page, "Gjør rommet trygt");
  await page.waitForFunction(() => document.querySelector("trygtrom-frame").shadowRoot.querySelector(".tg").dataset.phase === "admission");
  await page.locator("#history").selectOption("intruder");
  for (const name of ["Forberedelse", "Gjør rommet trygt"]) await page.getByRole("button", { name, exact: true }).first().click();

  await page.getByLabel("pasienten", { exact: true }).check();
  await page.waitForFunction(() => document.querySelector("trygtrom-frame").shadowRoot.querySelector(".tg").dataset.viewer === "patient");
  await panel.locator("[data-act='confirm:sound-tested']").click();
  await page.waitForFunction(() => !document.querySelector("trygtrom-frame").shadowRoot.querySelector(".tg-card [data-act='confirm:sound-tested']"));
  await turnTo(page, "Neste hendelse");
  await reads(page, "Hendelse 1 av");
  await finish(page);
});

test("every page and side has room at 320 px, and nothing leaves the tab", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await workshop({ viewport: { width: 320, height: 640 }, options: { colorScheme } });
    const before = requestsOf(page).length;
    for (const name of ["Om prosedyren", "Krav", "Valg og tider", "Lenker", "Hele filen", "Panelet", "Øvingssamtaler", "Endringer", "Papirliste"]) {
      await turnTo(page, name);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${name}: ${wide} px wide`);
      await axe(page);
    }
    assert.deepEqual(requestsOf(page).slice(before), []);
    await finish(page);
  }
});

test("all is done with the keyboard alone", async () => {
  const page = await workshop({ lang: "en" });
  /** Goes on with Tab until what has the focus is this. */
  const tabTo = async (name) => {
    for (let step = 0; step < 200; step += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((name) => document.activeElement?.textContent?.trim() === name, name)) return;
    }
    assert.fail(`Tab does not come to ${name}`);
  };
  await tabTo("Requirements");
  await page.keyboard.press("Enter");
  await tabTo("New requirement");
  await page.keyboard.press("Enter");
  await page.locator("[id='rules[12]']:focus").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.type("F-1");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Routine no. 1");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Du har en reserveplan.");
  await reads(page, "No problems in the procedure");
  await tabTo("Remove F-1");
  await page.keyboard.press("Enter");
  await page.locator("[id='rules']:focus").waitFor();
  await finish(page);
});

test("a module that does not load is told in words", async () => {
  const page = await openPage(browser, { console: [/Failed to load|404|TypeError|CompileError|WebAssembly/] });
  await page.route("**/workshop.wasm", (route) => route.fulfill({ status: 404 }));
  await page.goto(server.origin);
  await page.getByText("Verkstedet kunne ikke starte.").waitFor();
  await finish(page);
});
