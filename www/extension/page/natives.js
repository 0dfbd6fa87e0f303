/**
 * What the page's world gives before the page has run any code of its own. It is taken once, here, and nothing is looked
 * up again: a page that puts its own in the place of these must neither be disturbed by us nor be able to read along.
 */
const { apply, construct, defineProperty, getOwnPropertyDescriptor } = Reflect;

/** A method that stays what it is now. */
const taken = (prototype, name) => {
  const own = prototype[name];
  return (self, given) => apply(own, self, given);
};

/** A getter that stays what it is now. */
const getter = (prototype, name) => {
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
  listen: taken(EventTarget.prototype, "addEventListener"),
  unlisten: taken(EventTarget.prototype, "removeEventListener"),
  post: taken(MessagePort.prototype, "postMessage"),
  then: taken(Promise.prototype, "then"),
  test: taken(RegExp.prototype, "test"),
  has: taken(WeakMap.prototype, "has"),
  get: taken(WeakMap.prototype, "get"),
  set: taken(WeakMap.prototype, "set"),
  pathname: getter(URL.prototype, "pathname"),
  data: getter(MessageEvent.prototype, "data"),
};
