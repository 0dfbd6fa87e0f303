// A portal in TypeScript: the typings must accept correct use and refuse wrong use.
import { TrygtromPanel, configure, version, type ExpectedParticipant, type FhirBundle, type Report } from "../../www/element/index.js";
import { measureQuality } from "../../www/npm/quality.js";

configure({ wasm: new URL("https://portal.example.no/trygtrom_bg.wasm"), assets: "/trygtrom/" });

const expected: ExpectedParticipant[] = [
  { externalId: "pasient-1", name: "Kari Prøve", role: "patient", identified: { method: "id-porten", level: "high", at: new Date() } },
  { role: "interpreter" },
];

const panel: TrygtromPanel = document.createElement("trygtrom-panel");
panel.platform = "whereby";
panel.htmlFor = "room";
panel.viewer = "clinician";
panel.setting = null;
panel.expected = expected;
panel.appointment = { start: new Date(), minutes: 45, roomType: "auto-lock", smart: { origin: "https://ehr.example.no", handle: "opaque" } };
// @ts-expect-error The origin is required.
panel.appointment = { smart: { handle: "opaque" } };
panel.onboarded = true;
panel.source = {
  subscribe(sink, signal) {
    const timer = setInterval(() => sink(Date.now(), "participant_delete", { uuid: "a" }), 1000);
    signal.addEventListener("abort", () => clearInterval(timer));
  },
  run: async (name, uuid) => console.log(name, uuid),
};
// @ts-expect-error `subscribe` is required.
panel.source = { run() {} };
panel.source = null;

// @ts-expect-error Unknown video system.
panel.platform = "walkie-talkie";
// @ts-expect-error Unknown role.
panel.expected = [{ role: "friend" }];
// @ts-expect-error Counts are in the report, not properties.
panel.participants = 2;

panel.addEventListener("trygtrom-outcome", ({ detail }) => {
  const charge: "as-usual" | "nothing" | "hospital-decides" = detail.charge;
  console.log(charge, detail.outcome === "completed");
  // @ts-expect-error Not an outcome.
  console.log(detail.outcome === "good");
});
document.addEventListener("trygtrom-alert", ({ detail }) => console.log(detail.kind, detail.active));
document.querySelector("trygtrom-panel")?.addEventListener("trygtrom-error", ({ detail }) => console.error(detail.code, detail.message));

await panel.ready;
const report: Report | null = panel.report();
// @ts-expect-error Null before the panel is ready.
console.log(report.phase);
const present: number | null | undefined = report?.participants.present;
const note: string | null = panel.journalNote("text");
const record: FhirBundle | null = panel.journalNote("fhir");
const [encounter, response] = record?.entry ?? [];
if (encounter && response) {
  encounter.resource.subject = response.resource.subject = { reference: "Patient/1" };
  const status: "planned" | "in-progress" | "finished" | "cancelled" = encounter.resource.status;
  const linked: string = response.resource.encounter.reference;
  const word: string | undefined = response.resource.item[0]?.answer?.[0]?.valueCoding?.code;
  const hash: string | undefined = response.resource.meta.tag[0]?.code;
  console.log(status, linked, word, hash);
  // @ts-expect-error The order of the entries is fixed.
  console.log(encounter.resource.questionnaire);
}
const { procedure, earlier, build } = panel.sessionLog()!;
const followed: [string, number | null, string | null] = [procedure.sha256, earlier[0]?.until ?? null, build];
console.log(followed);
// @ts-expect-error Unknown format.
panel.journalNote("pdf");
panel.reset();
console.log(version, present, note, record);

const stop = new AbortController();
measureQuality(() => new Set<RTCPeerConnection>(), (measure) => console.log(measure?.frozen ?? "unknown"), stop.signal);
// @ts-expect-error It is not known in every browser.
measureQuality(() => [], (measure) => measure.frozen.toFixed(), stop.signal);
