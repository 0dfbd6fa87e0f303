/**
 * Requests microphone and camera permission for the panel's device test. A side panel cannot show the browser's prompt,
 * so a tab shows it once; the permission then holds for the whole extension.
 */
import { api } from "../browser.js";

/** The tab's message after the user has answered the prompt. */
export const ANSWERED = "trygtrom:devices-answered";

const permissionStates = () =>
  Promise.all(["microphone", "camera"].map((name) => navigator.permissions.query(/** @type {any} */ ({ name })).then(({ state }) => state, () => "granted")));

/** Resolves when the tab reports an answer or is closed. */
async function promptInTab() {
  const tab = await api.tabs.create({ url: api.runtime.getURL("devices.html") });
  await new Promise((done) => {
    const answered = (message, sender) => {
      if (sender.id === api.runtime.id && sender.tab?.id === tab.id && message?.type === ANSWERED) finish();
    };
    const removed = (id) => id === tab.id && finish();
    const finish = () => {
      api.runtime.onMessage.removeListener(answered);
      api.tabs.onRemoved.removeListener(removed);
      done(undefined);
    };
    api.runtime.onMessage.addListener(answered);
    api.tabs.onRemoved.addListener(removed);
  });
}

/** @param {MediaDevices} [devices] */
export function requestDevicesInTab(devices = navigator.mediaDevices) {
  const getUserMedia = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    if ((await permissionStates()).includes("prompt")) await promptInTab();
    return getUserMedia(constraints);
  };
}
