// What the played web app says is held against the typings of the real package, and so is what our plugin asks: names and
// shapes. Another version of the package has to be looked at by somebody.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ownDriver } from "../join/plugin_drivers.mjs";
import { play } from "../join/plugin_script.mjs";
import { compareWithPluginTypings } from "../join/plugin_typings.mjs";
import { pluginApiVersion } from "../join/plugin_vendor.mjs";

/** Everything that our source hears or asks has been said in it. */
const NEEDED = [
  ...["event:me", "event:participants", "event:participantsActivities", "event:participantJoined", "event:participantLeft"],
  ...["event:conferenceStatus", "event:message", "event:disconnected", "event:languageSelect", "ui:button:click"],
  ...["syn asked", "syn:widget asked", "ui:widget:add asked", "ui:widget:toggle asked", "ui:button:add asked", "ui:button:update asked"],
  ...["conference:lock asked", "participant:admit asked", "participant:disconnect asked", "conference:disconnectAll asked"],
  ...["conference:requestParticipants asked", "conference:currentRoomId asked", "conference:lock answered", "conference:requestParticipants answered"],
];

async function said() {
  const driver = ownDriver();
  const { host } = await play(driver);
  const events = host.events.filter(([name]) => name !== "event:notYetInvented" && name !== "event:stage");
  // What is asked for where the web app does not tell by itself.
  for (const [rpc, payload] of [["conference:requestParticipants", {}], ["conference:currentRoomId", undefined]]) await driver.channel.call(rpc, payload);
  await driver.channel.call("conference:requestParticipants", {});
  events.push(["event:userInitiatedDisconnect", undefined], ["event:directMessage", host.events.find(([name]) => name === "event:message")[1]]);
  return { events, calls: host.calls, replies: host.replies };
}

test("the typings of the package are those of what is said and asked", async () => {
  const all = await said();
  const { checked, wrong } = compareWithPluginTypings(all);
  assert.deepEqual(wrong, []);
  assert.deepEqual(NEEDED.filter((name) => !checked.has(name)), []);
  assert.equal(pluginApiVersion(), "22.0.0", "look at what has changed in the package, and at the plugin's end of the line");
});

test("the comparison finds another name, a field that is missing, and another type", async () => {
  const all = await said();
  const wrong = (change) => compareWithPluginTypings({ ...all, ...change }).wrong.length > 0;
  assert.ok(wrong({ events: [["event:participantsChanged", {}]] }));
  assert.ok(wrong({ calls: [["conference:lock", { locked: true }]] }));
  assert.ok(wrong({ replies: [["syn", { ack: "yes" }]] }));
  const [, { participant }] = all.events.find(([name]) => name === "event:me");
  const { isWaiting, ...without } = participant;
  assert.equal(isWaiting, false);
  assert.ok(wrong({ events: [["event:me", { id: "main", participant: without }]] }));
});
