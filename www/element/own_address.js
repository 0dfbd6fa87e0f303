/**
 * The addresses of this script and its module as they appear in stacks. In JavaScript because they identify a panic of the
 * module.
 */

/**
 * The address in the first frame of a stack, in the format of any engine.
 * @param {string | undefined} stack
 * @returns {string | null}
 */
export const firstAddress = (stack) => /[a-z][a-z-]*:\/\/.+?(?=:\d+:\d+)/i.exec(stack ?? "")?.[0] ?? null;

/** The address of this script. Not `import.meta.url`, which bundlers may replace by a path that no stack contains. */
export const ownAddress = () => firstAddress(new Error().stack);

/**
 * The name in Chromium's stacks of a module that was compiled without an address, because the server named another media type
 * than `application/wasm`.
 * @param {string | undefined} stack
 * @returns {string | null}
 */
export const moduleName = (stack) => /wasm:\/\/[^\s:]+/.exec(stack ?? "")?.[0] ?? null;
