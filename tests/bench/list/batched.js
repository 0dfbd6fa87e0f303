// The list written by hand, which gathers what happens in a frame.
import { mount as plain } from "./vanilla.js";

export const mount = (target, room, ids) => plain(target, room, ids, true);
