// The list in Solid: a store, a keyed list, and nothing computed but what changes.
import { For, Show, onCleanup } from "solid-js";
import { createStore, produce } from "solid-js/store";
import { render } from "solid-js/web";
import { NAME, PRESS, STATES, TAGS, TITLE, person, toneOf } from "./words.js";

function Icon(props) {
  return (
    <svg class="tg-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <Show when={props.tone === "open"} fallback={<path class="tg-line" d="M6 12h12" />}>
        <circle class="tg-line" cx="12" cy="12" r="9" />
        <circle class="tg-fill" cx="12" cy="12" r="3.2" />
      </Show>
    </svg>
  );
}

function Row(props) {
  const tone = () => toneOf(props.who);
  const nameId = `person-${props.who.id}`;
  return (
    <li class="tg-person" data-person={props.who.id} data-tone={tone()}>
      <div role="group" aria-labelledby={nameId}>
        <p class="tg-person-line">
          <Icon tone={tone()} />
          <span id={nameId} class="tg-name" dir="auto">{NAME}</span>
          <span class="tg-sr">{": "}</span>
          <span class="tg-person-state">{STATES[tone()]}</span>
        </p>
        <Show when={props.who.here}>
          <ul class="tg-tags" role="list">
            <For each={TAGS}>{(tag) => <li class="ds-tag" data-color="neutral">{tag}</li>}</For>
          </ul>
          <div class="tg-controls">
            <button class="ds-button" type="button" data-variant="tertiary" data-size="sm">{PRESS}</button>
          </div>
        </Show>
      </div>
    </li>
  );
}

function List(props) {
  const [people, change] = createStore(props.ids.map(person));
  const place = (id) => people.findIndex((one) => one.id === id);
  const does = {
    join: (id) => change(people.length, person(id)),
    leave: (id) => change(produce((all) => void all.splice(all.findIndex((one) => one.id === id), 1))),
    update: (id) => change(place(id), "here", (here) => !here),
  };
  const hear = ({ type, detail }) => does[type](detail);
  for (const type in does) props.room.addEventListener(type, hear);
  onCleanup(() => Object.keys(does).forEach((type) => props.room.removeEventListener(type, hear)));
  return (
    <section class="tg-roster" aria-labelledby="tg-roster">
      <h3 id="tg-roster">{TITLE(people.length)}</h3>
      <ul class="tg-people" role="list">
        <For each={people}>{(who) => <Row who={who} />}</For>
      </ul>
    </section>
  );
}

export function mount(target, room, ids) {
  return render(() => <List room={room} ids={ids} />, target);
}
