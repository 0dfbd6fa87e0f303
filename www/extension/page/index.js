/**
 * Runs in the page's own world before any code of the page, on the sites that the extension names. It hears what the page
 * receives anyway, and hands it to the extension's part beside the page through a port that no code of the page ever held.
 * It asks for nothing, sends nothing over the network, and leaves nothing on `window`.
 */
import { HAND_OVER } from "../hand_over.js";
import { wantedOn } from "../platform/hosts.js";
import { hearEventStreams } from "./event_source.js";
import { natives } from "./natives.js";
import { hearScreen } from "./screen.js";
import { hearSockets } from "./web_socket.js";

function begin() {
  const wanted = wantedOn(location.hostname);
  if (!wanted) return;
  const { port1: ours, port2: theirs } = new MessageChannel();
  const tell = (message) => natives.post(ours, [message]);
  const ends = [hearScreen(tell)];
  if (wanted.events) ends.push(hearEventStreams(wanted.events, tell));
  if (wanted.sockets) ends.push(hearSockets(wanted.sockets, tell));
  // The extension's part has gone, with an update or because somebody removed it: then nothing of ours stays here.
  ours.onmessage = () => {
    ours.close();
    for (const end of ends) end();
  };
  dispatchEvent(new MessageEvent(HAND_OVER, { ports: [theirs] }));
}

try {
  begin();
} catch {
  // The page must work as it does without us; the panel says that it hears nothing.
}
