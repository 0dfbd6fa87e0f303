/**
 * Replaces a native constructor or method with a transparent proxy that calls the native first and then the observer.
 */
import { natives } from "./natives.js";

const { apply, construct, defineProperty, getOwnPropertyDescriptor, Proxy } = natives;

/** Calls the observer and swallows its errors, which must not reach the page. */
const notify = (observer, self, outcome) => {
  try {
    observer(outcome, self);
  } catch {
    // The page's main world has no place to report it.
  }
};

/**
 * @param {object} owner @param {string} name
 * @param {(native: Function) => ProxyHandler<any>} handler
 * @returns {() => void} Restores the native, unless the page has replaced it since.
 */
function replace(owner, name, handler) {
  const before = getOwnPropertyDescriptor(owner, name);
  // Without a prototype, from which the page could give the proxy more traps.
  const replacement = new Proxy(before.value, { __proto__: null, ...handler(before.value) });
  defineProperty(owner, name, { ...before, value: replacement });
  return () => {
    if (getOwnPropertyDescriptor(owner, name)?.value === replacement) defineProperty(owner, name, { __proto__: null, ...before });
  };
}

/**
 * Reports every object that a constructor creates.
 * @param {object} owner @param {string} name
 * @param {(made: any) => void} made
 * @returns {() => void} Stops observing.
 */
export function observeConstruction(owner, name, made) {
  const { prototype } = owner[name];
  const restore = replace(owner, name, () => ({
    construct(native, args, target) {
      const object = construct(native, args, target);
      notify(made, undefined, object);
      return object;
    },
  }));
  // `object.constructor` must be the replaced constructor, as the page sees it by name.
  const nativeConstructor = getOwnPropertyDescriptor(prototype, "constructor");
  defineProperty(prototype, "constructor", { ...nativeConstructor, value: owner[name] });
  const replacement = owner[name];
  return () => {
    restore();
    if (prototype.constructor === replacement) defineProperty(prototype, "constructor", { __proto__: null, ...nativeConstructor });
  };
}

/**
 * Reports every completed call of a method.
 * @param {object} prototype @param {string} name
 * @param {(outcome: any, self: any) => void} done
 * @returns {() => void} Stops observing.
 */
export const observeCalls = (prototype, name, done) =>
  replace(prototype, name, () => ({
    apply(native, self, args) {
      const outcome = apply(native, self, args);
      notify(done, self, outcome);
      return outcome;
    },
  }));
