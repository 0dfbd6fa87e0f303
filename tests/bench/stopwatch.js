// What every stop-watch needs, whatever it measures.

export const frame = () => new Promise((done) => requestAnimationFrame(done));

const channel = new MessageChannel();
/** A task of its own, without the wait that timers have. */
export const task = () =>
  new Promise((done) => {
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });

/** A frame in which nothing happens, and all that follows it. */
export async function quiet() {
  await frame();
  await new Promise((done) => setTimeout(done));
}

export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const everything = { subtree: true, childList: true, attributes: true, characterData: true };

/** Resolves at the mutation with which something holds, with the time of it. */
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

/** Counts the rows that come into the document and go out of it, from now until `end`. */
export function countRows(target, row) {
  let [added, removed] = [0, 0];
  const count = (nodes) => [...nodes].filter((node) => node.nodeType === Node.ELEMENT_NODE && node.matches(row)).length;
  const see = (records) => {
    for (const { addedNodes, removedNodes } of records) {
      added += count(addedNodes);
      removed += count(removedNodes);
    }
  };
  const observer = new MutationObserver(see);
  observer.observe(target, { subtree: true, childList: true });
  /** @returns {[number, number]} How many came, and how many went. */
  const end = () => {
    see(observer.takeRecords());
    observer.disconnect();
    return [added, removed];
  };
  return { end };
}

/**
 * A part of the page without what cannot be seen: comments, and the order of attributes.
 * @param {Element} element
 * @param {(name: string, value: string) => string | null} [written] What is told of an attribute, or of a text, which has the
 *   name ""; null leaves it out.
 */
export function tell(element, written = (_, value) => value) {
  const told = ({ name, value }) => [name, written(name, value)];
  const attributes = [...element.attributes].map(told).filter(([, value]) => value !== null).map((pair) => pair.join("=")).sort();
  const children = [];
  for (const node of element.childNodes) {
    if (node.nodeType === Node.ELEMENT_NODE) children.push(tell(node, written));
    else if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
      // A text may stand in several nodes.
      const text = written("", node.data.trim());
      if (typeof children.at(-1) === "string") children.push(`${children.pop()}${text}`);
      else children.push(text);
    }
  }
  return [element.localName, attributes, children];
}
