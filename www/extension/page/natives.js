/**
 * The built-ins of the page's main world, captured before any code of the page runs. Later replacements by the page
 * neither break the observer nor see what it observes.
 *
 * Not even a captured function is safe if it looks something up on the way: `RegExp.prototype.test` calls the `exec` that
 * is there now, and a proxy takes a missing trap from `Object.prototype`. Code that runs after the page has begun uses
 * only what is here, own properties, and objects without a prototype.
 */
const { apply, construct, defineProperty, getOwnPropertyDescriptor } = Reflect;

/** Captures a method. */
const captureMethod = (prototype, name) => {
  const method = prototype[name];
  return (self, args) => apply(method, self, args);
};

/** Captures a getter. */
const captureGetter = (prototype, name) => {
  const { get } = getOwnPropertyDescriptor(prototype, name);
  return (self) => apply(get, self, []);
};

const exec = captureMethod(RegExp.prototype, "exec");

export const natives = {
  apply,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  hasOwn: Object.hasOwn,
  Proxy,
  URL,
  captureGetter,
  listen: captureMethod(EventTarget.prototype, "addEventListener"),
  unlisten: captureMethod(EventTarget.prototype, "removeEventListener"),
  post: captureMethod(MessagePort.prototype, "postMessage"),
  then: captureMethod(Promise.prototype, "then"),
  /** Whether a pattern matches a text. @param {RegExp} pattern Neither global nor sticky. @param {string} text */
  matches: (pattern, text) => exec(pattern, [text]) !== null,
  has: captureMethod(WeakMap.prototype, "has"),
  get: captureMethod(WeakMap.prototype, "get"),
  set: captureMethod(WeakMap.prototype, "set"),
  pathname: captureGetter(URL.prototype, "pathname"),
  originOfUrl: captureGetter(URL.prototype, "origin"),
  data: captureGetter(MessageEvent.prototype, "data"),
  originOfMessage: captureGetter(MessageEvent.prototype, "origin"),
  /**
   * Whether the browser itself dispatched the event. A page can dispatch one of its own making, or one again that it got,
   * at any object; that makes it untrusted. In Chromium and Firefox alike the property is each event's own, and the page
   * can neither change nor replace it, so it needs no capture.
   * @param {Event} event
   */
  isTrusted: (event) => event.isTrusted === true,
};
