/**
 * What `journalNote("fhir")` returns, in terms of FHIR R4. The page adds `subject`; the other members are the panel's.
 */

export interface FhirReference {
  reference: string;
}

export interface FhirIdentifier {
  system: string;
  value: string;
}

/** A word of a closed list. The lists are the CodeSystems in the folder `fhir/` of the package. */
export interface FhirCoding {
  system: string;
  code: string;
  display?: string;
}

/** Tags with the hashes of what was followed: `urn:trygtrom:procedure-sha256`, and `urn:trygtrom:build-sha256` if it is known. */
export interface FhirMeta {
  tag: FhirCoding[];
}

/** One value, and the items that belong to it. */
export interface FhirAnswer {
  valueBoolean?: boolean;
  valueInteger?: number;
  valueDateTime?: string;
  valueCoding?: FhirCoding;
  item?: FhirItem[];
}

export interface FhirItem {
  linkId: string;
  text: string;
  /** Absent if nothing is recorded. */
  answer?: FhirAnswer[];
}

export interface FhirEncounter {
  resourceType: "Encounter";
  language: string;
  identifier: FhirIdentifier[];
  status: "planned" | "in-progress" | "finished" | "cancelled";
  class: FhirCoding;
  type: Array<{ coding?: FhirCoding[]; text: string }>;
  /** For the page to set. */
  subject?: FhirReference;
  period?: { start: string; end?: string };
}

export interface FhirQuestionnaireResponse {
  resourceType: "QuestionnaireResponse";
  meta: FhirMeta;
  language: string;
  identifier: FhirIdentifier;
  /** The address and version of the procedure's Questionnaire. */
  questionnaire: string;
  status: "in-progress" | "completed";
  /** For the page to set. */
  subject?: FhirReference;
  /** The entry of the encounter in the same bundle. */
  encounter: FhirReference;
  authored?: string;
  /** For the page to set. */
  author?: FhirReference;
  item: FhirItem[];
}

export interface FhirEntry<Resource> {
  fullUrl: string;
  resource: Resource;
  request: { method: "PUT"; url: string };
}

export interface FhirBundle {
  resourceType: "Bundle";
  type: "transaction";
  timestamp?: string;
  entry: [FhirEntry<FhirEncounter>, FhirEntry<FhirQuestionnaireResponse>];
}
