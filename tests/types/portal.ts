// A portal in TypeScript, as an integrator would write it: the typings must take what is right and refuse what is wrong.
import { TrygtromPanel, configure, version, type ExpectedParticipant, type Report } from "../../www/element/index.js";

configure({ wasm: new URL("https://portal.example.no/trygtrom_bg.wasm"), assets: "/trygtrom/" });

const expected: ExpectedParticipant[] = [
  { externalId: "pasient-1", name: "Kari Prøve", role: "patient" },
  { role: "interpreter" },
];

const panel: TrygtromPanel = document.createElement("trygtrom-panel");
panel.platform = "whereby";
panel.htmlFor = "room";
panel.viewer = "clinician";
panel.setting = null;
panel.expected = expected;
panel.appointment = { start: new Date(), minutes: 45, roomType: "auto-lock", smart: { origin: "https://ehr.example.no", handle: "opaque" } };
// @ts-expect-error A channel has an origin.
panel.appointment = { smart: { handle: "opaque" } };
panel.onboarded = true;
panel.source = {
  subscribe(sink, signal) {
    const told = setInterval(() => sink(Date.now(), "participant_delete", { uuid: "a" }), 1000);
    signal.addEventListener("abort", () => clearInterval(told));
  },
  run: async (name, uuid) => console.log(name, uuid),
};
// @ts-expect-error A source can be heard.
panel.source = { run() {} };
panel.source = null;

// @ts-expect-error There is no such video system.
panel.platform = "walkie-talkie";
// @ts-expect-error A role is one of the closed list.
panel.expected = [{ role: "friend" }];
// @ts-expect-error Counts and states come in the report, not as properties.
panel.participants = 2;

panel.addEventListener("trygtrom-outcome", ({ detail }) => {
  const owed: "as-usual" | "nothing" | "hospital-decides" = detail.charge;
  console.log(owed, detail.outcome === "completed");
  // @ts-expect-error "completed" and "good" have no word in common.
  console.log(detail.outcome === "good");
});
document.addEventListener("trygtrom-alert", ({ detail }) => console.log(detail.kind, detail.active));
document.querySelector("trygtrom-panel")?.addEventListener("trygtrom-error", ({ detail }) => console.error(detail.code, detail.message));

await panel.ready;
const report: Report | null = panel.report();
// @ts-expect-error The report is null before the panel is ready.
console.log(report.phase);
const present: number | null | undefined = report?.participants.present;
const note: string | null = panel.journalNote("text");
const record: object | null = panel.journalNote("fhir");
// @ts-expect-error A note is text or FHIR.
panel.journalNote("pdf");
panel.reset();
console.log(version, present, note, record);
