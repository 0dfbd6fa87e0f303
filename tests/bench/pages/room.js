// A room element that tells its page what it is told to tell, with no call behind it, and the people in it.

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

  /** Ends the meeting for everybody, as the client does: the panel asks for it at the end of a consultation. */
  endMeeting() {
    this.say("meeting_end");
  }
}

const idOf = (person) => `person-${person}`;
export const about = (person) => ({ participant: { metadata: null, externalId: idOf(person) } });

/** The people that a portal announces: at most 500. The others come unannounced, as to an open meeting. */
export const announced = (people) =>
  Array.from({ length: Math.min(people, 500) }, (_, person) => ({ externalId: idOf(person), role: "relative" }));

/** The same for a consultation: the first of them is the patient. */
export const withPatient = (people) => announced(people).map((one, n) => (n === 0 ? { ...one, role: "patient" } : one));
