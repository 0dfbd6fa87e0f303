// Checks the simulated web app's events and replies, and the plugin's calls, against the vendor's typings. A new version of
// the package must be reviewed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ownDriver } from "../join/plugin_drivers.mjs";
import { play } from "../join/plugin_script.mjs";
import { compareWithPluginTypings } from "../join/plugin_typings.mjs";
import { pluginApiVersion } from "../join/plugin_vendor.mjs";

/** Every event and call that the plugin's source uses. */
const NEEDED = [
  ...["event:me", "event:participants", "event:participantsActivities", "event:participantJoined", "event:participantLeft"],
  ...["event:conferenceStatus", "event:message", "event:disconnected", "event:languageSelect", "ui:button:click"],
  ...["syn asked", "syn:widget asked", "ui:widget:add asked", "ui:widget:toggle asked", "ui:button:add asked", "ui:button:update asked"],
  ...["conference:lock asked", "participant:admit asked", "participant:disconnect asked", "conference:disconnectAll asked"],
  ...["participant:mute asked", "participant:muteVideo asked"],
  ...["conference:requestParticipants asked", "conference:currentRoomId asked", "conference:lock answered", "conference:requestParticipants answered"],
];

async function recordAll() {
  const driver = ownDriver();
  const { host } = await play(driver);
  const events = host.events.filter(([name]) => name !== "event:notYetInvented" && name !== "event:stage");
  // Calls that are sent only if the web app does not send an event.
  for (const [rpc, payload] of [["conference:requestParticipants", {}], ["conference:currentRoomId", undefined]]) await driver.channel.call(rpc, payload);
  await driver.channel.call("conference:requestParticipants", {});
  events.push(["event:userInitiatedDisconnect", undefined], ["event:directMessage", host.events.find(([name]) => name === "event:message")[1]]);
  return { events, calls: host.calls, replies: host.replies };
}

test("events, calls and replies match the typings", async () => {
  const all = await recordAll();
  const { checked, wrong } = compareWithPluginTypings(all);
  assert.deepEqual(wrong, []);
  assert.deepEqual(NEEDED.filter((name) => !checked.has(name)), []);
  assert.equal(pluginApiVersion(), "22.0.0", "review the package's changes and the plugin's channel");
});

test("the comparison finds a wrong name, a missing field and a wrong type", async () => {
  const all = await recordAll();
  const wrong = (change) => compareWithPluginTypings({ ...all, ...change }).wrong.length > 0;
  assert.ok(wrong({ events: [["event:participantsChanged", {}]] }));
  assert.ok(wrong({ calls: [["conference:lock", { locked: true }]] }));
  assert.ok(wrong({ replies: [["syn", { ack: "yes" }]] }));
  const [, { participant }] = all.events.find(([name]) => name === "event:me");
  const { isWaiting, ...without } = participant;
  assert.equal(isWaiting, false);
  assert.ok(wrong({ events: [["event:me", { id: "main", participant: without }]] }));
});
