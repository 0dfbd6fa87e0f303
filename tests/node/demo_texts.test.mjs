// The practice portal's texts: every key that a page or its script uses exists in every language, and no
// key is unused.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { EXERCISES } from "../../www/demo/exercises/catalogue.js";

const folder = new URL("../../www/demo/", import.meta.url);
const texts = JSON.parse(readFileSync(new URL("texts.json", folder), "utf8"));
const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));

test("pages and languages have the same keys", () => {
  const asked = new Set();
  for (const name of pages) {
    const page = readFileSync(new URL(name, folder), "utf8");
    for (const [, key] of page.matchAll(/data-(?:text|title|alt|label)="([^"]+)"/g)) asked.add(key);
  }
  const script = readFileSync(new URL("portal.js", folder), "utf8");
  for (const [, key] of script.matchAll(/\bwords\.(\w+)/g)) asked.add(key);
  // The switch of the video system, the exercises and their feedback.
  for (const name of ["whereby", "join"]) asked.add(`switch-${name}`);
  for (const name of readdirSync(new URL("exercises/", folder))) {
    const module = readFileSync(new URL(`exercises/${name}`, folder), "utf8");
    for (const [, key] of module.matchAll(/\bwords\["([\w-]+)"\]/g)) asked.add(key);
    for (const [, one, other] of module.matchAll(/\bwords\[[^\]]*\? "([\w-]+)" : "([\w-]+)"\]/g)) asked.add(one).add(other);
    for (const [, key] of module.matchAll(/\bbutton\("[\w-]+", "([\w-]+)"/g)) asked.add(key);
  }
  for (const { id, steps, checks } of EXERCISES) {
    for (const key of [`exercise-${id}`, `exercise-${id}-text`, ...steps.map(({ say }) => `say-${say}`)]) asked.add(key);
    for (const { name } of checks) asked.add(`check-${name}-held`).add(`check-${name}-failed`);
  }
  const typings = readFileSync(new URL("../element/index.d.ts", folder), "utf8");
  const wordsOf = (type) => [...new RegExp(`export type ${type} =([^;]*);`).exec(typings)[1].matchAll(/"([\w-]+)"/g)].map(([, word]) => word);
  for (const [type, prefix] of [["AlertKind", "alert"], ["Outcome", "outcome"], ["Charge", "charge"]]) for (const word of wordsOf(type)) asked.add(`${prefix}-${word}`);
  for (const status of ["open", "unmet", "unknown"]) asked.add(`missed-${status}`);
  // Each appointment has its time.
  for (const place of [...script.matchAll(/\{ patient: "/g)].keys()) asked.add(`when-${place + 1}`);
  const wanted = [...asked].sort();
  for (const [lang, words] of Object.entries(texts)) {
    assert.deepEqual(Object.keys(words).sort(), wanted, lang);
    for (const [key, text] of Object.entries(words)) assert.ok(text.trim() === text && text !== "", `${lang} ${key}`);
  }
});

test("pages contain no texts, inline styles or inline scripts", () => {
  for (const name of pages) {
    const page = readFileSync(new URL(name, folder), "utf8");
    assert.doesNotMatch(page, /\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=/, name);
    const words = page.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
    // Except the hospital's name, which shows until the script runs, and the names of languages.
    assert.equal(words, "Fjordsykehuset Norsk English", name);
  }
});
