// One short consultation in Firefox and WebKit: the same controls and result, and an empty console. Double presses. The names that
// assistive technology is told of what stands in a row.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startFirefox } from "./firefox.mjs";
import { demoFolder, serveFolder } from "./harness.mjs";
import { happyPath } from "./panel.mjs";
import { listeningCopy, startWebKit } from "./webkit.mjs";

const panel = (act) => `trygtrom-panel >> [data-act="${act}"]`;
const room = (act) => `trygtrom-practice-room >> [data-do="${act}"]`;

/** Runs in the page: whether the panel reports this phase. */
const inPhase = (phase) => document.querySelector("trygtrom-panel")?.report?.()?.phase === phase;

/** Runs in the page: whether the device test shows this text. */
const saysOfDevices = (words) => document.querySelector("trygtrom-panel").shadowRoot.querySelector(".tg-devices-state").textContent.includes(words);

// WebKitGTK has no fake devices, so it shows the message for missing ones.
const engines = [["Firefox ESR", startFirefox, "Mikrofon og kamera er på"], ["WebKitGTK", startWebKit, "verken mikrofon eller kamera"]];

for (const [name, start, devices] of engines) {
  test(`${name}: from an empty room to a closed consultation`, async () => {
    const copy = listeningCopy(demoFolder);
    const server = await serveFolder(copy.folder);
    const driver = await start();
    try {
      await driver.open(`${server.origin}/clinician.html`);
      await driver.waitFor(inPhase, "preparation");
      await driver.click(panel("test-devices:on"));
      await driver.waitFor(saysOfDevices, devices);
      await driver.click(panel("confirm-prepared"));
      await driver.click(room("join"));
      await driver.waitFor(inPhase, "admission");
      await driver.click(room("expected-arrives"));
      for (const act of happyPath) await driver.click(panel(act));
      await driver.waitFor(inPhase, "conversation");
      assert.match(await driver.text("trygtrom-panel >> .tg"), /Du er klar/);
      await driver.click(room("stranger-arrives"));
      await driver.waitFor(() => document.querySelector("trygtrom-panel").report().alerts.some(({ kind }) => kind === "unexpected-participant"));
      await driver.click(panel("begin-closing"));
      await driver.click(panel("choose-outcome:stopped-intrusion"));
      // Everybody is still in the room, so closing asks.
      await driver.click(panel("open:end-and-close"));
      await driver.click(panel("close"));
      await driver.waitFor(inPhase, "closed");
      assert.deepEqual(await driver.console(), []);
    } finally {
      await driver.close();
      await server.close();
      copy.remove();
    }
  });
}

for (const [name, start] of engines) {
  test(`${name}: the second press of a double press does nothing`, async () => {
    const server = await serveFolder();
    const driver = await start();
    try {
      await driver.open(`${server.origin}/clinician.html`);
      await driver.waitFor(inPhase, "preparation");
      await driver.click(panel("confirm-prepared"));
      await driver.click(room("join"));
      await driver.waitFor(inPhase, "admission");
      await driver.click(room("expected-arrives"));
      // A click without a pointer: the pointer's next press is the first of two.
      await driver.waitFor(() => document.querySelector("trygtrom-panel").report().participants.present === 1);
      for (const act of ["confirm-roll-call:0", "attest-lock:locked", "confirm-privacy"]) {
        await driver.waitFor((name) => document.querySelector("trygtrom-panel").shadowRoot.querySelector(`[data-act='${name}']`), act);
        await driver.waitFor((name) => document.querySelector("trygtrom-panel").shadowRoot.querySelector(`[data-act='${name}']`).click() ?? true, act);
      }
      await driver.clickTwice(panel("check-identity:patient:document:confirmed"));
      await driver.waitFor(() => document.querySelector("trygtrom-panel").report().identity.patient === "confirmed");
      assert.equal(await driver.run(() => document.querySelector("trygtrom-panel").report().identity.clinician), "open");
      await driver.clickTwice(panel("open-flyout"));
      await driver.waitFor(() => document.querySelector("trygtrom-panel").shadowRoot.querySelector("[data-ignored]")?.dataset.act === "open-flyout");
      assert.equal(await driver.run(() => document.querySelector("trygtrom-panel").shadowRoot.querySelector("[data-act=open-flyout]").ariaExpanded), "true");
    } finally {
      await driver.close();
      await server.close();
    }
  });
}

/** Runs in the page: whether the second row is below the window. */
const isBelow = () => document.querySelector("trygtrom-panel").shadowRoot.querySelector("[data-person='1']").getBoundingClientRect().top > innerHeight;

for (const [name, start] of engines) {
  test(`${name}: what stands in a row has its name, in sight and out of it`, async () => {
    const server = await serveFolder();
    const driver = await start();
    try {
      await driver.open(`${server.origin}/clinician.html`);
      await driver.waitFor(inPhase, "preparation");
      await driver.click(panel("confirm-prepared"));
      await driver.click(room("join"));
      await driver.waitFor(inPhase, "admission");
      await driver.click(room("expected-arrives"));
      await driver.click(room("stranger-arrives"));
      const row = "trygtrom-panel >> [data-person='1']";
      await driver.text(row);
      for (const below of [false, true]) {
        if (below) await driver.run(() => (document.querySelector("trygtrom-panel").style.marginBlockStart = "6000px"));
        assert.equal(await driver.run(isBelow), below);
        const roles = (selector, name, among) => driver.rolesNamed(`${row} >> ${selector}`, name, among);
        assert.deepEqual(await roles("[role=group]", "Deltaker 2", ["group"]), ["group"]);
        // WebKit tells of a list to choose from as the button that opens it.
        assert.equal((await roles("select", "Hvem er dette? : Deltaker 2", ["combobox", "button"])).length, 1);
        assert.deepEqual(await roles("[data-act=pick]", "Bekreft : Deltaker 2", ["button"]), ["button"]);
        assert.deepEqual(await roles("[data-act=pick]", "Bekreft", ["button"]), []);
      }
    } finally {
      await driver.close();
      await server.close();
    }
  });
}
