// One consultation inside the web app, for a plugin with the vendor's package and for the panel's own plugin. After each
// step the widget's state must equal the room's. The web app must receive the same calls from both.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { Room } from "../../www/practice/join/room.js";
import { until } from "./clock.mjs";
import { HostWindow } from "./frames.mjs";
import { PluginHost } from "./plugin_host.mjs";
import { loadPluginApi } from "./plugin_vendor.mjs";
import { counters } from "./server.mjs";

/** A web app whose user is alone in the room. @param {object} [options] Of `PluginHost`; `room`: of the room; `before`: adds earlier participants. */
export async function stage({ room: roomOptions = {}, before, ...hostOptions } = {}) {
  const window = new HostWindow();
  const vendor = await loadPluginApi(window);
  const room = new Room({ alias: "412345@vm.example.no", hostPin: "314159", ...roomOptions }, { now: () => 0, uuid: counters().uuid });
  before?.(room);
  const host = new PluginHost({ vendor, window, room, manifest: ["trygtrom"], ...hostOptions });
  const frames = [];
  const frame = (kind) => {
    const one = window.open();
    frames.push(one);
    host.addFrame(one.handle, kind);
    return one;
  };
  host.onWidget = () => frame("widget");
  return { window, vendor, room, host, frames, frame };
}

/** A web app with a registered plugin and widget. @param {import("./plugin_drivers.mjs").Driver} driver @param {object} [options] */
export async function startPlugin(driver, options = {}) {
  const staged = await stage(options);
  const plugin = staged.frame("plugin");
  assert.equal(await driver.plugin(plugin), "in");
  const [{ frame: widget }] = staged.host.widgets;
  assert.equal(await driver.widget(widget), "in");
  return { ...staged, plugin, widget, expectInSync: (step) => expectInSync(driver, staged, step) };
}

async function expectInSync(driver, { room, host }, step) {
  const expected = () => ({ rows: room.rows(), locked: room.status.locked, me: host.me });
  const actual = () => {
    const { rows, locked, me } = driver.state();
    return { rows, locked, me };
  };
  const matches = () => isDeepStrictEqual(actual(), expected());
  await until(matches, step, 2000).catch(() => assert.deepEqual(actual(), expected(), `${driver.name}: ${step}`));
}

/** @param {import("./plugin_drivers.mjs").Driver} driver */
export async function play(driver) {
  const setup = await startPlugin(driver);
  const { room, host, frames } = setup;
  const states = [];
  const answers = [];
  const step = async (name) => {
    await setup.expectInSync(name);
    states.push({ step: name, ...driver.state() });
  };
  const runCommand = async (name, uuid) => answers.push([name, await driver.run(name, uuid)]);
  await step("entered");

  const [button] = host.buttons.values();
  assert.equal(button.tooltip, "Sjekkliste for konsultasjonen");
  host.press();
  await until(() => host.widgets[0].visible, "the button shows the panel");
  host.emit("event:languageSelect", "en");
  await until(() => [...host.buttons.values()][0].tooltip === "Checklist for the consultation", "the button's language");

  const patient = room.join({ name: "Prøve Pasient" });
  await step("the patient came");
  host.delay = new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  await runCommand("lock");
  host.delay = null;
  await step("locked");
  const relative = room.join({ name: "Prøve Pårørende" });
  await step("somebody waits");
  await runCommand("admit", relative);
  await step("let in");
  room.present(patient);
  await step("the patient presents");
  assert.equal(driver.state().presenter, patient);
  room.stopPresenting();
  await step("the presentation ends");
  assert.equal(driver.state().presenter, null);
  for (const name of ["microphone-off", "camera-off", "microphone-on"]) {
    await runCommand(name, host.me);
    await step(name);
  }
  assert.equal(room.row(host.me).is_muted, "NO");
  assert.equal(room.row(host.me).is_video_muted, true);
  room.message(patient, "Hei");
  await until(() => driver.state().written === 1, "a chat message");
  const stranger = room.join({ name: "Ukjent", role: "chair" });
  await step("a stranger with the code");
  await runCommand("remove", stranger);
  await step("removed");
  await runCommand("remove", stranger);
  // Messages of another channel, of no channel, and unknown events.
  host.post({ event: "event:participants", payload: { id: "main", participants: [] }, chanId: "trygtrom:widget-0" });
  host.post({ event: "event:participants", payload: { id: "main", participants: [] } });
  host.emit("event:notYetInvented", { id: "main" });
  host.emit("event:stage", [{ userId: patient, stageIndex: 0, vad: 100 }]);
  await step("all of those are ignored");
  await runCommand("unlock");
  await step("unlocked");
  // The reply of a web app that could not reach the node.
  host.answers.set("conference:lock", undefined);
  await runCommand("lock");
  host.answers.clear();
  host.answers.set("conference:lock", { status: 200, data: { status: "success", result: false } });
  await runCommand("lock");
  host.answers.clear();
  await step("not locked");
  room.leave(relative);
  await step("the relative left");
  await runCommand("end-for-all");
  await until(() => driver.state().ended !== null, "it is over");
  return { states, answers, ended: driver.state().ended, calls: host.calls, host, errors: frames.flatMap(({ inner }) => inner.errors) };
}
