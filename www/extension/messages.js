/** Messages between the parts of the extension. */

/** A panel asks the relays of a tab to announce themselves. */
export const DISCOVER = "trygtrom:who-is-there";
/** A relay announces itself. */
export const PRESENT = "trygtrom:here";
/** The name of the port between a panel and a relay. */
export const RELAY_PORT = "trygtrom:line";
