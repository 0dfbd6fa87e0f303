/** The words between the parts of the extension. */

/** A panel asks every part beside a page whether it is there. */
export const ASK = "trygtrom:who-is-there";
/** A part beside a page is there. */
export const HERE = "trygtrom:here";
/** The name of a panel's connection to the part beside a page. */
export const LINE = "trygtrom:line";
