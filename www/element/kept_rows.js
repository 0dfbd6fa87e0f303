/**
 * What need not be kept of a room that tells people as rows: each row is whole, under a key that nobody else has, and from
 * time to time a list tells all rows there are, between two marks.
 *
 * Of who is there are kept the first row, which is when they came; the one in the last list, which without it would say
 * that they are gone; and the last. Of who went, and of who is missing from a list, nothing.
 *
 * @typedef {{ row: string } | { gone: string } | { list: "begins" | "ends" }} RowShape
 */

/**
 * @param {ReadonlyArray<RowShape | null>} shapes One for each entry, in order; null: it is none of these.
 * @returns {Set<number>} The places of those that can be left out.
 */
export function outdoneRows(shapes) {
  /** @type {Set<number>} */
  const outdone = new Set();
  /** @type {Map<string, number[]>} Where those stand who are there. */
  const there = new Map();
  /** @type {{ begins: number, told: Set<string> } | null} The list that is not whole yet. */
  let open = null;
  /** @type {{ begins: number, ends: number } | null} The last that is. */
  let whole = null;
  const leaveOut = (places) => places?.forEach((place) => outdone.add(place));

  shapes.forEach((shape, index) => {
    if (shape === null) return;
    if ("row" in shape) {
      open?.told.add(shape.row);
      const places = there.get(shape.row);
      if (places) places.push(index);
      else there.set(shape.row, [index]);
    } else if ("gone" in shape) {
      open?.told.delete(shape.gone);
      leaveOut(there.get(shape.gone));
      there.delete(shape.gone);
      outdone.add(index);
    } else if (shape.list === "begins") {
      // One that was broken off is none.
      if (open) outdone.add(open.begins);
      open = { begins: index, told: new Set() };
    } else if (!open) outdone.add(index);
    else {
      for (const [key, places] of there) {
        if (open.told.has(key)) continue;
        leaveOut(places);
        there.delete(key);
      }
      // Without its marks an earlier list is so many rows, which it was.
      if (whole) outdone.add(whole.begins).add(whole.ends);
      whole = { begins: open.begins, ends: index };
      open = null;
    }
  });

  const inList = (place) => (whole !== null && whole.begins < place && place < whole.ends) || (open !== null && open.begins < place);
  for (const places of there.values()) leaveOut(places.slice(1, -1).filter((place) => !inList(place)));
  return outdone;
}
