/** The name of the event by which the script in the page's world hands its port over. No code of the page has run then. */
export const HAND_OVER = "trygtrom:hand-over";
