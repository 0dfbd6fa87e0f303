// One module in two parts: what a start of a panel takes, and the rest, which the page fetches when the first screen stands.
//
// Which functions a start takes, and which texts it says, is not written down anywhere: it is seen, by walking through starts
// (walk.mjs) with a module that tells which function runs. Functions of memory and of hash tables stay in the first part besides, since which of
// them a start takes is a matter of addresses and hashes. What the first part calls of the second it calls through the table; as
// long as the second is not there, such a call traps, and nothing else of it can go wrong. `www/element/runtime.js` then
// fetches the second part and begins anew.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import binaryen from "binaryen";
import { functions } from "./imports.mjs";

/** Whose turn it is hangs on addresses and hashes. */
const BY_CHANCE = /^<?dlmalloc\b|^alloc\b.*\braw_vec\b|^hashbrown\b.*\{\{closure\}\}/;
/** Where the second part takes things from. */
const FIRST = "first";
/** What is exported for it. No name that the compiler or the glue exports has this sign. */
const exported = { table: (name) => `:t${name}`, global: (name) => `:g${name}`, memory: "memory" };

/**
 * @param {{ glue: string, wasm: string, texts: string }} built The module with the names of its functions, its glue and the
 *   folder of its texts.
 * @returns {{ first: Uint8Array, rest: Uint8Array, complete: string, said: number[] }} Both parts, not yet made smaller; how
 *   the glue, which calls the exports of the first `wasm`, adds the rest to it; and the places of the texts that first screens say.
 */
export function splitModule({ glue, wasm, texts }) {
  const whole = readFileSync(wasm);
  const { taken, said } = walk({ glue, whole, texts });
  const started = new Set(taken);
  const module = binaryen.readBinary(whole);
  const names = ownFunctions(module);
  const chance = calledFrom(module, names.filter((name) => BY_CHANCE.test(name)));
  const late = new Set(names.filter((name, number) => !started.has(number) && !chance.has(name)));
  module.dispose();
  const slots = slotsOf(whole, late);
  const wanted = [];
  const rest = latePart(whole, late, slots, wanted);
  return { first: firstPart(whole, late, slots, wanted), rest, complete: completion(slots.table), said };
}

/**
 * The functions that the rest takes from the first part stand at the end of its table: it imports them by their places there,
 * which takes fewer bytes than a name for each among the exports.
 */
const completion = (tableName) => `export function complete(rest) {
  const { [${JSON.stringify(exported.table(tableName))}]: table } = wasm;
  const imports = WebAssembly.Module.imports(rest).map(({ kind, name }) => [name, kind === "function" ? table.get(Number(name)) : wasm[name]]);
  new WebAssembly.Instance(rest, { ${FIRST}: Object.fromEntries(imports) });
}
`;

/** What a start takes: the numbers of functions, and those of texts. */
function walk({ glue, whole, texts }) {
  const folder = mkdtempSync(join(tmpdir(), "walk-"));
  try {
    const module = binaryen.readBinary(whole);
    const own = ownFunctions(module);
    module.addFunctionImport("walk", "walk", "at", binaryen.i32, binaryen.none);
    own.forEach((name, number) => {
      const told = module.call("walk", [module.i32.const(number)], binaryen.none);
      const { body, results } = info(module, name);
      binaryen.Function(module.getFunction(name)).body = module.block(null, [told, body], results);
    });
    const path = join(folder, "walk.wasm");
    writeFileSync(path, module.emitBinary());
    module.dispose();
    const script = fileURLToPath(new URL("walk.mjs", import.meta.url));
    const told = execFileSync(process.execPath, [script, glue, path, texts], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    return JSON.parse(told);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const info = (module, name) => binaryen.getFunctionInfo(module.getFunction(name));
const all = (count, get) => Array.from({ length: count }, (_, index) => get(index));

/** The names of the functions that are not imported, in order. */
const ownFunctions = (module) => functions(module).filter(({ module: from }) => !from).map(({ name }) => name);

/** What both parts have in common besides their memory: the tables, and what changes of the globals. */
function shared(module) {
  const tables = all(module.getNumTables(), (index) => binaryen.getTableInfo(module.getTableByIndex(index)));
  const globals = all(module.getNumGlobals(), (index) => binaryen.getGlobalInfo(module.getGlobalByIndex(index)));
  return { tables: tables.map(({ name }) => name), globals: globals.filter(({ mutable }) => mutable) };
}

/** These functions, and all that they call. */
function calledFrom(module, names) {
  const called = new Set(names);
  for (const name of called) {
    const { module: from, body } = info(module, name);
    // There is no other way to look into a function than its text.
    const calls = from ? [] : binaryen.emitText(body).matchAll(/\(call \$(?:"([^"]*)"|([^\s)]+))/g);
    for (const [, quoted, plain] of calls) called.add(quoted ?? plain);
  }
  return called;
}

/** The one table of functions, and what stands where in it. */
function tableOf(module) {
  const count = module.getNumElementSegments();
  if (count !== 1) throw new Error(`the module fills its table in ${count} goes, and not in one`);
  const segment = binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(0));
  const offset = binaryen.getExpressionInfo(segment.offset).value;
  const { initial } = binaryen.getTableInfo(module.getTable(segment.table));
  return { name: segment.table, segment: segment.name, initial, at: new Map(segment.data.map((name, index) => [offset + index, name])) };
}

/** Where in the table each late function stands that the first part calls or that is in the table already, and its size. */
function slotsOf(whole, late) {
  const module = binaryen.readBinary(whole);
  const table = tableOf(module);
  const slots = new Map();
  for (const [slot, name] of table.at) if (late.has(name) && !slots.has(name)) slots.set(name, slot);
  // Whatever is left when nothing of their own is in them is called from the first part.
  for (const name of late) becomeCall(module, name, table.name, 0);
  fillTable(module, table, (name) => !late.has(name), table.initial);
  module.runPasses(["remove-unused-module-elements"]);
  const left = new Set(ownFunctions(module));
  module.dispose();
  let size = table.initial;
  for (const name of late) if (left.has(name) && !slots.has(name)) slots.set(name, size++);
  return { of: slots, size, table: table.name };
}

/** Makes of a function a call of what stands in a slot of the table. */
function becomeCall(module, name, table, slot) {
  const { params, results } = info(module, name);
  const given = binaryen.expandType(params).map((type, index) => module.local.get(index, type));
  binaryen.Function(module.getFunction(name)).body = module.call_indirect(table, module.i32.const(slot), given, params, results);
}

/** Fills the table anew, with those functions only that belong to this part. */
function fillTable(module, table, belongs, size, more = [], most = size) {
  module.removeElementSegment(table.segment);
  module.removeTable(table.name);
  module.addTable(table.name, size, most);
  const wanted = [...[...table.at].filter(([, name]) => belongs(name)), ...more].sort(([one], [other]) => one - other);
  let run = [];
  wanted.forEach(([slot, name], index) => {
    run.push(name);
    if (wanted[index + 1]?.[0] === slot + 1) return;
    module.addActiveElementSegment(table.name, `from${slot}`, run, module.i32.const(slot + 1 - run.length));
    run = [];
  });
}

/** @param {string[]} wanted Is filled with the functions that it takes from the first part, in the order of their places. */
function latePart(whole, late, slots, wanted) {
  const module = binaryen.readBinary(whole);
  const table = tableOf(module);
  const inTable = new Set(table.at.values());
  const added = [...slots.of].filter(([name]) => !inTable.has(name)).map(([name, slot]) => [slot, name]);
  // How much longer the table is that it takes from the first part is not known yet.
  fillTable(module, table, (name) => late.has(name), slots.size, added, -1);
  while (module.getNumExports() > 0) module.removeExport(binaryen.getExportInfo(module.getExportByIndex(0)).name);
  const take = ({ name, params, results }, place) => {
    module.removeFunction(name);
    module.addFunctionImport(name, FIRST, String(place), params, results);
  };
  functions(module).filter(({ name }) => !late.has(name)).forEach(take);
  const { tables, globals } = shared(module);
  for (const name of tables) module.addTableImport(name, FIRST, exported.table(name));
  for (const { name, type } of globals) module.addGlobalImport(name, FIRST, exported.global(name), type, true);
  const { initial, max } = module.getMemoryInfo();
  module.setMemory(initial, max ?? -1, null, []);
  module.addMemoryImport("0", FIRST, exported.memory);
  module.runPasses(["remove-unused-module-elements"]);
  for (const one of functions(module).filter(({ module: from }) => from)) take(one, slots.size + wanted.push(one.name) - 1);
  return emit(module);
}

function firstPart(whole, late, slots, wanted) {
  const module = binaryen.readBinary(whole);
  const table = tableOf(module);
  for (const name of late) becomeCall(module, name, table.name, slots.of.get(name) ?? 0);
  fillTable(module, table, (name) => !late.has(name), slots.size + wanted.length, wanted.map((name, index) => [slots.size + index, name]));
  const { tables, globals } = shared(module);
  for (const name of tables) module.addTableExport(name, exported.table(name));
  for (const { name } of globals) module.addGlobalExport(name, exported.global(name));
  return emit(module);
}

function emit(module) {
  if (!module.validate()) throw new Error("a part of the module is not valid");
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}
