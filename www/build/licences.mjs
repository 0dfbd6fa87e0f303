// The licences of what stands in a bundle, as their texts ask: each part is named, and each text stands once.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import parse from "spdx-expression-parse";

/** Licences that may be chosen, the shortest to fulfil first, with words that only their text has. */
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
 * The licences under which a part is used: of those it offers to choose from, the one that stands first above.
 * @param {string} expression In SPDX form.
 * @returns {string[]}
 * @throws Where it is no such expression, or asks for a licence that is not above.
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
 * The notices of a bundle: which parts stand in it, and the text of each licence under which they do.
 * @param {{ title: string, parts: import("./parts.mjs").Part[], apache: string }} options `apache`: the text of the
 *   Apache licence, which names no holder and so is the same for all.
 * @returns {string}
 */
export function notices({ title, parts, apache }) {
  /** @type {Map<string, { id: string, text: string, users: string[] }>} */
  const groups = new Map();
  const rows = parts.map((part) => {
    const ids = told(part, () => chosen(part.licence));
    for (const id of ids) {
      const text = id === "Apache-2.0" ? apache : told(part, () => ownText(part, id));
      // The same text is often broken into other lines.
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

function told(part, work) {
  try {
    return work();
  } catch (error) {
    throw new Error(`${part.name} ${part.version}: ${error.message}`);
  }
}

/** The text of one licence, as the part itself has it. */
function ownText({ folder }, id) {
  const [text] = filesOf(folder, /licen[cs]e|copying/i).filter((one) => texts[id].test(one.replace(/\s+/g, " ")));
  if (text === undefined) throw new Error(`it brings no text of its licence ${id}`);
  return text;
}

/** The texts at the top of a folder whose names fit, in the order of their names. */
function filesOf(folder, name) {
  if (folder === null || !existsSync(folder)) return [];
  const paths = readdirSync(folder).filter((one) => name.test(one)).sort().map((one) => join(folder, one));
  return paths.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path, "utf8"));
}
