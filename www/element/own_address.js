/** Where this script and its module are, as the browser's stacks name them. */

/**
 * The address of the script that runs first in a stack, in the form of any engine.
 * @param {string | undefined} stack
 * @returns {string | null}
 */
export const firstAddress = (stack) => /[a-z][a-z-]*:\/\/.+?(?=:\d+:\d+)/i.exec(stack ?? "")?.[0] ?? null;

/**
 * Not `import.meta.url`: a bundler may write a path of the machine that bundled in its place, which no stack ever has.
 * Asked for when it is needed: for the first stack, V8 reads the whole script once more.
 */
export const ownAddress = () => firstAddress(new Error().stack);

/**
 * The name that Chromium gives in a stack to a module that it compiled without an address, as when the server named
 * another type than `application/wasm`.
 * @param {string | undefined} stack
 * @returns {string | null}
 */
export const moduleName = (stack) => /wasm:\/\/[^\s:]+/.exec(stack ?? "")?.[0] ?? null;
