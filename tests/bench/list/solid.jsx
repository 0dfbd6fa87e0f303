// The list in Solid: a signal for the list, one for each person in it, a keyed list, and nothing computed but what changes.
import { For, Show, createSignal, onCleanup } from "solid-js";
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
  const tone = () => toneOf({ here: props.who.here() });
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
        <Show when={props.who.here()}>
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
  const make = (id) => {
    const [here, turn] = createSignal(person(id).here);
    return { id, here, turn };
  };
  const [people, change] = createSignal(props.ids.map(make));
  const does = {
    join: (id) => change((all) => [...all, make(id)]),
    leave: (id) => change((all) => all.filter((who) => who.id !== id)),
    update: (id) => people().find((who) => who.id === id).turn((here) => !here),
  };
  const hear = ({ type, detail }) => does[type](detail);
  for (const type in does) props.room.addEventListener(type, hear);
  onCleanup(() => Object.keys(does).forEach((type) => props.room.removeEventListener(type, hear)));
  return (
    <section class="tg-roster" aria-labelledby="tg-roster">
      <h3 id="tg-roster">{TITLE(people().length)}</h3>
      <ul class="tg-people" role="list">
        <For each={people()}>{(who) => <Row who={who} />}</For>
      </ul>
    </section>
  );
}

export function mount(target, room, ids) {
  return render(() => <List room={room} ids={ids} />, target);
}
