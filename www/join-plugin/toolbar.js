/** Adds the side panel and its toolbar button to the web app. */
import { PLUGIN_ID, Channel } from "./channel.js";
import { languageOf, textsIn } from "./texts.js";
import { own } from "../element/own.js";

/** Version of the plugin's registration; raise it when the calls below change. */
const VERSION = 1;

/** An icon name of the web app; the vendor's published plugins use it. */
const ICON = "IconOpenInNew";

/** @param {any} reply @param {string} part @returns {string} The id of the new part. @throws {Error} */
function idOf(reply, part) {
  if (own(reply, "status") === "ok") return own(reply, "id");
  throw new Error(`The web app refused to create the plugin's ${part}.`);
}

/**
 * @param {import("./channel.js").World} world
 * @param {{ widget: string, language: string }} options `widget`: the address of the panel's page; `language`: used
 *   until the web app sends its language.
 * @throws {Error} If the web app refuses the registration or a part.
 */
export async function addToToolbar(world, { widget, language }) {
  const channel = new Channel(PLUGIN_ID, world);
  /** @type {{ button: string | null, panel: string | null }} */
  const ids = { button: null, panel: null };
  let text = textsIn(language);
  // For hosts only: the panel shows other participants' data.
  const button = () => ({ position: "toolbar", icon: ICON, tooltip: text("tooltip"), roles: ["chair"] });
  channel.listen((event, payload) => {
    if (event === "ui:button:click" && own(payload, "buttonId") === ids.button) void channel.call("ui:widget:toggle", { id: ids.panel });
    else if (event === "event:languageSelect") {
      text = textsIn(languageOf(payload));
      if (ids.button !== null) void channel.call("ui:button:update", { ...button(), targetId: ids.button });
    }
  });
  await channel.register("syn", { id: PLUGIN_ID, version: VERSION });
  ids.panel = idOf(await channel.call("ui:widget:add", { type: "sidePanel", src: widget, title: text("title") }), "side panel");
  ids.button = idOf(await channel.call("ui:button:add", button()), "button");
}
