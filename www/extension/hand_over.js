/** The event that carries the page script's port to the relay, dispatched before any code of the page runs. */
export const HAND_OVER = "trygtrom:hand-over";
