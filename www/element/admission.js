/**
 * The panel's own admission to a conference, as a person asks for it: the PIN goes from its field to the source and nowhere
 * else, and the field is cleared at once. In JavaScript so that a PIN never reaches the module, nor any kept input.
 */
import { GUEST } from "./platform/index.js";

/**
 * Listens to the admission card.
 * @param {EventTarget} root Contains the panel.
 * @param {(pin?: string) => void} enter Requests admission; without a PIN, as on the first request.
 * @param {AbortSignal} signal
 */
export function watchAdmission(root, enter, signal) {
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
