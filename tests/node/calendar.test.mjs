// Parses the calendar files that `tests/it/calendar.rs` writes with an independent parser (ical.js).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ICAL from "ical.js";

const read = (name) => readFileSync(new URL(`../data/calendar/${name}`, import.meta.url), "utf8");

/** The event, resolved with the file's own time zone. */
function parse(name) {
  const calendar = new ICAL.Component(ICAL.parse(read(`${name}.ics`)));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const [event, ...more] = calendar.getAllSubcomponents("vevent");
  assert.deepEqual(more, []);
  return { calendar, event: new ICAL.Event(event) };
}

const moment = (time) => time.toJSDate().toISOString();
/** Norwegian local time, from the JavaScript engine's time zone data. */
const inNorway = (iso) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo", dateStyle: "short", timeStyle: "short" }).format(new Date(iso));

const starts = {
  winter: ["2026-11-23T09:00:00.000Z", 30],
  summer: ["2026-07-01T08:00:00.000Z", 45],
  "spring-before": ["2026-03-29T00:30:00.000Z", 30],
  "spring-across": ["2026-03-29T00:45:00.000Z", 30],
  "spring-after": ["2026-03-29T08:00:00.000Z", 30],
  "autumn-first": ["2026-10-25T00:30:00.000Z", 30],
  "autumn-second": ["2026-10-25T01:30:00.000Z", 30],
  "autumn-after": ["2026-10-25T08:00:00.000Z", 30],
};

for (const [name, [start, minutes]] of Object.entries(starts)) {
  test(`${name}: start and duration`, () => {
    const { event } = parse(name);
    assert.equal(moment(event.startDate), start);
    assert.equal(moment(event.endDate), new Date(Date.parse(start) + minutes * 60_000).toISOString());
    const shown = event.startDate.zone.tzid === "UTC" ? null : event.startDate.toString().replace("T", " ").slice(0, 16);
    // Calendars show Norwegian local time, whatever the machine's zone.
    // A local time that occurs twice is written in UTC, which is unambiguous.
    assert.equal(shown, ["autumn-first", "autumn-second"].includes(name) ? null : inNorway(start));
  });
}

test("the event is private and contains only its time", () => {
  const { calendar, event } = parse("winter");
  const names = event.component.getAllProperties().map(({ name }) => name);
  assert.deepEqual(names, ["uid", "dtstamp", "dtstart", "dtend", "summary", "class", "transp"]);
  assert.equal(event.component.getFirstPropertyValue("class"), "PRIVATE");
  assert.equal(event.summary, "Videokonsultasjon");
  assert.equal(event.startDate.zone.tzid, "Europe/Oslo");
  assert.equal(calendar.getFirstPropertyValue("version"), "2.0");
  assert.deepEqual(calendar.getAllSubcomponents().map(({ name }) => name), ["vtimezone", "vevent"]);
});

test("the time zone rule holds for future years", () => {
  const { event } = parse("winter");
  const { zone } = event.startDate;
  for (let year = 1997; year < 2060; year += 1) {
    for (const [month, day] of [[1, 15], [3, 24], [4, 1], [7, 1], [10, 24], [11, 1]]) {
      const noon = new ICAL.Time({ year, month, day, hour: 12, minute: 0, second: 0 }, zone);
      assert.match(inNorway(moment(noon)), / 12:00$/, `${year}-${month}-${day}`);
    }
  }
});

test("long texts and special characters round-trip", () => {
  assert.equal(parse("long").event.summary, read("long.txt"));
  const lines = read("long.ics").split("\r\n");
  assert.equal(lines.pop(), "");
  for (const line of lines) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.doesNotMatch(line, /[\r\n]/);
  }
});
