// What both measured pages share: a room that says what it is told to say, and the stop-watch.

/** Stands where a room would: it has no frame, and only dispatches events as a room's element does. */
export class QuietRoom extends HTMLElement {
  say(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

const idOf = (person) => `person-${person}`;
const about = (person) => ({ participant: { metadata: null, externalId: idOf(person) } });
const nextTask = () => new Promise((done) => setTimeout(done));

/** Everybody who will come, as a portal announces them. */
export function announced(people) {
  return Array.from({ length: people }, (_, person) => ({ externalId: idOf(person), role: "relative" }));
}

/** Resolves when what is in the page now has been drawn. */
export function painted() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
}

/** Lets everybody come in, and waits until their rows stand. */
export async function fill(room, tree, people) {
  room.say("ready");
  room.say("join");
  for (let person = 0; person < people; person += 1) {
    room.say("participant_join", about(person));
    // Let the panel draw as it goes, as it does when people come one by one.
    if (person % 100 === 99) await nextTask();
  }
  while (tree.querySelectorAll(".tg-person").length < people) await nextTask();
  await painted();
}

/**
 * One person leaves and comes back, again and again, each event in a task of its own.
 * @returns {Promise<number[]>} milliseconds from the event to the changed row, one for each event
 */
export async function changes(room, tree, people, times) {
  const rows = [...tree.querySelectorAll(".tg-person")];
  const taken = [];
  for (let time = 0; time < times; time += 1) {
    const person = (time * 7) % people;
    for (const type of ["participant_leave", "participant_join"]) {
      taken.push(await change(room, tree, rows[person], type, about(person)));
      await nextTask();
    }
  }
  return taken;
}

function change(room, tree, row, type, detail) {
  return new Promise((done) => {
    const before = row.dataset.tone;
    let began = 0;
    const observer = new MutationObserver(() => {
      if (row.dataset.tone === before) return;
      const taken = performance.now() - began;
      observer.disconnect();
      done(taken);
    });
    observer.observe(tree, { subtree: true, childList: true, attributes: true, characterData: true });
    began = performance.now();
    room.say(type, detail);
  });
}
