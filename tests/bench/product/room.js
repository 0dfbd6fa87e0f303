// A room as its element tells of it, with no frame behind it, and the people in it.

export class QuietRoom extends HTMLElement {
  say(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  come(person) {
    this.say("participant_join", about(person));
  }

  go(person) {
    this.say("participant_leave", about(person));
  }
}

const idOf = (person) => `person-${person}`;
export const about = (person) => ({ participant: { metadata: null, externalId: idOf(person) } });

/** Everybody a portal can announce: at most 500. The others come unannounced, as in an open meeting. */
export const announced = (people) =>
  Array.from({ length: Math.min(people, 500) }, (_, person) => ({ externalId: idOf(person), role: "relative" }));
