// What the measuring pages share: frames, tasks, waiting for a mutation, and a page's DOM as data.

export const frame = () => new Promise((done) => requestAnimationFrame(done));

const channel = new MessageChannel();
/** A task of its own, without the delay of a timer. */
export const task = () =>
  new Promise((done) => {
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });

/** Waits for a frame and for the tasks that follow it. */
export async function quiet() {
  await frame();
  await new Promise((done) => setTimeout(done));
}

export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const everything = { subtree: true, childList: true, attributes: true, characterData: true };

/** Resolves at the mutation after which a condition holds, with its time. */
export function until(target, holds) {
  return new Promise((done) => {
    const look = () => {
      if (!holds()) return;
      observer.disconnect();
      done(performance.now());
    };
    const observer = new MutationObserver(look);
    observer.observe(target, everything);
    look();
  });
}

/**
 * An element as data, without what cannot be seen: comments, and the order of attributes.
 * @param {Element} element
 * @param {(name: string, value: string) => string | null} [written] Rewrites the value of an attribute, or a text, whose name
 *   is ""; null leaves the attribute out.
 */
export function tell(element, written = (_, value) => value) {
  const told = ({ name, value }) => [name, written(name, value)];
  const attributes = [...element.attributes].map(told).filter(([, value]) => value !== null).map((pair) => pair.join("=")).sort();
  const children = [];
  for (const node of element.childNodes) {
    if (node.nodeType === Node.ELEMENT_NODE) children.push(tell(node, written));
    else if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
      // A text may be split over several nodes.
      const text = written("", node.data.trim());
      if (typeof children.at(-1) === "string") children.push(`${children.pop()}${text}`);
      else children.push(text);
    }
  }
  return [element.localName, attributes, children];
}
