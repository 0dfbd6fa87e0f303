/** Builds elements and SVG through the DOM API: no markup strings and no style attributes, so it works under a strict CSP. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, string | boolean | ((event: any) => void)>} [props] `text`, `on<event>` handlers and attributes.
 * @param {...Node} children
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "text") node.textContent = String(value);
    else if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (typeof value === "boolean") node.toggleAttribute(name, value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/**
 * Says what the next press of a control does, and marks the control while what it switches is on. Its words are then those
 * that turn it off. @param {HTMLElement} control @param {boolean} on @param {(key: string) => string} t @param {string} key
 */
export function showSwitch(control, on, t, key) {
  const words = t(`${key}-${on ? "off" : "on"}`);
  const text = /** @type {HTMLElement} */ (control.lastElementChild);
  control.dataset.on = String(on);
  if (text.textContent !== words) text.textContent = words;
}

/**
 * @param {string} box The view box. @param {string} className
 * @param {...[string, Record<string, string>]} shapes Tag and attributes of each.
 */
export function createSvg(box, className, ...shapes) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ viewBox: box, class: className, "aria-hidden": "true", focusable: "false" })) svg.setAttribute(name, value);
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    svg.append(shape);
  }
  return svg;
}

const ICONS = {
  microphone: "M12 3.5a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3ZM5.5 11.5a6.500 6.500 0 0 0 13 0M12 18v3",
  camera: "M3.500 7.500h11v9h-11zM14.500 10.800l6-3v8.400l-6-3",
  screenshare: "M3.500 4.500h17v11.500h-17zM8.500 20h7M12 13.500v-6M9 10l3-3 3 3",
  chat: "M4 5h16v11H10.500L6 19.800V16H4zM8 9h8M8 12.200h5",
  people: "M9 11.500a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400ZM3 19.500c.4-3.500 2.700-5.200 6-5.200s5.600 1.700 6 5.200M15.500 5.400a3.200 3.200 0 0 1 0 5.900M17 14.600c2.200.6 3.600 2.200 4 4.900",
  leave: "M13 4H5v16h8M10 12h10.500M17 8.500l3.500 3.500-3.500 3.500",
  recording: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z",
  transcription: "M5 4h14v16H5zM8.500 8.500h7M8.500 12h7M8.500 15.500h4",
  streaming: "M12 10.800a1.200 1.200 0 1 0 0 2.400 1.200 1.200 0 0 0 0-2.400ZM8 8a5.700 5.700 0 0 0 0 8M16 8a5.700 5.700 0 0 1 0 8M5 5a9.900 9.900 0 0 0 0 14M19 5a9.900 9.900 0 0 1 0 14",
  card: "M3.500 6h17v12h-17zM8.500 9.200a1.700 1.700 0 1 0 0 3.400 1.700 1.700 0 0 0 0-3.400ZM5.700 15.800c.3-1.700 1.300-2.300 2.800-2.300s2.500.6 2.800 2.300M14 10h4M14 13.500h4",
  lock: "M6 11h12v9H6zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11",
  unstable: "M12 4 21 19.500H3zM12 10v4.500M12 16.700v.3",
  slash: "M4 4l16 16",
};

/** @param {keyof typeof ICONS} name */
export function icon(name) {
  const shapes = [["path", { d: ICONS[name] }]];
  if (name === "microphone" || name === "camera") shapes.push(["path", { class: "slash", d: ICONS.slash }]);
  return createSvg("0 0 24 24", "icon", ...shapes);
}

/** Replaces the children only if the list differs, to preserve focus and avoid repeated announcements. */
export function syncChildren(parent, nodes) {
  const unchanged = parent.childNodes.length === nodes.length && nodes.every((node, at) => parent.childNodes[at] === node);
  if (!unchanged) parent.replaceChildren(...nodes);
}
