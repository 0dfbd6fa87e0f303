/** How an input is handed to a panel of the module. */

/**
 * @param {any} panel @param {import("./kept.js").Entry} entry
 * @param {import("./speech.js").Speech} speech Knows the languages that the module is to have been taught.
 */
export function hand(panel, entry, speech) {
  const { at } = entry;
  if (entry.kind === "seen") panel.seen(at, entry.type, entry.detail);
  else if (entry.kind === "set") {
    if (entry.name === "lang") speech.teachAgain();
    panel.set(at, entry.name, entry.value);
  }
  else if (entry.kind === "connect") panel.connect(at, entry.embed?.deref() ?? null);
  else if (entry.kind === "answered") panel.answered(at, entry.taken);
  else if (entry.kind === "devices") panel.devices(at, entry.told);
  else if (entry.kind === "reset") panel.reset(at);
}
