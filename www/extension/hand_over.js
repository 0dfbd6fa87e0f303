/** The event that carries the page script's port to the relay, dispatched before any code of the page runs. */
export const HAND_OVER = "trygtrom:hand-over";

/** The relay asks the page script to measure the quality, because a panel is open, or to rest. */
export const MEASURE = "measure";
export const REST = "rest";
