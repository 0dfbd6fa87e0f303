/**
 * The panel's own way into a conference, as a person uses it: what is typed goes from the field to the source and nowhere
 * else, and the field is cleared at once. It is no input of the module, so it is neither kept nor told.
 */
import { GUEST } from "./platform/index.js";

/**
 * @param {EventTarget} root What the panel is drawn in.
 * @param {(pin?: string) => void} enter Asks to be let in; without a PIN: as before any was asked for.
 * @param {AbortSignal} signal
 */
export function watchDoor(root, enter, signal) {
  root.addEventListener(
    "submit",
    (event) => {
      const form = /** @type {HTMLFormElement} */ (event.target);
      if (form.dataset.door !== "pin") return;
      event.preventDefault();
      const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
      const pin = field.value.trim();
      field.value = "";
      if (pin !== "") enter(pin);
    },
    { signal },
  );
  root.addEventListener(
    "click",
    (event) => {
      const pressed = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button[data-door]"));
      if (pressed?.dataset.door === "guest") enter(GUEST);
      else if (pressed?.dataset.door === "again") enter();
    },
    { signal },
  );
}
