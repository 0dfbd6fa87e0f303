// The panel's screen by hand, drawn once in a frame.
import { mount as plain } from "./vanilla_page.js";

export const mount = (people) => plain(people, { frames: true });
