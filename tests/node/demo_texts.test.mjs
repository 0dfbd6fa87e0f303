// The practice portal's texts: every key that a page or its script uses exists in every language, and no
// key is unused.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../../www/demo/", import.meta.url);
const texts = JSON.parse(readFileSync(new URL("texts.json", folder), "utf8"));
const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));

test("pages and languages have the same keys", () => {
  const asked = new Set();
  for (const name of pages) {
    const page = readFileSync(new URL(name, folder), "utf8");
    for (const [, key] of page.matchAll(/data-(?:text|title|alt)="([^"]+)"/g)) asked.add(key);
  }
  const script = readFileSync(new URL("portal.js", folder), "utf8");
  for (const [, key] of script.matchAll(/\bwords\.(\w+)/g)) asked.add(key);
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
    // Except the hospital's name, which shows until the script runs, and the names of languages and video systems.
    assert.equal(words, `Fjordsykehuset Norsk English${name === "clinician.html" ? " Whereby Join" : ""}`, name);
  }
});
