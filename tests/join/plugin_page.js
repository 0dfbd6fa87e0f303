/** The simulated web app in a page: a toolbar, a side panel and the plugin's hidden iframe. */
import { Channel, isRPCCall, normalizeConferenceState, normalizeParticipant, setLogger } from "plugin-packages";
import { Room } from "../../www/practice/join/room.js";
import { PluginHost } from "./plugin_host.mjs";

// By default the package logs its messages.
const noop = () => {};
setLogger({ debug: noop, info: noop, warn: noop, error: noop, redact: (text) => text, addRedactPattern: noop });

let count = 0;
const uuid = () => `7e57ab1e-0000-4000-8000-${String((count += 1)).padStart(12, "0")}`;

/** @param {{ plugin: string, sandbox: string, version?: string, manifest?: string[] }} how */
window.begin = ({ plugin, sandbox, version, manifest = ["trygtrom"] }) => {
  const room = new Room({ alias: "412345", hostPin: "314159" }, { now: Date.now, uuid });
  const vendor = { Channel, isRPCCall, normalizeConferenceState, normalizeParticipant };
  const host = new PluginHost({ vendor, window, room, manifest, version });
  const frame = (src, kind, title) => {
    const element = document.createElement("iframe");
    element.sandbox = sandbox;
    element.title = title;
    element.src = src;
    document.querySelector(kind === "plugin" ? "#hidden" : "#side").replaceChildren(element);
    host.addFrame(element.contentWindow, kind);
    return element;
  };
  host.onWidget = (src) => frame(src, "widget", "Trygtrom");
  host.onToggle = ({ visible }) => (document.querySelector("#side").hidden = !visible);
  document.querySelector("#toolbar").addEventListener("click", () => host.press());
  frame(plugin, "plugin", "plugin");
  window.reloadWidget = () => frame(host.widgets[0].src, "widget", "Trygtrom");
  Object.assign(window, { room, host });
};
