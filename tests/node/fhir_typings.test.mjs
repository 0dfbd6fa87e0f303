// The snippet of the hosting guide that stores a record is right by the typings, and a wrong one is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { snippet } from "../browser/guide.mjs";

const path = fileURLToPath(new URL("../types/guide.ts", import.meta.url));

/** What the compiler says of a page with this code. */
function faults(code) {
  const text = `import "../../www/element/index.js";\nconst panel = document.createElement("trygtrom-panel");\nconst patientId: string = "1";\n${code}`;
  const { options } = ts.convertCompilerOptionsFromJson({ target: "es2022", lib: ["es2022", "dom", "dom.iterable"], module: "nodenext", strict: true, exactOptionalPropertyTypes: true, noEmit: true, types: [] }, ".");
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === path || fileExists.call(host, name);
  host.readFile = (name) => (name === path ? text : readFile.call(host, name));
  host.getSourceFile = (name, target, ...more) => (name === path ? ts.createSourceFile(name, text, target) : getSourceFile.call(host, name, target, ...more));
  const declared = fileURLToPath(new URL("../../www/element/index.d.ts", import.meta.url));
  return ts.getPreEmitDiagnostics(ts.createProgram([path, declared], options, host)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

test("the guide's snippet compiles as it stands, and what it must not leave out is told", () => {
  assert.deepEqual(faults(snippet("fhir")), []);
  assert.match(faults(snippet("fhir").replace("if (!record) return;", ""))[0], /possibly 'null'/);
  assert.match(faults(snippet("fhir").replace("resource.subject =", "resource.patient ="))[0], /patient/);
});
