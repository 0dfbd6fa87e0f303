// The list in React 19: a reducer, keys, and rows that are memoised.
import { memo, useLayoutEffect, useReducer } from "react";
import { createRoot } from "react-dom/client";
import { reduce } from "./reducer.js";
import { NAME, PRESS, STATES, TAGS, TITLE, person, toneOf } from "./words.js";

function Icon({ tone }) {
  return (
    <svg className="tg-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {tone === "open" ? (
        <>
          <circle className="tg-line" cx="12" cy="12" r="9" />
          <circle className="tg-fill" cx="12" cy="12" r="3.2" />
        </>
      ) : (
        <path className="tg-line" d="M6 12h12" />
      )}
    </svg>
  );
}

const Row = memo(function Row({ who }) {
  const tone = toneOf(who);
  const nameId = `person-${who.id}`;
  return (
    <li className="tg-person" data-person={who.id} data-tone={tone}>
      <div role="group" aria-labelledby={nameId}>
        <p className="tg-person-line">
          <Icon tone={tone} />
          <span id={nameId} className="tg-name" dir="auto">{NAME}</span>
          <span className="tg-sr">: </span>
          <span className="tg-person-state">{STATES[tone]}</span>
        </p>
        {who.here && (
          <>
            <ul className="tg-tags" role="list">
              {TAGS.map((tag) => <li key={tag} className="ds-tag" data-color="neutral">{tag}</li>)}
            </ul>
            <div className="tg-controls">
              <button className="ds-button" type="button" data-variant="tertiary" data-size="sm">{PRESS}</button>
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
    <section className="tg-roster" aria-labelledby="tg-roster">
      <h3 id="tg-roster">{TITLE(people.length)}</h3>
      <ul className="tg-people" role="list">
        {people.map((who) => <Row key={who.id} who={who} />)}
      </ul>
    </section>
  );
}

export function mount(target, room, ids) {
  const root = createRoot(target);
  root.render(<List room={room} ids={ids} />);
  return () => root.unmount();
}
