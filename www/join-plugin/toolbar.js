/** What the plugin's own page does, which nobody sees: gives the web app a side panel, and a button that shows it. */
import { PLUGIN_ID, Channel } from "./channel.js";
import { languageOf, wordsIn } from "./words.js";

/** Of the plugin as the web app knows it: changes when what it asks of the web app does. */
const VERSION = 1;

/** One of the web app's own drawings, by a name that the vendor's published plugins use. */
const ICON = "IconOpenInNew";

/** @param {any} reply @param {string} what @returns {string} The id of what was made. @throws {Error} */
function made(reply, what) {
  if (Object(reply).status === "ok") return reply.id;
  throw new Error(`The web app did not make the ${what} of the plugin.`);
}

/**
 * @param {import("./channel.js").World} world
 * @param {{ widget: string, language: string }} given `widget`: the address of the panel's page; `language`: until the
 *   web app has said which.
 * @throws {Error} Where the web app does not take the plugin or its parts.
 */
export async function addToToolbar(world, { widget, language }) {
  const channel = new Channel(PLUGIN_ID, world);
  /** @type {{ button: string | null, panel: string | null }} */
  const ours = { button: null, panel: null };
  let words = wordsIn(language);
  // For hosts alone: what the panel shows of the others is the clinician's to see.
  const button = () => ({ position: "toolbar", icon: ICON, tooltip: words("tooltip"), roles: ["chair"] });
  channel.listen((event, payload) => {
    if (event === "ui:button:click" && Object(payload).buttonId === ours.button) void channel.call("ui:widget:toggle", { id: ours.panel });
    else if (event === "event:languageSelect") {
      words = wordsIn(languageOf(payload));
      if (ours.button !== null) void channel.call("ui:button:update", { ...button(), targetId: ours.button });
    }
  });
  await channel.register("syn", { id: PLUGIN_ID, version: VERSION });
  ours.panel = made(await channel.call("ui:widget:add", { type: "sidePanel", src: widget, title: words("title") }), "side panel");
  ours.button = made(await channel.call("ui:button:add", button()), "button");
}
