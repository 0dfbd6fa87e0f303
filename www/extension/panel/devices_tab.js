/** The tab that shows the browser's microphone and camera prompt. It stops the media at once and reports the answer. */
import { api } from "../browser.js";
import { ANSWERED } from "./devices.js";
import { readSettings } from "./settings.js";
import { localizePage } from "./texts.js";

const { language } = await readSettings();
const text = localizePage(document, language);
const state = document.querySelector("[role=status]");
state.textContent = text("devices-asked");

const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true }).catch(() => navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null));
for (const track of stream?.getTracks() ?? []) track.stop();
state.textContent = text(stream ? "devices-done" : "devices-refused");
const close = document.querySelector("button");
close.hidden = false;
close.addEventListener("click", async () => api.tabs.remove((await api.tabs.getCurrent()).id));
await api.runtime.sendMessage({ type: ANSWERED }).catch(() => {});
