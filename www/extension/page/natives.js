/**
 * The built-ins of the page's main world, captured before any code of the page runs. Later replacements by the page
 * neither break the observer nor see what it observes.
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

export const natives = {
  apply,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  Proxy,
  URL,
  listen: captureMethod(EventTarget.prototype, "addEventListener"),
  unlisten: captureMethod(EventTarget.prototype, "removeEventListener"),
  post: captureMethod(MessagePort.prototype, "postMessage"),
  then: captureMethod(Promise.prototype, "then"),
  test: captureMethod(RegExp.prototype, "test"),
  has: captureMethod(WeakMap.prototype, "has"),
  get: captureMethod(WeakMap.prototype, "get"),
  set: captureMethod(WeakMap.prototype, "set"),
  pathname: captureGetter(URL.prototype, "pathname"),
  data: captureGetter(MessageEvent.prototype, "data"),
};
