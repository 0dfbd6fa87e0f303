/** Registers `<trygtrom-practice-room>` and `<trygtrom-practice-conference>`. Loading it twice keeps the first definitions. */
import { PracticeRoomElement } from "./element.js";
import { PracticeConferenceElement } from "./join/element.js";

for (const [tag, element] of [
  ["trygtrom-practice-room", PracticeRoomElement],
  ["trygtrom-practice-conference", PracticeConferenceElement],
]) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

export { PracticeConferenceElement, PracticeRoomElement };
