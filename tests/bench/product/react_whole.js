// The panel's screen in React 19, with everybody in the list however many they are.
import { mount as plain } from "./react_page.jsx";

export const mount = (people) => plain(people, { whole: true });
