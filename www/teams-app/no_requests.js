/**
 * In place of `fetch` for all that is bundled into this page: it makes no request. The vendor's library would fetch a list of hosts
 * from the vendor; without an answer it takes the list that it was published with.
 */
export const fetch = () => Promise.reject(new Error("This page makes no requests."));
