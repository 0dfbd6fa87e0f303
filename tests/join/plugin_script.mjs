// One consultation inside the web app, step by step, for a plugin with the real package and for ours. After each step
// the widget's own account must be the room's; the calls that the web app got must be the same too.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { Room } from "../../www/practice/join/room.js";
import { until } from "./clock.mjs";
import { HostWindow } from "./frames.mjs";
import { PluginHost } from "./plugin_host.mjs";
import { loadPluginApi } from "./plugin_vendor.mjs";
import { counted } from "./server.mjs";

/** A web app with nobody but its own person in the room. @param {object} [how] Of `PluginHost`; `room` of the room; `before`: who is in it first. */
export async function stage({ room: options = {}, before, ...how } = {}) {
  const window = new HostWindow();
  const vendor = await loadPluginApi(window);
  const room = new Room({ alias: "412345@vm.example.no", hostPin: "314159", ...options }, { now: () => 0, uuid: counted().uuid });
  before?.(room);
  const host = new PluginHost({ vendor, window, room, manifest: ["trygtrom"], ...how });
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

/** A web app with the plugin in it. @param {import("./plugin_drivers.mjs").Driver} driver @param {object} [how] */
export async function begun(driver, how = {}) {
  const staged = await stage(how);
  const plugin = staged.frame("plugin");
  assert.equal(await driver.plugin(plugin), "in");
  const [{ frame: widget }] = staged.host.widgets;
  assert.equal(await driver.widget(widget), "in");
  return { ...staged, plugin, widget, agreed: (step) => agreed(driver, staged, step) };
}

async function agreed(driver, { room, host }, step) {
  const expected = () => ({ rows: room.rows(), locked: room.status.locked, me: host.me });
  const told = () => {
    const { rows, locked, me } = driver.state();
    return { rows, locked, me };
  };
  const same = () => isDeepStrictEqual(told(), expected());
  await until(same, step, 2000).catch(() => assert.deepEqual(told(), expected(), `${driver.name}: ${step}`));
}

/** @param {import("./plugin_drivers.mjs").Driver} driver */
export async function play(driver) {
  const scene = await begun(driver);
  const { room, host, frames } = scene;
  const states = [];
  const answers = [];
  const step = async (name) => {
    await scene.agreed(name);
    states.push({ step: name, ...driver.state() });
  };
  const asked = async (name, uuid) => answers.push([name, await driver.run(name, uuid)]);
  await step("in");

  const [button] = host.buttons.values();
  assert.equal(button.tooltip, "Sjekkliste for konsultasjonen");
  host.press();
  await until(() => host.widgets[0].visible, "the button shows the panel");
  host.tell("event:languageSelect", "en");
  await until(() => [...host.buttons.values()][0].tooltip === "Checklist for the consultation", "the button's language");

  const patient = room.join({ name: "Prøve Pasient" });
  await step("the patient came");
  host.delay = new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  await asked("lock");
  host.delay = null;
  await step("locked");
  const relative = room.join({ name: "Prøve Pårørende" });
  await step("somebody waits");
  await asked("admit", relative);
  await step("let in");
  room.present(patient);
  await step("the patient presents");
  assert.equal(driver.state().presenter, patient);
  room.stopPresenting();
  await step("and no longer");
  assert.equal(driver.state().presenter, null);
  room.message(patient, "Hei");
  await until(() => driver.state().written === 1, "something was written");
  const stranger = room.join({ name: "Ukjent", role: "chair" });
  await step("a stranger with the code");
  await asked("remove", stranger);
  await step("removed");
  await asked("remove", stranger);
  // What is not meant for this line, and what nobody knows.
  host.say({ event: "event:participants", payload: { id: "main", participants: [] }, chanId: "trygtrom:widget-0" });
  host.say({ event: "event:participants", payload: { id: "main", participants: [] } });
  host.tell("event:notYetInvented", { id: "main" });
  host.tell("event:stage", [{ userId: patient, stageIndex: 0, vad: 100 }]);
  await step("nothing of that counts");
  await asked("unlock");
  await step("unlocked");
  // Nobody answers as the web app does where it could not ask the node.
  host.answers.set("conference:lock", undefined);
  await asked("lock");
  host.answers.clear();
  host.answers.set("conference:lock", { status: 200, data: { status: "success", result: false } });
  await asked("lock");
  host.answers.clear();
  await step("not locked");
  room.leave(relative);
  await step("the relative left");
  await asked("end-for-all");
  await until(() => driver.state().ended !== null, "it is over");
  return { states, answers, ended: driver.state().ended, calls: host.calls, host, errors: frames.flatMap(({ inner }) => inner.errors) };
}
