/**
 * Keeps the panel's events of one exercise with their times, in memory only. The events hold no names.
 *
 * @typedef {{ at: number, name: string, detail: any }} Traced `at`: ms since the Unix epoch.
 */
const NAMES = ["trygtrom-phasechange", "trygtrom-requirementchange", "trygtrom-alert", "trygtrom-outcome"];

/**
 * @param {EventTarget} panel
 * @param {() => void} changed Called after each event.
 * @param {AbortSignal} signal
 * @returns {Traced[]} Filled as events come.
 */
export function trace(panel, changed, signal) {
  /** @type {Traced[]} */
  const events = [];
  for (const name of NAMES) {
    panel.addEventListener(
      name,
      ({ detail }) => {
        events.push({ at: Date.now(), name, detail });
        changed();
      },
      { signal },
    );
  }
  return events;
}
