/** Registers `<trygtrom-practice-room>`. A page that loads this twice keeps the first one. */
import { PracticeRoomElement } from "./element.js";

const TAG = "trygtrom-practice-room";

if (!customElements.get(TAG)) customElements.define(TAG, PracticeRoomElement);

export { PracticeRoomElement };
