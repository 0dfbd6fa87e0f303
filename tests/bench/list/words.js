// What every list page draws: the words of a row and the shapes of its icon, as the panel's own rows have them.

export const TITLE = (count) => `Deltakere: ${count}`;
export const NAME = "Pårørende";
export const STATES = { open: "Til stede", quiet: "Har gått" };
export const TAGS = ["Ventet", "Ikke presentert"];
export const PRESS = "Har presentert seg";

/** Somebody as a list page keeps them. */
export const person = (id) => ({ id, here: true });
export const toneOf = ({ here }) => (here ? "open" : "quiet");

/**
 * A room that says what it is told to say: `join` and `leave` of somebody, and `update` of somebody who goes out of
 * sight or comes back.
 */
export class Room extends EventTarget {
  say(type, id) {
    this.dispatchEvent(new CustomEvent(type, { detail: id }));
  }
}
