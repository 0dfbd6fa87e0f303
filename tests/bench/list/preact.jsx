// The list in Preact: a reducer, keys, and rows that are memoised.
import { render } from "preact";
import { memo } from "preact/compat";
import { useLayoutEffect, useReducer } from "preact/hooks";
import { reduce } from "./reducer.js";
import { NAME, PRESS, STATES, TAGS, TITLE, person, toneOf } from "./words.js";

function Icon({ tone }) {
  return (
    <svg class="tg-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {tone === "open" ? (
        <>
          <circle class="tg-line" cx="12" cy="12" r="9" />
          <circle class="tg-fill" cx="12" cy="12" r="3.2" />
        </>
      ) : (
        <path class="tg-line" d="M6 12h12" />
      )}
    </svg>
  );
}

const Row = memo(function Row({ who }) {
  const tone = toneOf(who);
  const nameId = `person-${who.id}`;
  return (
    <li class="tg-person" data-person={who.id} data-tone={tone}>
      <div role="group" aria-labelledby={nameId}>
        <p class="tg-person-line">
          <Icon tone={tone} />
          <span id={nameId} class="tg-name" dir="auto">{NAME}</span>
          <span class="tg-sr">: </span>
          <span class="tg-person-state">{STATES[tone]}</span>
        </p>
        {who.here && (
          <>
            <ul class="tg-tags" role="list">
              {TAGS.map((tag) => <li key={tag} class="ds-tag" data-color="neutral">{tag}</li>)}
            </ul>
            <div class="tg-controls">
              <button class="ds-button" type="button" data-variant="tertiary" data-size="sm">{PRESS}</button>
            </div>
          </>
        )}
      </div>
    </li>
  );
});

function List({ room, ids }) {
  const [people, tell] = useReducer(reduce, ids, (all) => all.map(person));
  useLayoutEffect(() => {
    const hear = ({ type, detail }) => tell({ type, id: detail });
    const types = ["join", "leave", "update"];
    for (const type of types) room.addEventListener(type, hear);
    return () => types.forEach((type) => room.removeEventListener(type, hear));
  }, [room]);
  return (
    <section class="tg-roster" aria-labelledby="tg-roster">
      <h3 id="tg-roster">{TITLE(people.length)}</h3>
      <ul class="tg-people" role="list">
        {people.map((who) => <Row key={who.id} who={who} />)}
      </ul>
    </section>
  );
}

export function mount(target, room, ids) {
  render(<List room={room} ids={ids} />, target);
  return () => render(null, target);
}
