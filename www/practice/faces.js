/**
 * The invented people of the practice rooms as drawings: a portrait for the video picture, and the photo of an ID card.
 * Everything is drawn here, so no picture is loaded.
 */
import { createSvg } from "./dom.js";

/**
 * @typedef {"liv" | "kari" | "nils" | "anne" | "ola" | "per" | "guest"} FaceName
 * @typedef {{ skin: string, hair: string, cloth: string, wall: string, style: keyof typeof HAIR, beard?: boolean, glasses?: boolean, old?: boolean }} Look
 */

/** Hair as two paths: behind the head, and in front of it. */
const HAIR = {
  bun: ["M160 22a18 18 0 1 1 0 34a18 18 0 1 1 0-34z", "M118 92c0-36 20-50 42-50s42 14 42 50c-10-22-24-30-42-30s-32 8-42 30z"],
  bob: ["M110 132c-8-66 12-94 50-94s58 28 50 94c-6 6-14 8-20 6V84h-60v54c-6 2-14 0-20-6z", "M120 92c2-30 18-44 42-44s38 16 38 42c-16-2-34-8-46-22c-6 14-18 22-34 24z"],
  short: ["", "M118 90c-4-34 16-52 42-52s46 18 42 52c-4-14-8-20-14-24c-18 6-40 6-56 0c-6 4-10 10-14 24z"],
  curls: ["M108 118a20 20 0 0 1-2-36a22 22 0 0 1 16-36a26 26 0 0 1 38-14a26 26 0 0 1 38 14a22 22 0 0 1 16 36a20 20 0 0 1-2 36c-8 8-18 6-22 0V84h-60v34c-4 6-14 8-22 0z", "M120 90c0-14 8-28 20-32c8 6 30 6 40 0c12 4 20 18 20 32c-10-16-24-22-40-22s-30 6-40 22z"],
  bald: ["", "M117 100c-3-12-2-22 2-30c2 8 2 18 1 28zM203 100c3-12 2-22-2-30c-2 8-2 18-1 28z"],
  cap: ["", "M114 84c0-32 20-48 46-48s46 16 46 48c-14-6-28-8-46-8c-18 0-32 2-46 8zM110 84c30-12 84-12 116 4c-6 6-18 6-26 2c-22-8-58-8-90-6z"],
};

/** @type {Readonly<Record<FaceName, Look>>} */
export const FACES = {
  liv: { skin: "#e6b594", hair: "#7d4a2a", cloth: "#dfeaee", wall: "#a9c2c8", style: "bun", glasses: true },
  kari: { skin: "#d29f7c", hair: "#2b1e17", cloth: "#5c7a55", wall: "#e6ddcf", style: "bob" },
  nils: { skin: "#efc6a8", hair: "#c08a3a", cloth: "#41697a", wall: "#dfe4d8", style: "short", glasses: true },
  anne: { skin: "#86563a", hair: "#1a120e", cloth: "#a5563f", wall: "#e9e1d2", style: "curls" },
  ola: { skin: "#ecc3a4", hair: "#a9a49c", cloth: "#7a5a7c", wall: "#e2d8e0", style: "short", beard: true, old: true },
  per: { skin: "#c98f6c", hair: "#3a2a20", cloth: "#39556b", wall: "#d5dde0", style: "bald", beard: true },
  guest: { skin: "#b98f76", hair: "#33424d", cloth: "#3a3f44", wall: "#b5b9bc", style: "cap" },
};

/** The face on a card that belongs to somebody else. @type {Readonly<Record<FaceName, FaceName>>} */
const OTHER = { liv: "anne", kari: "per", nils: "anne", anne: "nils", ola: "kari", per: "kari", guest: "nils" };

/** @type {Readonly<Record<string, FaceName>>} */
const OF_ROLE = { clinician: "liv", patient: "kari", relative: "ola", stranger: "guest" };

/** @param {string} name As shown in the room. @param {string} role @returns {FaceName} The face of an invented person, by first name. */
export function faceOf(name, role) {
  const first = name.split(" ")[0].toLowerCase();
  return Object.hasOwn(FACES, first) ? /** @type {FaceName} */ (first) : (OF_ROLE[role] ?? "guest");
}

/** @param {FaceName} face @param {"own" | "other"} card @returns {FaceName} The face on the photo of the card. */
export const photoOf = (face, card) => (card === "other" ? OTHER[face] : face);

/** @param {Look} look Head and shoulders on 320 x 200. @returns {Array<[string, Record<string, string>]>} */
function bust({ skin, hair, cloth, style, beard, glasses, old }) {
  const [behind, before] = HAIR[style];
  const line = { fill: "none", stroke: "#2a1c15", "stroke-width": "3", "stroke-linecap": "round" };
  const path = (d, more) => /** @type {[string, Record<string, string>]} */ (["path", { d, ...more }]);
  return [
    ...(behind ? [path(behind, { fill: hair })] : []),
    path("M142 126h36v30a18 14 0 0 1-36 0z", { fill: skin }),
    path("M142 134c10 8 26 8 36 0v8c-10 8-26 8-36 0z", { fill: "#000000", opacity: "0.14" }),
    path("M70 200c3-34 28-48 70-54c6 12 34 12 40 0c42 6 67 20 70 54z", { fill: cloth }),
    ["ellipse", { cx: "160", cy: "94", rx: "41", ry: "48", fill: skin }],
    ["circle", { cx: "119", cy: "98", r: "8", fill: skin }],
    ["circle", { cx: "201", cy: "98", r: "8", fill: skin }],
    ...(beard ? [path("M121 104c2 28 16 42 39 42s37-14 39-42c-8 12-20 16-39 16s-31-4-39-16zM146 116c8-6 20-6 28 0v4h-28z", { fill: hair })] : []),
    path(before, { fill: hair }),
    path("M136 82c6-4 12-4 18 0M166 82c6-4 12-4 18 0", { ...line, stroke: style === "cap" ? "#2a1c15" : hair }),
    ["circle", { cx: "145", cy: "94", r: "4.5", fill: "#23170f" }],
    ["circle", { cx: "175", cy: "94", r: "4.5", fill: "#23170f" }],
    path("M160 98c-3 6-5 9-2 12", { ...line, "stroke-width": "2", opacity: "0.55" }),
    path("M148 123c8 6 16 6 24 0", { ...line, stroke: "#8a3f34" }),
    ...(glasses ? [path("M131 94a14 13 0 1 0 28 0a14 13 0 1 0-28 0zM161 94a14 13 0 1 0 28 0a14 13 0 1 0-28 0zM159 92h2M131 92l-11-3M189 92l11-3", { ...line, stroke: "#1f2a33", "stroke-width": "2.5" })] : []),
    ...(old ? [path("M138 70c14-3 30-3 44 0M132 110c-2 4-2 6-1 9M188 110c2 4 2 6 1 9", { ...line, "stroke-width": "1.600", opacity: "0.45" })] : []),
  ];
}

/** @param {SVGSVGElement} svg @param {string} label @returns {SVGSVGElement} The drawing as a picture with a text alternative. */
function labelled(svg, label) {
  svg.removeAttribute("aria-hidden");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}

/** The video picture of a person: head and shoulders before a wall with a window and a shelf. @param {FaceName} face @param {string} label */
export const portrait = (face, label) =>
  labelled(
    createSvg(
      "0 0 320 200",
      "portrait",
      ["rect", { x: "0", y: "0", width: "320", height: "200", fill: FACES[face].wall }],
      ["rect", { x: "22", y: "20", width: "58", height: "92", rx: "6", fill: "#f6fafb", opacity: "0.7" }],
      ["path", { d: "M51 20v92M22 66h58M226 62h72M238 62V38M250 62V30M262 62V42M284 62V46", fill: "none", stroke: "#4b5b64", "stroke-width": "2", opacity: "0.35" }],
      ...bust(FACES[face]),
    ),
    label,
  );

/** The photo on an ID card. @param {FaceName} face @param {string} label */
export const photo = (face, label) =>
  labelled(createSvg("85 26 150 174", "photo", ["rect", { x: "85", y: "26", width: "150", height: "174", fill: "#e9eef1" }], ...bust(FACES[face])), label);
