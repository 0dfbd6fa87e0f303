// What React and Preact keep: a new list where somebody comes or goes, and a new person where one changes.
import { person } from "./words.js";

export function reduce(people, { type, id }) {
  if (type === "join") return [...people, person(id)];
  if (type === "leave") return people.filter((one) => one.id !== id);
  return people.map((one) => (one.id === id ? { ...one, here: !one.here } : one));
}
