// The element on a host page and its public API: attributes, properties and events, several copies of the script, insertion and
// removal, storage, and mistakes of an integrator. The page has the strict policy.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, expectFrom, finish, requestsOf, startChromium } from "./harness.mjs";
import { host, openHost, panelTag, room } from "./host.mjs";
import { act, acts, control, errors, happyPath, nothingOf, panelEvents, reads, ready, report, toAdmission, toConversation, trainer, until, words } from "./panel.mjs";

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

const panelOf = (page) => page.locator("trygtrom-panel");
const set = (page, name, value) => panelOf(page).evaluate((panel, [key, to]) => (to === null ? panel.removeAttribute(key) : panel.setAttribute(key, to)), [name, value]);
const lastError = async (page) => (await panelEvents(page, "trygtrom-error")).at(-1)?.detail;
const untilError = (page, code, count = 1) =>
  page.waitForFunction(([wanted, least]) => window.panelEvents.filter(({ detail }) => detail.code === wanted).length >= least, [code, count]);
const keyed = panelTag(`viewer="clinician" consultation="key-1"`);
const storage = (page) => page.evaluate(() => Object.entries(sessionStorage));

test("properties set before the script has loaded are applied, and the rest of the API is as documented", async () => {
  const page = await openHost(browser, { scripts: ["/practice.js"], body: `${room}<trygtrom-panel></trygtrom-panel>` });
  await panelOf(page).evaluate((panel) => {
    panel.platform = "practice";
    panel.htmlFor = "room";
    panel.viewer = "clinician";
    panel.setting = "known-patient";
    panel.expected = [{ externalId: "pasient-1", name: "Kari Prøve", role: "patient" }];
    panel.appointment = { roomType: "auto-lock" };
    panel.onboarded = true;
  });
  await page.evaluate(() => import("/trygtrom.js"));
  await ready(page);
  const { version, phase, setting, viewer, platform } = await report(page);
  assert.deepEqual([version, phase, setting, viewer, platform], [1, "preparation", "known-patient", "clinician", "practice"]);
  assert.deepEqual(await panelOf(page).evaluate((panel) => ["platform", "for", "viewer", "setting"].map((name) => panel.getAttribute(name))), ["practice", "room", "clinician", "known-patient"]);
  await trainer(page, "join");
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1, "participants.unexpected": 0 });
  await page.locator("trygtrom-panel .tg-person", { hasText: "Kari Prøve" }).waitFor({ state: "attached" });
  const refusals = await panelOf(page).evaluate((panel) => {
    const name = (work) => {
      try {
        work();
        return "nothing";
      } catch (error) {
        return error.name;
      }
    };
    return [name(() => panel.journalNote("pdf")), panel.journalNote("fhir").resourceType, typeof panel.journalNote("text"), panel.onboarded];
  });
  assert.deepEqual(refusals, ["TypeError", "Bundle", "string", true]);
  const module_ = await page.evaluate(() => import("/trygtrom.js").then(({ version, TrygtromPanel, configure }) => [version, customElements.get("trygtrom-panel") === TrygtromPanel, typeof configure]));
  const [{ detail }] = await panelEvents(page, "trygtrom-ready");
  assert.deepEqual(module_, [detail.version, true, "function"]);
  assert.match(detail.version, /^\d+\.\d+\.\d+$/);
  assert.deepEqual(await errors(page), []);
  await finish(page);
});

test("every event bubbles out of shadow roots", async () => {
  const page = await openHost(browser, { body: room });
  await page.evaluate(() => {
    const outer = document.createElement("div");
    const root = outer.attachShadow({ mode: "open" });
    const panel = document.createElement("trygtrom-panel");
    for (const [name, value] of [["platform", "practice"], ["for", "room"], ["viewer", "clinician"], ["setting", "bogus"]]) panel.setAttribute(name, value);
    root.append(panel);
    document.querySelector("main").append(outer);
    window.inner = panel;
  });
  await page.evaluate(() => window.inner.ready);
  assert.equal(await page.evaluate(() => window.inner.report().phase), "preparation");
  await trainer(page, "join");
  await page.waitForFunction(() => window.inner.report().phase === "admission");
  await trainer(page, "recording");
  await page.waitForFunction(() => window.inner.report().alerts.length === 1);
  const all = await panelEvents(page);
  assert.ok(all.every(({ bubbles, composed }) => bubbles && composed));
  const names = new Set(all.map(({ name }) => name));
  for (const name of ["trygtrom-ready", "trygtrom-phasechange", "trygtrom-requirementchange", "trygtrom-alert", "trygtrom-error"]) assert.ok(names.has(name), `no event ${name}`);
  await finish(page);
});

test("attributes change at run time: language, appearance, procedure, viewer, consultation", async () => {
  const page = await openHost(browser, { body: room + keyed });
  await ready(page);
  await toConversation(page);
  const tg = page.locator("trygtrom-panel .tg");

  await set(page, "lang", "en");
  await page.locator("trygtrom-panel .tg[lang='en']").waitFor();
  await reads(page, /Conversation/);
  assert.doesNotMatch(await words(page), /Låst|Neste|Samtale|Deltakere|Ferdig/, "Norwegian words on an English screen");
  await set(page, "lang", null);
  await page.locator("trygtrom-panel .tg[lang='nb']").waitFor();
  await page.evaluate(() => (document.documentElement.lang = "en-GB"));
  await page.locator("trygtrom-panel .tg[lang='en']").waitFor();
  await page.evaluate(() => (document.documentElement.lang = "nb"));

  for (const theme of ["dark", "light", "auto"]) {
    await set(page, "theme", theme);
    await page.locator(`trygtrom-panel .tg[data-theme='${theme}']`).waitFor();
  }
  await set(page, "procedure", "no-such-procedure");
  await untilError(page, "procedure-invalid");
  await until(page, { phase: "conversation", "requirements.A-2.8": "met" });
  await set(page, "procedure", "so-d45111");
  await until(page, { phase: "conversation", "requirements.A-2.8": "met" });
  await page.waitForFunction(() => !document.querySelector("trygtrom-panel").shadowRoot.querySelector(".tg-notices p"));

  assert.deepEqual((await storage(page)).map(([key]) => key), ["trygtrom:key-1"]);
  await set(page, "consultation", "key-2");
  await until(page, { phase: "preparation", "identity.patient": "open" });
  assert.ok((await storage(page)).every(([key]) => key !== "trygtrom:key-1"), "the previous consultation was not deleted");
  await set(page, "viewer", "patient");
  await until(page, { viewer: "patient", phase: "preparation" });
  await tg.and(page.locator("[data-viewer='patient']")).waitFor();
  assert.deepEqual(await errors(page), ["procedure-invalid"]);
  await finish(page);
});

test("a new consultation is reported to the page as a change of phase", async () => {
  for (const [name, value] of [["consultation", "key-2"], ["viewer", "patient"]]) {
    const page = await openHost(browser, { body: room + keyed });
    await ready(page);
    await toConversation(page);
    await set(page, name, value);
    await until(page, { phase: "preparation" });
    const { detail } = (await panelEvents(page, "trygtrom-phasechange")).at(-1);
    assert.deepEqual(detail, { from: "conversation", to: "preparation" }, name);
    await finish(page);
  }
});

test("each invalid attribute is reported, and the panel uses the default", async () => {
  const page = await openHost(browser, {
    body: `${room}<trygtrom-panel for="room" platform="merke-1" viewer="merke-2" setting="merke-3" procedure="merke-4" theme="merke-5" lang="xx-merke"></trygtrom-panel>`,
  });
  await ready(page);
  const { platform, viewer, setting } = await report(page);
  assert.deepEqual([platform, viewer, setting], ["manual", "patient", "unknown-patient"]);
  const wrong = (await panelEvents(page, "trygtrom-error")).map(({ detail }) => detail);
  assert.deepEqual(wrong.map(({ code }) => code).sort(), [...Array(4).fill("invalid-attribute"), "procedure-invalid"]);
  for (const name of ["platform", "viewer", "setting", "theme"]) assert.ok(wrong.some(({ message }) => message.includes(`"${name}"`)), `${name} is not named`);
  await nothingOf(page, ["merke"]);
  assert.equal(await page.locator("trygtrom-panel .tg").getAttribute("lang"), "nb");
  await axe(page);

  const given = { expected: [5, "everybody", [{ role: "merke" }, null, 7, { role: "patient", name: {} }]], appointment: ["today", { start: "merke" }, { roomType: "merke" }] };
  let count = 4;
  for (const [name, values] of Object.entries(given)) {
    for (const value of values) {
      await panelOf(page).evaluate((panel, [key, to]) => (panel[key] = to), [name, value]);
      count += 1;
      await untilError(page, "invalid-attribute", count);
      assert.match((await lastError(page)).message, new RegExp(`"${name}`));
    }
  }
  await panelOf(page).evaluate((panel) => {
    panel.expected = [new Proxy({}, { get() { throw new Error("merke"); } })];
    panel.procedure = { merke: 1n };
  });
  await untilError(page, "procedure-invalid", 2);
  await nothingOf(page, ["merke"]);
  await until(page, { phase: "preparation", platform: "manual" });
  await finish(page);
});

test("a login that cannot be believed is named without its value, and the panel goes on asking", async () => {
  const page = await openHost(browser, { body: room + panelTag(`viewer="clinician"`) });
  await ready(page);
  const DAY = 86_400_000;
  const login = { method: "id-porten", level: "high", at: Date.now() };
  const person = { externalId: "merke-1", role: "patient", identified: login };
  const wrong = [
    [[{ ...person, identified: 7 }], "not an object"],
    [[{ ...person, identified: { ...login, method: "merke" } }], "its method is not one of: id-porten"],
    [[{ ...person, identified: { ...login, level: "low" } }], "its level is not one of"],
    [[{ ...person, identified: { ...login, at: "merke" } }], "not a moment"],
    [[{ ...person, identified: { ...login, at: undefined } }], "not a moment"],
    [[{ ...person, identified: { ...login, at: Date.now() + DAY } }], "in the future"],
    [[{ ...person, identified: { ...login, at: new Date(Date.now() - 2 * DAY) } }], "before the day of the appointment"],
    [[{ ...person, externalId: undefined }], "an entry without externalId"],
    [[person, { ...person, role: "relative" }], "an externalId given twice"],
  ];
  for (const [index, [list, problem]] of wrong.entries()) {
    await panelOf(page).evaluate((panel, to) => (panel.expected = to), list);
    await untilError(page, "invalid-attribute", index + 1);
    const { message } = await lastError(page);
    assert.match(message, /"expected\[\]\.identified" is ignored/);
    assert.ok(message.includes(problem), `${problem}: ${message}`);
    await nothingOf(page, ["merke"]);
  }
  // One that can be believed is none; that of the day before another appointment is.
  await panelOf(page).evaluate((panel, to) => (panel.expected = to), [person]);
  await panelOf(page).evaluate((panel, to) => (panel.appointment = to), { start: Date.now() + 2 * DAY });
  await untilError(page, "invalid-attribute", wrong.length + 1);
  assert.match((await lastError(page)).message, /before the day/);
  await panelOf(page).evaluate((panel, to) => (panel.appointment = to), { start: Date.now() });
  await until(page, { "identity.patient": "open" });
  assert.equal((await panelEvents(page, "trygtrom-error")).length, wrong.length + 1);
  await finish(page);
});

test("platforms without a room on the page: the person is asked everything, and join reports that it has no source", async () => {
  const page = await openHost(browser, { body: `<trygtrom-panel viewer="clinician"></trygtrom-panel>` });
  await ready(page);
  await until(page, { platform: "manual", "participants.present": null, "participants.unexpected": null });
  await acts(page, ["confirm-prepared", "confirm:rules-read", "enter-room"]);
  await until(page, { phase: "admission" });
  await axe(page);
  await act(page, "count-others:1");
  await act(page, "name-product:join");
  await acts(page, happyPath);
  await until(page, { phase: "conversation", "participants.present": 1 });
  await axe(page);
  assert.deepEqual(await errors(page), []);
  await set(page, "platform", "join");
  await untilError(page, "no-source");
  await set(page, "platform", "teams");
  await until(page, { platform: "teams" });
  assert.deepEqual(await errors(page), ["no-source"]);
  await finish(page);
});

test("the embed that `for` names: missing, wrong element, added later, removed, replaced", async () => {
  const page = await openHost(browser, { body: `<p id="wrong">Text</p>${panelTag()}` });
  await ready(page);
  await untilError(page, "missing-embed");
  assert.match((await lastError(page)).message, /No element on this page has the id/);
  assert.match(await panelOf(page).evaluate((panel) => panel.shadowRoot.textContent), /finner ikke/i);
  await axe(page);
  await set(page, "for", "wrong");
  await untilError(page, "missing-embed", 2);
  assert.match((await lastError(page)).message, /names a <p>/);
  await set(page, "for", null);
  await untilError(page, "missing-embed", 3);
  assert.match((await lastError(page)).message, /"for" is missing/);
  await set(page, "for", "room");
  await untilError(page, "missing-embed", 4);

  await page.evaluate(() => document.querySelector("main").append(Object.assign(document.createElement("trygtrom-practice-room"), { id: "room" })));
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  assert.doesNotMatch(await panelOf(page).evaluate((panel) => panel.shadowRoot.textContent), /finner ikke/i);
  await page.evaluate(() => {
    window.first = document.querySelector("trygtrom-practice-room");
    window.first.remove();
  });
  await page.evaluate(() => document.querySelector("main").append(Object.assign(document.createElement("trygtrom-practice-room"), { id: "room" })));
  await trainer(page, "recording");
  await trainer(page, "join");
  await trainer(page, "recording");
  await until(page, { alerts: "recording" });
  await act(page, "ask:stop-recording");
  await until(page, { alerts: "" });
  // Events of a removed room are ignored.
  const before_ = await report(page);
  await page.evaluate(() => window.first.dispatchEvent(new CustomEvent("recording_status_change", { detail: { status: "started" } })));
  assert.deepEqual((await report(page)).alerts, before_.alerts);
  await finish(page);
});

test("two copies of the script on one page: the first definition stays, the second copy throws nothing and loads nothing", async () => {
  const page = await openHost(browser, { scripts: ["/practice.js", "/trygtrom.js", "/copy/trygtrom.js"] });
  await ready(page);
  const stays = await page.evaluate(async () => {
    const [first, second] = [await import("/trygtrom.js"), await import("/copy/trygtrom.js")];
    second.configure({ assets: "/copy/" });
    return [customElements.get("trygtrom-panel") === first.TrygtromPanel, first.TrygtromPanel === second.TrygtromPanel];
  });
  assert.deepEqual(stays, [true, false]);
  await toConversation(page);
  assert.deepEqual(requestsOf(page).filter((url) => url.endsWith(".wasm")), [`${host}/trygtrom_bg.wasm`]);
  await finish(page);
});

test("configure sets where the files are, and throws once a panel has started", async () => {
  const page = await openHost(browser, { scripts: ["/practice.js", "/set-up.js"], answers: {
    "/set-up.js": { contentType: "text/javascript", body: `import { configure } from "/trygtrom.js"; configure({ assets: "copy" });` },
  } });
  await page.waitForFunction(() => customElements.get("trygtrom-panel"));
  await ready(page);
  assert.deepEqual(requestsOf(page).filter((url) => url.endsWith(".wasm")), [`${host}/copy/trygtrom_bg.wasm`]);
  const late = await page.evaluate(() => import("/trygtrom.js").then(({ configure }) => {
    try {
      configure({ wasm: "/elsewhere.wasm" });
      return "accepted";
    } catch (error) {
      return error.message;
    }
  }));
  assert.match(late, /too late/);
  await finish(page);
});

test("a panel requests its files before it parses style sheets, which all panels share", async () => {
  const page = await openHost(browser, {
    body: `<trygtrom-panel></trygtrom-panel><trygtrom-panel></trygtrom-panel>`,
    prepare: (page) =>
      page.addInitScript(() => {
        window.done = [];
        const { fetch } = window;
        window.fetch = (address, ...more) => (window.done.push(new URL(address).pathname), fetch(address, ...more));
        const { replaceSync } = CSSStyleSheet.prototype;
        CSSStyleSheet.prototype.replaceSync = function (text) {
          window.done.push("style sheet");
          return replaceSync.call(this, text);
        };
      }),
  });
  for (const at of [0, 1]) await panelOf(page).nth(at).evaluate((panel) => panel.ready);
  const sheets = ["style sheet", "style sheet", "style sheet"];
  assert.deepEqual(await page.evaluate(() => window.done.slice(0, 5)), ["/texts/nb.txt", "/trygtrom_bg.wasm", ...sheets]);
  assert.equal(await page.evaluate(() => window.done.filter((done) => done === "style sheet").length), sheets.length);
  await finish(page);
});

test("a panel moved in the page keeps its consultation; a removed one dispatches no further events", async () => {
  const page = await openHost(browser);
  await ready(page);
  await toConversation(page);
  const was = await report(page);
  await page.evaluate(() => {
    const panel = document.querySelector("trygtrom-panel");
    document.body.prepend(panel);
    const aside = document.createElement("aside");
    document.body.append(aside);
    aside.append(panel);
  });
  assert.deepEqual(await report(page), was);
  await trainer(page, "chat");
  await until(page, { alerts: "chat-opened" });
  assert.equal((await panelEvents(page, "trygtrom-ready")).length, 1);
  await page.evaluate(() => {
    window.panel = document.querySelector("trygtrom-panel");
    window.panel.remove();
  });
  const count = (await panelEvents(page)).length;
  await trainer(page, "recording");
  assert.equal(await page.evaluate(() => window.panel.report()), null);
  assert.equal((await panelEvents(page)).length, count);
  await finish(page);
});

test("without a key nothing is stored, and a reload starts a new consultation", async () => {
  const page = await openHost(browser);
  await ready(page);
  await toConversation(page);
  assert.deepEqual(await page.evaluate(() => window.stored), []);
  await page.reload();
  await ready(page);
  await until(page, { phase: "preparation", "identity.patient": "open" });
  await finish(page);
});

test("with a key, a reload restores the answers, and those about the participants take one click each", async () => {
  const page = await openHost(browser, { body: room + keyed });
  await ready(page);
  await toConversation(page);
  await page.reload();
  await ready(page);
  await until(page, { "requirements.A-1.2": "met", "identity.patient": "open", "lock.state": "unknown", "requirements.A-1.6": "open" });
  assert.equal(await page.locator("trygtrom-panel .tg-done > summary").count(), 1);
  await trainer(page, "join");
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1 });
  await reads(page, /Alle presenterte seg sist kl\./);
  await page.locator("trygtrom-panel .tg-later > summary").click();
  await reads(page, /Sist bekreftet låst kl\./);
  await axe(page);
  const from = await page.evaluate(() => window.clicks);
  // What was agreed on the surroundings is asked again only where it depends on who is there.
  for (const one of happyPath) if (one !== "confirm-privacy" || (await control(page, one).count())) await act(page, one);
  await until(page, { phase: "conversation", alerts: "" });
  assert.ok((await page.evaluate(() => window.clicks)) - from <= 5);
  await panelOf(page).evaluate((panel) => panel.reset());
  await until(page, { phase: "preparation" });
  assert.deepEqual(await storage(page), []);
  assert.deepEqual((await panelEvents(page, "trygtrom-phasechange")).at(-1).detail, { from: "conversation", to: "preparation" });
  assert.deepEqual(await errors(page), []);
  await finish(page);
});

test("a setting that is changed at run time is stored", async () => {
  const page = await openHost(browser, { body: room + keyed });
  await ready(page);
  await toConversation(page);
  await set(page, "setting", "known-patient");
  await until(page, { setting: "known-patient", phase: "conversation" });
  assert.match((await storage(page))[0][1], /"setting":"known-patient"/);
  await finish(page);
});

test("unreadable stored state is dropped, and reported", async () => {
  for (const text of ["", "{", "null", `{"v":99}`, `{"v":1,"merke":"${"x".repeat(10_000)}"}`]) {
    const page = await openHost(browser, { body: room + keyed, prepare: (page) => page.addInitScript((value) => sessionStorage.setItem("trygtrom:key-1", value), text) });
    await ready(page);
    assert.deepEqual(await errors(page), ["state-dropped"], JSON.stringify(text.slice(0, 20)));
    await until(page, { phase: "preparation" });
    await finish(page);
  }
});

for (const broken of ["getItem", "setItem", "removeItem", "sessionStorage"]) {
  test(`storage that throws (${broken}): the error is reported and shown, and the consultation continues`, async () => {
    const page = await openHost(browser, {
      body: room + keyed,
      prepare: (page) =>
        page.addInitScript((name) => {
          const refuse = () => {
            throw new DOMException("merke", "SecurityError");
          };
          if (name === "sessionStorage") Object.defineProperty(window, name, { get: refuse });
          else Storage.prototype[name] = refuse;
        }, broken),
    });
    await ready(page);
    await toConversation(page);
    await acts(page, ["begin-closing", "choose-outcome:completed", "close", "next-patient"]);
    await until(page, { phase: "preparation" });
    const codes = await errors(page);
    assert.ok(codes.length > 0 && codes.every((code) => code === "storage-unavailable"), JSON.stringify(codes));
    await reads(page, /kan ikke lagres/i);
    await axe(page);
    await finish(page);
  });
}

test("a hostile name of an expected participant is shown safely and appears nowhere else", async () => {
  const page = await openHost(browser, { body: room + keyed });
  await ready(page);
  const name = `Kari\u202e\u200b\u2066 Merke <img src=x onerror=alert(1)> ${"x\u0300".repeat(5000)}`;
  await panelOf(page).evaluate((panel, given) => (panel.expected = [{ externalId: "pasient-1", name: given, role: "patient" }]), name);
  await toAdmission(page);
  await until(page, { "alerts.name-suspicious": "caution" });
  await axe(page);
  await acts(page, ["acknowledge:name-suspicious", ...happyPath]);
  await until(page, { phase: "conversation" });
  await page.locator("trygtrom-panel [data-alert='name-suspicious']").waitFor({ state: "detached" });
  const row = page.locator("trygtrom-panel .tg-person .tg-name").first();
  const shown = await row.textContent();
  assert.ok(shown.length < 300, `${shown.length} characters are shown`);
  assert.doesNotMatch(shown, /[\u200b\u202a-\u202e]/, "hidden characters are not shown");
  assert.equal(await page.locator("trygtrom-panel img").count(), 0);
  assert.ok(await panelOf(page).evaluate((panel) => panel.shadowRoot.querySelector(".tg").scrollWidth <= panel.clientWidth + 1));
  await nothingOf(page, ["Merke", "pasient-1"]);
  await axe(page);
  await finish(page);
});

test("event listeners of the page that throw do not affect the panel", async () => {
  const page = await openHost(browser);
  expectFrom(page, { errors: [/the page's own/] });
  await ready(page);
  await page.evaluate(() => {
    for (const name of ["phasechange", "requirementchange", "alert"]) {
      addEventListener(`trygtrom-${name}`, () => {
        document.querySelector("trygtrom-panel").report();
        throw new Error("the page's own");
      });
    }
  });
  await toConversation(page);
  await trainer(page, "recording");
  await until(page, { alerts: "recording" });
  assert.deepEqual(await errors(page), []);
  await finish(page);
});
