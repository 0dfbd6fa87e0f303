/**
 * Puts a listener's own in the place of a native constructor or method, so that nobody can tell: it is a proxy of the
 * native, which does its work first and as ever. What the listener does with the outcome stays in here.
 */
import { natives } from "./natives.js";

const { apply, construct, defineProperty, getOwnPropertyDescriptor, Proxy } = natives;

/** Whatever goes wrong in our own work is ours: the page goes on as if we were not there. */
const quietly = (work, self, given, outcome) => {
  try {
    work(outcome, self, given);
  } catch {
    // There is nobody in the page's world to tell.
  }
};

/**
 * @param {object} owner @param {string} name
 * @param {(native: Function) => ProxyHandler<any>} handler
 * @returns {() => void} Puts the native back, unless the page has put something of its own over it since.
 */
function replace(owner, name, handler) {
  const before = getOwnPropertyDescriptor(owner, name);
  const own = new Proxy(before.value, handler(before.value));
  defineProperty(owner, name, { ...before, value: own });
  return () => {
    if (getOwnPropertyDescriptor(owner, name)?.value === own) defineProperty(owner, name, before);
  };
}

/**
 * Hears of every object that is made by a constructor.
 * @param {object} owner @param {string} name
 * @param {(made: any) => void} made
 * @returns {() => void} Ends it.
 */
export function hearMade(owner, name, made) {
  const { prototype } = owner[name];
  const put = replace(owner, name, () => ({
    construct(native, given, target) {
      const object = construct(native, given, target);
      quietly(made, undefined, given, object);
      return object;
    },
  }));
  // `object.constructor` is the one that the page knows by name.
  const back = getOwnPropertyDescriptor(prototype, "constructor");
  defineProperty(prototype, "constructor", { ...back, value: owner[name] });
  const own = owner[name];
  return () => {
    put();
    if (prototype.constructor === own) defineProperty(prototype, "constructor", back);
  };
}

/**
 * Hears of every call of a method, once it has been done.
 * @param {object} prototype @param {string} name
 * @param {(outcome: any, self: any) => void} done
 * @returns {() => void} Ends it.
 */
export const hearCalls = (prototype, name, done) =>
  replace(prototype, name, () => ({
    apply(native, self, given) {
      const outcome = apply(native, self, given);
      quietly(done, self, given, outcome);
      return outcome;
    },
  }));
