// Output on request: the note to a record system that frames or opened the page, and the appointment as a calendar file.
// The record system is simulated at another origin.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import ICAL from "ical.js";
import { finish, startChromium } from "./harness.mjs";
import { host, openHost } from "./host.mjs";
import { act, acts, control, nothingOf, panelEvents, reads, ready, until } from "./panel.mjs";

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

const ehr = "https://ehr.example.no";
const handle = "opaque-handle-7f3a";
const name = "Kari Prøve";
const panel = `<trygtrom-panel platform="manual" viewer="clinician" setting="known-patient" consultation="key-1" lang="nb"></trygtrom-panel>`;

/** The record system: accepts messages of the app's origin with its handle and answers with a configured status. */
const record = (hold) => `<!doctype html><html lang="en"><head><title>Record</title><link rel="icon" href="data:,"></head><body>${hold}<script>
  window.received = [];
  window.status = "201 Created";
  addEventListener("message", ({ data, origin, source }) => {
    received.push({ data, origin });
    if (origin !== "${host}" || data.messagingHandle !== "${handle}") return;
    source.postMessage({ messageId: "ehr-" + received.length, responseToMessageId: data.messageId, payload: { status, location: "DocumentReference/1" } }, origin);
  });
</script></body></html>`;

/** Opens the record system's page with the app in an iframe or behind a button. */
async function openRecord(hold, expected = {}) {
  const page = await openHost(browser, { body: panel, scripts: ["/trygtrom.js"], expected: { allow: [host], ...expected } });
  await page.context().route(`${ehr}/**`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: record(hold) }));
  await page.goto(`${ehr}/`);
  return page;
}

/** Advances the app to closing, where the note can be sent. */
async function toClosing(app, origin = ehr) {
  await ready(app);
  await app.locator("trygtrom-panel").evaluate(
    (element, [smart, who]) => {
      element.expected = [{ externalId: "pasient-1", name: who, role: "patient" }];
      element.appointment = { smart };
    },
    [{ origin, handle }, name],
  );
  await acts(app, ["enter-room", "begin-closing"]);
  await until(app, { phase: "closing" });
}

test("framed by the record system: the note arrives and counts as saved when confirmed", async () => {
  const page = await openRecord(`<iframe src="${host}/" title="App" width="900" height="900"></iframe>`);
  const [, app] = page.frames();
  await toClosing(app);

  await page.evaluate(() => (window.status = "422 Unprocessable Entity"));
  await act(app, "send-note");
  await reads(app, /Journalsystemet bekreftet ikke/);
  assert.doesNotMatch(await app.locator("trygtrom-panel").innerText(), /Kopiert eller sendt/);
  assert.deepEqual((await panelEvents(app, "trygtrom-error")).map(({ detail }) => detail.code), ["command-failed"]);

  await page.evaluate(() => (window.status = "201 Created"));
  await act(app, "send-note");
  await reads(app, /Kopiert eller sendt/);

  const received = await page.evaluate(() => window.received);
  assert.equal(received.length, 2);
  assert.notEqual(received[0].data.messageId, received[1].data.messageId);
  const { data, origin } = received[1];
  assert.equal(origin, host);
  assert.deepEqual(Object.keys(data).sort(), ["messageId", "messageType", "messagingHandle", "payload"]);
  assert.deepEqual([data.messageType, data.messagingHandle, Object.keys(data.payload)], ["scratchpad.create", handle, ["resource"]]);
  const { resource } = data.payload;
  assert.deepEqual([resource.resourceType, resource.docStatus], ["DocumentReference", "preliminary"]);
  const whole = await app.locator("trygtrom-panel").evaluate((element) => element.journalNote("text"));
  // What is for the deviation system is not sent to the record.
  const [note] = whole.split("\n\n");
  assert.equal(Buffer.from(resource.content[0].attachment.data, "base64").toString("utf8"), note);
  assert.doesNotMatch(JSON.stringify(received), new RegExp(`${name}|pasient-1|key-1`));
  // The handle goes to the record system only.
  await nothingOf(app, [handle, ehr, name]);
  await finish(page);
});

test("opened by the record system: the note arrives in the opener", async () => {
  const page = await openRecord(`<button onclick="window.open('${host}/')">App</button>`);
  const [app] = await Promise.all([page.waitForEvent("popup"), page.getByRole("button").click()]);
  await toClosing(app);
  await act(app, "send-note");
  await reads(app, /Kopiert eller sendt/);
  assert.equal(await page.evaluate(() => window.received.length), 1);
  await app.close();
  await finish(page);
});

test("a window of another origin receives nothing", async () => {
  // The browser blocks the message and logs it.
  const words = /does not match the recipient window's origin/;
  const page = await openRecord(`<iframe src="${host}/" title="App" width="900" height="900"></iframe>`, { console: [words] });
  const withheld = page.waitForEvent("console", (message) => words.test(message.text()));
  const [, app] = page.frames();
  await toClosing(app, "https://other.example.no");
  await act(app, "send-note");
  await withheld;
  await reads(app, /Sender notatet/);
  assert.deepEqual(await page.evaluate(() => window.received), []);
  await finish(page);
});

test("without a parent or opener, sending fails at once", async () => {
  const page = await openHost(browser, { body: panel, scripts: ["/trygtrom.js"] });
  await toClosing(page);
  await act(page, "send-note");
  await reads(page, /Journalsystemet bekreftet ikke/);
  await finish(page);
});

test("the appointment is saved as a private calendar file under the strict policy", async () => {
  const page = await openHost(browser, { body: panel, scripts: ["/trygtrom.js"] });
  await ready(page);
  assert.equal(await control(page, "save-calendar").count(), 0);
  await page.locator("trygtrom-panel").evaluate((element, who) => {
    element.expected = [{ externalId: "pasient-1", name: who, role: "patient" }];
    element.appointment = { start: "2026-06-15T08:30:00Z", minutes: 20 };
  }, name);
  const [download] = await Promise.all([page.waitForEvent("download"), act(page, "save-calendar")]);
  assert.equal(download.suggestedFilename(), "videokonsultasjon.ics");
  const text = readFileSync(await download.path(), "utf8");
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.register(new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone")));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
  assert.deepEqual([event.startDate, event.endDate].map((time) => time.toJSDate().toISOString()), ["2026-06-15T08:30:00.000Z", "2026-06-15T08:50:00.000Z"]);
  assert.equal(event.component.getFirstPropertyValue("class"), "PRIVATE");
  assert.doesNotMatch(text, new RegExp(`${name}|pasient-1|key-1|ATTENDEE|DESCRIPTION|LOCATION`));
  await finish(page);
});
