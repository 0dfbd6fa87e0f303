/**
 * Finds the source of a conference: the object that the page gives, or the panel's own connection to the node that the
 * attributes name. In JavaScript because it must listen before the module is there, and a panic must not lose the connection.
 */
import { whenParsed } from "./embed.js";
import { task } from "./task.js";

/**
 * @typedef {import("./platform/index.js").Transport} Transport
 * @typedef {import("./platform/index.js").Source} Source
 *
 * @typedef {object} Given What the page gives.
 * @property {unknown} source The property `source`.
 * @property {string | null} node
 * @property {string | null} conference
 * @property {string | null} viewer
 *
 * @typedef {object} On
 * @property {(source: Source) => void} found
 * @property {(problem: { code: string, message: string }) => void} none There is no source; the problem says why.
 * @property {(type: string, detail: unknown) => void} refused The panel's own connection failed; a message of the transport.
 */

const NO_OWN = 'Set the property "source": this platform is heard through nothing else. Until then the panel asks a person instead.';
const NOTHING = 'Give "node" and "conference", or set the property "source". Until then the panel asks a person instead.';
const PATIENT = 'Only a clinician\'s panel joins a conference: with viewer="patient" the attributes "node" and "conference" are left alone, and the panel asks the person instead.';
const NO_SOURCE = '"source" must be an object with the function "subscribe" and, where it takes commands, "run". The panel asks a person instead.';

/**
 * Searches after the current script has set all attributes, or, if none is set by then, when the page has been parsed.
 * @param {() => Given} given
 * @param {Transport} transport
 * @param {object} options The options of the panel's own connection.
 * @param {On} on
 * @param {Document} document
 * @param {AbortSignal} signal
 */
export function findSource(given, transport, options, on, document, signal) {
  const look = () => {
    const { source, node, conference, viewer } = given();
    if (source) return isSource(source) ? on.found(source) : on.none({ code: "invalid-attribute", message: NO_SOURCE });
    if (!transport.open) return on.none({ code: "no-source", message: NO_OWN });
    if (!node || !conference) return on.none({ code: "no-source", message: NOTHING });
    // The patient would appear twice in the conference, and must not see the list of participants.
    if (viewer !== "clinician") return on.none({ code: "no-source", message: PATIENT });
    transport.open({ node, conference, ...options }).then(
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
