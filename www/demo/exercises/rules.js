/** Where each requirement is found, and what it asks for, as the procedure files say. */
import combined from "../../../procedures/combined.json";
import checklist from "../../../procedures/checklist.json";
import d45111 from "../../../procedures/so-d45111.json";

/** @typedef {{ place: string, moment: string, strength: string, kind: string, short?: Record<string, string> }} Rule */

/** @type {ReadonlyMap<string, Rule>} By id. */
export const RULES = new Map([d45111, checklist, combined].flatMap(({ rules = [] }) => rules.map((rule) => [rule.id, rule])));
