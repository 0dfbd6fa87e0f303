/**
 * Which inputs can be left out of the log of a room that reports participants as rows: each row is complete and has a key of
 * its own, and from time to time a list reports all rows, between two marks.
 *
 * Of a participant who is there three rows are kept: the first, which is when they came; the one in the last list, without
 * which they would count as gone; and the last. Of participants who left, or are missing from a list, none is kept.
 *
 * @typedef {{ row: string } | { gone: string } | { list: "begins" | "ends" }} RowShape
 */

/**
 * @param {ReadonlyArray<RowShape | null>} shapes One for each input, in order; null if it is no row.
 * @returns {Set<number>} The indices of the inputs that can be left out.
 */
export function supersededRows(shapes) {
  /** @type {Set<number>} */
  const superseded = new Set();
  /** @type {Map<string, number[]>} The indices of the rows of each participant who is there. */
  const there = new Map();
  /** @type {{ begins: number, rows: Set<string> } | null} The list that has begun. */
  let open = null;
  /** @type {{ begins: number, ends: number } | null} The last complete list. */
  let complete = null;
  const leaveOut = (indices) => indices?.forEach((index) => superseded.add(index));

  shapes.forEach((shape, index) => {
    if (shape === null) return;
    if ("row" in shape) {
      open?.rows.add(shape.row);
      const places = there.get(shape.row);
      if (places) places.push(index);
      else there.set(shape.row, [index]);
    } else if ("gone" in shape) {
      open?.rows.delete(shape.gone);
      leaveOut(there.get(shape.gone));
      there.delete(shape.gone);
      superseded.add(index);
    } else if (shape.list === "begins") {
      // A list that was broken off does not count.
      if (open) superseded.add(open.begins);
      open = { begins: index, rows: new Set() };
    } else if (!open) superseded.add(index);
    else {
      for (const [key, places] of there) {
        if (open.rows.has(key)) continue;
        leaveOut(places);
        there.delete(key);
      }
      // An earlier list counts as single rows once its marks are left out.
      if (complete) superseded.add(complete.begins).add(complete.ends);
      complete = { begins: open.begins, ends: index };
      open = null;
    }
  });

  const inList = (place) => (complete !== null && complete.begins < place && place < complete.ends) || (open !== null && open.begins < place);
  for (const places of there.values()) leaveOut(places.slice(1, -1).filter((place) => !inList(place)));
  return superseded;
}
