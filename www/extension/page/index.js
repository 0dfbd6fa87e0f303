/**
 * Runs in the page's main world before any code of the page, on the sites in the manifest. It observes what the page
 * receives and passes it to the relay over a port that the page cannot access. It sends no request and leaves nothing
 * on `window`.
 */
import { HAND_OVER, MEASURE, REST } from "../hand_over.js";
import { targetFor } from "../platform/hosts.js";
import { observeEventStreams } from "./event_source.js";
import { natives } from "./natives.js";
import { observeQuality } from "./quality.js";
import { observeScreenShare } from "./screen.js";
import { observeWebSockets } from "./web_socket.js";

function begin() {
  const target = targetFor(location.hostname);
  if (!target) return;
  const { port1: ownPort, port2: relayPort } = new MessageChannel();
  const post = (message) => natives.post(ownPort, [message]);
  const quality = observeQuality(post);
  const stops = [observeScreenShare(post), quality.stop];
  if (target.events) stops.push(observeEventStreams(target.events, post));
  if (target.sockets) stops.push(observeWebSockets(target.sockets, post));
  ownPort.onmessage = (event) => {
    const told = natives.data(event);
    if (told === MEASURE || told === REST) return quality.measure(told === MEASURE);
    // The relay reports that the extension was updated or removed: restore the page's own objects.
    ownPort.close();
    for (const stop of stops) stop();
  };
  dispatchEvent(new MessageEvent(HAND_OVER, { ports: [relayPort] }));
}

try {
  begin();
} catch {
  // An error here must not break the page; the panel shows that it receives nothing.
}
