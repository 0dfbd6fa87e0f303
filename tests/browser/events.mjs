// Reads the element's events, with sample details, and its commands from the vendor's typings.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const typings = fileURLToPath(import.meta.resolve("@whereby.com/browser-sdk/embed")).replace("index.esm.js", "index.d.ts");
const source = ts.createSourceFile(typings, readFileSync(typings, "utf8"), ts.ScriptTarget.Latest, true);

/** Every event: name, the detail's type as written, and samples of every form of the detail. */
export const events = membersOf("WherebyEmbedElementEventMap").map((member) => {
  const [detail] = member.type.typeArguments ?? [];
  return {
    name: member.name.text,
    shape: detail ? detail.getText().replace(/\s+/g, " ") : "none",
    samples: detail ? samples(detail) : [null],
  };
});

/** Every command: name and possible arguments. */
export const commands = membersOf("WherebyEmbedElementCommands").map((member) => {
  const [parameter] = member.type.parameters;
  return {
    name: member.name.text,
    shape: parameter ? parameter.type.getText().replace(/\s+/g, " ") : "none",
    samples: parameter ? samples(parameter.type).map((value) => [value]) : [[]],
  };
});

function membersOf(name) {
  const found = source.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name);
  if (!found) throw new Error(`the typings have no interface ${name}`);
  return [...found.members];
}

/** Sample values of a type: each alternative of a union, and of an object each alternative of every field. */
function samples(type) {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(samples);
  if (ts.isLiteralTypeNode(type)) return [type.literal.kind === ts.SyntaxKind.NullKeyword ? null : type.literal.text];
  if (ts.isTypeLiteralNode(type)) return objects([...type.members]);
  if (ts.isTypeReferenceNode(type)) return referenced(type.typeName.text);
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword:
      return ["any word"];
    case ts.SyntaxKind.NumberKeyword:
      return [0, 1, 1000];
    case ts.SyntaxKind.BooleanKeyword:
      return [true, false];
    default:
      throw new Error(`no sample for the type ${type.getText()}`);
  }
}

function referenced(name) {
  const alias = source.statements.find((node) => ts.isTypeAliasDeclaration(node) && node.name.text === name);
  return alias ? samples(alias.type) : objects(membersOf(name));
}

/** Enough objects to contain every alternative of every field. */
function objects(members) {
  const fields = members.map((member) => [member.name.text, samples(member.type)]);
  const count = Math.max(1, ...fields.map(([, values]) => values.length));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(fields.map(([name, values]) => [name, values[index % values.length]])),
  );
}
