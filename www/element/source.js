/**
 * Finds what a panel hears a conference through, where it hears no element on the page: the object that the page gives, or
 * a connection of the panel's own to the node that the attributes name.
 */
import { whenParsed } from "./embed.js";
import { task } from "./task.js";

/**
 * @typedef {import("./platform/index.js").Transport} Transport
 * @typedef {import("./platform/index.js").Source} Source
 *
 * @typedef {object} Given What the page has given.
 * @property {unknown} source
 * @property {string | null} node
 * @property {string | null} conference
 * @property {string | null} viewer
 *
 * @typedef {object} On
 * @property {(source: Source) => void} found
 * @property {(problem: { code: string, message: string }) => void} none There is none, and why.
 * @property {(type: string, detail: unknown) => void} refused An own connection cannot be begun; in the transport's words.
 */

const NO_OWN = 'Set the property "source": this platform is heard through nothing else. Until then the panel asks a person instead.';
const NOTHING = 'Give "node" and "conference", or set the property "source". Until then the panel asks a person instead.';
const PATIENT = 'Only a clinician\'s panel joins a conference: with viewer="patient" the attributes "node" and "conference" are left alone, and the panel asks the person instead.';
const NO_SOURCE = '"source" must be an object with the function "subscribe" and, where it takes commands, "run". The panel asks a person instead.';

/**
 * Looks once all that one script gives has been given, and where nothing is given yet, once the page has been read.
 * @param {() => Given} given
 * @param {Transport} transport
 * @param {object} how What an own connection is opened with.
 * @param {On} on
 * @param {Document} document
 * @param {AbortSignal} signal
 */
export function findSource(given, transport, how, on, document, signal) {
  const look = () => {
    const { source, node, conference, viewer } = given();
    if (source) return isSource(source) ? on.found(source) : on.none({ code: "invalid-attribute", message: NO_SOURCE });
    if (!transport.open) return on.none({ code: "no-source", message: NO_OWN });
    if (!node || !conference) return on.none({ code: "no-source", message: NOTHING });
    // A patient must not be seen to come twice, and has no business in the list of participants.
    if (viewer !== "clinician") return on.none({ code: "no-source", message: PATIENT });
    transport.open({ node, conference, ...how }).then(
      (opened) => signal.aborted || on.found(opened),
      (failure) => signal.aborted || on.refused(.../** @type {any} */ (transport).failed(failure)),
    );
  };
  task(() => {
    if (signal.aborted) return;
    const { source, node, conference } = given();
    if (source || (node && conference)) look();
    else whenParsed(document, signal, look);
  });
}

/** @param {unknown} given @returns {given is Source} */
const isSource = (given) => {
  const { subscribe, run } = /** @type {any} */ (given);
  return typeof subscribe === "function" && ["function", "undefined"].includes(typeof run);
};
