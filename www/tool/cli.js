#!/usr/bin/env node
// `npx trygtrom`: reads files, calls the module, prints. What it says of a procedure is said by the module.
//
// Exit codes: 0 all is in order; 1 a file has problems, cannot be read or written, or two differ; 2 the command is used wrongly.
import { readFileSync, readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import * as tool from "#glue";
import { FileFault, readCapped, writeFiles } from "./files.js";
import { USAGE, usageOf } from "./usage.js";

/** A command that is used wrongly. */
class WrongUse extends Error {}

const beside = (name) => new URL(name, import.meta.url);

const LANGUAGES = ["nb", "en"];
const LANGUAGE = { type: "string", short: "l" };

/** Each command with its options, the number of files it takes, and what it does with them. It returns its answer. */
const COMMANDS = {
  check: {
    options: { json: { type: "boolean" } },
    files: 1,
    run: ([file], { json = false }) => ask(() => tool.check(file, readCapped(file, tool.mostBytes()), json)),
  },
  paper: {
    options: { out: { type: "string" }, language: LANGUAGE },
    files: 1,
    run: ([file], { out, language = "nb" }) => {
      const bytes = readCapped(file, tool.mostBytes());
      const page = (tag, alone) => ask(() => tool.paper(file, bytes, tag, alone));
      if (out === undefined) return page(language, true);
      const pages = LANGUAGES.map((tag) => ({ tag, ...page(tag, false) }));
      const faulty = pages.find(({ isProblem }) => isProblem);
      if (faulty) return faulty;
      const stem = tool.fileStem(bytes);
      const files = pages.map(({ tag, text }) => [`${stem}.${tag}.html`, text]);
      for (const name of ["paper.css", "icon.svg"]) files.push([name, readFileSync(beside(`../paper/${name}`))]);
      return { text: writeFiles(out, files), code: 0 };
    },
  },
  questionnaire: {
    options: { out: { type: "string" } },
    files: 1,
    run: ([file], { out }) => {
      const bytes = readCapped(file, tool.mostBytes());
      const form = ask(() => tool.questionnaire(file, bytes));
      if (form.isProblem || out === undefined) return form;
      const systems = Object.entries(JSON.parse(ask(() => tool.codeSystems(file, bytes)).text));
      const files = systems.map(([list, system]) => [`CodeSystem-${list}.json`, `${JSON.stringify(system, null, 2)}\n`]);
      return { text: writeFiles(out, [[`Questionnaire-${tool.fileStem(bytes)}.json`, form.text], ...files]), code: 0 };
    },
  },
  diff: {
    options: { language: LANGUAGE, json: { type: "boolean" } },
    files: 2,
    run: ([old, now], { language = "nb", json = false }) => {
      const [before, after] = [old, now].map((file) => readCapped(file, tool.mostBytes()));
      return ask(() => tool.diff(old, before, now, after, language, json));
    },
  },
  replay: {
    options: { language: LANGUAGE, json: { type: "boolean" } },
    files: 2,
    run: ([file, history], { language = "nb", json = false }) => {
      const most = tool.mostBytes();
      const bytes = readCapped(file, most);
      const standard = standardHistories();
      const inputs = readCapped(standard.get(history) ?? history, most, `There are these histories: ${[...standard.keys()].join(", ")}.`);
      return ask(() => tool.replay(file, bytes, history, inputs, language, json));
    },
  },
  schema: {
    options: {},
    files: 0,
    run: () => ({ text: readFileSync(beside("../procedure.schema.json"), "utf8"), code: 0 }),
  },
};

/** The files of the histories that the package has, by name. */
function standardHistories() {
  const files = readdirSync(beside("../histories/")).sort();
  return new Map(files.map((name) => [name.replace(".jsonl", ""), beside(`../histories/${name}`)]));
}

/** Takes the answer out of the module's memory. */
function ask(question) {
  const answer = question();
  const { text, code, is_problem: isProblem } = answer;
  answer.free();
  return { text, code, isProblem };
}

/** @param {string[]} given The words after the name of the tool. @returns {number} The exit code. */
function main([name, ...given]) {
  if (name === undefined) throw new WrongUse("Name a command.");
  if (name === "--help" || name === "-h" || name === "help") return print(USAGE);
  if (name === "--version") return print(`${TRYGTROM_VERSION}\n`);
  if (!Object.hasOwn(COMMANDS, name)) throw new WrongUse(`There is no command of this name. The commands are: ${Object.keys(COMMANDS).join(", ")}.`);
  const command = COMMANDS[name];
  const { values, positionals } = read(given, { ...command.options, help: { type: "boolean", short: "h" } });
  if (values.help) return print(usageOf(name));
  if (positionals.length !== command.files) throw new WrongUse(`${usageOf(name)}`);
  if (values.language !== undefined && !LANGUAGES.includes(values.language)) throw new WrongUse(`--language is one of: ${LANGUAGES.join(", ")}.`);
  tool.initSync({ module: readFileSync(beside("trygtrom_tool.wasm")) });
  const { text, code, isProblem } = command.run(positionals, values);
  (isProblem ? process.stderr : process.stdout).write(text);
  return code;
}

/** Reads options and files. What is wrong with them is told in the words of Node. */
function read(given, options) {
  try {
    return parseArgs({ args: given, options, allowPositionals: true });
  } catch (error) {
    throw new WrongUse(error.message);
  }
}

function print(text) {
  process.stdout.write(text);
  return 0;
}

// Whoever reads the output may have seen enough.
process.stdout.on("error", () => {});

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  const wrongUse = error instanceof WrongUse;
  process.exitCode = wrongUse ? 2 : 1;
  if (wrongUse) process.stderr.write(`trygtrom: ${error.message}\nnpx trygtrom --help tells more.\n`);
  else if (error instanceof FileFault) process.stderr.write(`${error.message}\n`);
  // A panic of the module, or a file of the package that is missing. Its words can hold what a file says.
  else process.stderr.write(`trygtrom: a fault of the tool itself (${error.name}). Please report it with the command that you gave.\n`);
}
