// The licence notices of a bundle: every part is named, and every licence text is included once.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import parse from "spdx-expression-parse";

/** The permitted licences, in order of preference, with a pattern that only their own text matches. */
const texts = {
  "Apache-2.0": /Apache License Version 2\.0/,
  MIT: /Permission is hereby granted, free of charge, to any person/,
  ISC: /Permission to use, copy, modify, and(?:\/or)? distribute this software/,
  "BSD-2-Clause": /Redistribution and use in source and binary forms/,
  "BSD-3-Clause": /Redistribution and use in source and binary forms[^]*Neither the name/,
  "BSL-1.0": /Boost Software License - Version 1\.0/,
  "Unicode-3.0": /UNICODE LICENSE V3/i,
  Unlicense: /This is free and unencumbered software/,
  Zlib: /This software is provided 'as-is'/,
};
const order = Object.keys(texts);

/**
 * The licences under which a part is used. Of alternatives, the first permitted one is chosen.
 * @param {string} expression An SPDX expression.
 * @returns {string[]}
 * @throws If it is no SPDX expression, or requires a licence that is not permitted.
 */
export function chosen(expression) {
  const best = (node) => {
    if (node.conjunction === "and") return [...best(node.left), ...best(node.right)];
    if (node.conjunction === "or") {
      const sides = [node.left, node.right].map((side) => attempt(() => best(side))).filter((side) => side !== null);
      if (sides.length === 0) throw new Error(`no licence of ${expression} may be used`);
      const rank = (side) => Math.max(...side.map((id) => order.indexOf(id)));
      return sides.sort((a, b) => rank(a) - rank(b))[0];
    }
    if (!order.includes(node.license)) throw new Error(`${node.license} is no licence that may be used`);
    return [node.license];
  };
  return [...new Set(best(parse(expression)))];
}

function attempt(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

/**
 * The notices of a bundle: its parts, and the text of each licence under which they are used.
 * @param {{ title: string, parts: import("./parts.mjs").Part[], apache: string }} options `apache`: the text of the
 *   Apache licence. It names no copyright holder, so one text serves all parts.
 * @returns {string}
 */
export function notices({ title, parts, apache }) {
  /** @type {Map<string, { id: string, text: string, users: string[] }>} */
  const groups = new Map();
  const rows = parts.map((part) => {
    const ids = named(part, () => chosen(part.licence));
    for (const id of ids) {
      const text = id === "Apache-2.0" ? apache : named(part, () => ownText(part, id));
      // The same text often differs only in its line breaks.
      const key = text.replace(/\s+/g, " ").trim();
      const group = groups.get(key) ?? { id, text, users: [] };
      group.users.push(`${part.name} ${part.version}`);
      groups.set(key, group);
    }
    const notice = part.folder === null ? [] : filesOf(part.folder, /^notice/i);
    for (const text of notice) groups.set(text, { id: "NOTICE", text, users: [`${part.name} ${part.version}`] });
    return `${part.name} ${part.version}: ${part.licence}${ids.join(" AND ") === part.licence ? "" : `, used under ${ids.join(" and ")}`}`;
  });
  const blocks = [...groups.values()]
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id) || (a.users[0] < b.users[0] ? -1 : 1))
    .map(({ id, text, users }) => `${"-".repeat(80)}\n${id}: ${users.join(", ")}\n${"-".repeat(80)}\n\n${text.trim()}\n`);
  const head = `${title}\n\nIt holds parts of others, under these licences; the texts stand below.\n\n${rows.join("\n")}\n`;
  return [head, ...blocks].join("\n").replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "");
}

/** Runs `work` and adds the part to the message of an error. */
function named(part, work) {
  try {
    return work();
  } catch (error) {
    throw new Error(`${part.name} ${part.version}: ${error.message}`);
  }
}

/** The text of one licence from the part's own files. */
function ownText({ folder }, id) {
  const [text] = filesOf(folder, /licen[cs]e|copying/i).filter((one) => texts[id].test(one.replace(/\s+/g, " ")));
  if (text === undefined) throw new Error(`it brings no text of its licence ${id}`);
  return text;
}

/** The contents of the files at the top of a folder whose names match, sorted by name. */
function filesOf(folder, name) {
  if (folder === null || !existsSync(folder)) return [];
  const paths = readdirSync(folder).filter((one) => name.test(one)).sort().map((one) => join(folder, one));
  return paths.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path, "utf8"));
}
