// What the command-line tool says of itself.

const EACH = {
  check: `npx trygtrom check FILE [--json]

  Checks a procedure file as the panel does. Prints what it holds, or every
  problem with its place and how to mend it.
`,
  paper: `npx trygtrom paper FILE [--language nb|en] [--out FOLDER]

  Makes the checklist on paper of a procedure file, as HTML. Without --out it
  is printed in one language, with its style inside; with --out the pages of
  both languages are written to the folder, with their style sheet.
`,
  questionnaire: `npx trygtrom questionnaire FILE [--out FOLDER]

  Makes the form of a procedure file as a FHIR R4 Questionnaire, which the
  records of the panel answer. Without --out it is printed; with --out it is
  written to the folder, with the CodeSystems of its words.
`,
  diff: `npx trygtrom diff OLD NEW [--language nb|en] [--json]

  Compares two versions of a procedure, in words for the committee that
  decides on it. Exit code 1: they differ.
`,
  replay: `npx trygtrom replay FILE HISTORY [--language nb|en] [--json]

  Plays a recorded consultation against a procedure file and prints what the
  panel makes of it: each requirement, the alerts, the outcome, what the
  patient owes, and the note. HISTORY is a file, or one of good-day,
  patient-first, intruder, recording, failing-line, no-show, group,
  interpreter and patients-day.
`,
  schema: `npx trygtrom schema

  Prints the JSON Schema of procedure files, for editors.
`,
};

/** What is said of one command. @param {string} name */
export const usageOf = (name) => EACH[name];

export const USAGE = `Trygtrom's tool for hospitals that write their own procedure file.

${Object.values(EACH).join("\n")}
--help after a command tells of that command; --version prints the version.

Exit codes: 0 all is in order; 1 a file has problems or cannot be read or
written, or two versions differ; 2 the command is used wrongly.
`;
