/** The browser's interface for extensions, under either of its names. */
export const api = globalThis.browser ?? globalThis.chrome;
