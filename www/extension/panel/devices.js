/**
 * Lets the panel's test of microphone and camera ask for them. A side panel cannot show the browser's question, so it is
 * asked in a tab, once; the answer is the extension's from then on, and the test goes on in the panel.
 */
import { api } from "../browser.js";

/** What the tab says when the person has answered. */
export const ANSWERED = "trygtrom:devices-answered";

const states = () =>
  Promise.all(["microphone", "camera"].map((name) => navigator.permissions.query(/** @type {any} */ ({ name })).then(({ state }) => state, () => "granted")));

/** Asks in a tab. It is over when the tab says so or has gone. */
async function askInTab() {
  const tab = await api.tabs.create({ url: api.runtime.getURL("devices.html") });
  await new Promise((done) => {
    const answered = (message, sender) => {
      if (sender.id === api.runtime.id && sender.tab?.id === tab.id && message?.word === ANSWERED) over();
    };
    const removed = (id) => id === tab.id && over();
    const over = () => {
      api.runtime.onMessage.removeListener(answered);
      api.tabs.onRemoved.removeListener(removed);
      done(undefined);
    };
    api.runtime.onMessage.addListener(answered);
    api.tabs.onRemoved.addListener(removed);
  });
}

/** @param {MediaDevices} [devices] */
export function askForDevicesInTab(devices = navigator.mediaDevices) {
  const take = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wants) => {
    if ((await states()).includes("prompt")) await askInTab();
    return take(wants);
  };
}
