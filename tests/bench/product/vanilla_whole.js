// The panel's screen by hand, with everybody in the list however many they are.
import { mount as plain } from "./vanilla_page.js";

export const mount = (people) => plain(people, { whole: true });
