/** The tab in which the browser asks about microphone and camera. It takes both, lets go at once, and says so. */
import { api } from "../browser.js";
import { ANSWERED } from "./devices.js";
import { readSettings } from "./settings.js";
import { dress } from "./texts.js";

const { language } = await readSettings();
const say = dress(document, language);
const state = document.querySelector("[role=status]");
state.textContent = say("devices-asked");

const taken = await navigator.mediaDevices.getUserMedia({ audio: true, video: true }).catch(() => navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null));
for (const track of taken?.getTracks() ?? []) track.stop();
state.textContent = say(taken ? "devices-done" : "devices-refused");
const close = document.querySelector("button");
close.hidden = false;
close.addEventListener("click", async () => api.tabs.remove((await api.tabs.getCurrent()).id));
await api.runtime.sendMessage({ word: ANSWERED }).catch(() => {});
