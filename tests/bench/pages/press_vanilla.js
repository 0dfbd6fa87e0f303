// The consultation replayed by hand against the DOM: one listener, and at each press the changes that were computed before it.
import { focusAt, replayed, stopFold } from "./press_replay.js";
import { build, turn } from "./vanilla_page.js";

export async function mount(people) {
  const { root, screens } = await replayed(people);
  const screen = root.appendChild(build(screens[0].part));
  let shown = 0;
  let steps = null;
  const prepare = () => (steps ??= screens[shown + 1] ? turn(screen, screens[shown].part, screens[shown + 1].part, {}) : []);
  prepare();
  const advance = () => {
    for (const step of prepare()) step();
    steps = null;
    shown += 1;
    focusAt(root, screens[shown].focus);
    // After the paint that the press leads to.
    requestAnimationFrame(() => setTimeout(prepare));
  };
  root.addEventListener("click", (event) => {
    if (!event.target.closest("[data-act]")) return;
    stopFold(event);
    advance();
  });
  return { root, room: advance };
}
