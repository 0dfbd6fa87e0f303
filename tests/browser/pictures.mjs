// Takes the documents' screenshots from the built demo: `node tests/browser/pictures.mjs`, manually after a screen has changed.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { finish, root, serveFolder, startChromium } from "./harness.mjs";
import { happyPath, openDemo, toAdmission, act, trainer, until } from "./panel.mjs";

const folder = join(root, "docs/images");
mkdirSync(folder, { recursive: true });
const server = await serveFolder();
const browser = await startChromium();
const options = { deviceScaleFactor: 1, colorScheme: "light", locale: "nb-NO" };

/** The visible part of the page, from its top or from an element. */
const picture = async (page, name, size, from) => {
  await page.setViewportSize(size);
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    document.activeElement?.blur();
    document.querySelector("main").scrollTo(0, 0);
    document.querySelector("trygtrom-panel").shadowRoot.querySelector(".tg-panel").scrollTo(0, 0);
  });
  if (from) await page.locator(from).evaluate((element) => element.scrollIntoView({ behavior: "instant" }));
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await finish(page);
};

const clinician = await openDemo(browser, `${server.origin}/clinician.html`, { options });
await toAdmission(clinician);
for (const name of happyPath.slice(0, 4)) await act(clinician, name);
await until(clinician, { "identity.patient": "confirmed" });
await picture(clinician, "clinician", { width: 1280, height: 800 });

const telephone = await openDemo(browser, `${server.origin}/patient.html`, { options });
await trainer(telephone, "join");
await trainer(telephone, "expected-arrives");
await until(telephone, { "participants.present": 1 });
await picture(telephone, "telephone", { width: 390, height: 844 }, "trygtrom-practice-room");

const patient = await openDemo(browser, `${server.origin}/patient.html`, { options });
await act(patient, "confirm:sound-tested");
await act(patient, "confirm-privacy");
await trainer(patient, "join");
await trainer(patient, "expected-arrives");
await until(patient, { "participants.present": 1 });
await picture(patient, "patient", { width: 1280, height: 800 });

await browser.close();
await server.close();
