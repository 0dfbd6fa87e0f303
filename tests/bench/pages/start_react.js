// The React page of the start figures: its first screen is in the script, as JSX would be, and so are the style sheets, as in
// the panel's script.
import { css, screens } from "#screens";
import { draw } from "./react_page.jsx";
import { dress } from "./stage.js";
import { People } from "./words.js";

const root = dress(document.getElementById("panel"), css);
const { stood } = draw(root, document.getElementById("room"), new People([]), { screens: [screens.first], shapes: screens.shapes });
await stood;
dispatchEvent(new Event("trygtrom-ready"));
