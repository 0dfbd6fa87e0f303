// The React page as it starts: its first screen is in the script, as a team's JSX would be, and so are the style sheets, as
// they are in the panel's.
import { css, screens } from "#screens";
import { draw } from "./react_page.jsx";
import { dress } from "./stage.js";
import { People } from "./words.js";

const root = dress(document.getElementById("panel"), css);
const { stood } = draw(root, document.getElementById("room"), new People([], false), { screens: [screens.first], shapes: screens.shapes });
await stood;
dispatchEvent(new Event("trygtrom-ready"));
