// The app for meetings in Teams: the page in the side panel, which a hospital serves, and the package that its administrator uploads.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleModule, bundleStyle } from "./bundle.mjs";
import { served, writeParts } from "./package.mjs";
import { zipFolder } from "./report.mjs";

/** The app's id in Teams. Installations, permissions and policies depend on it, so it never changes. */
export const APP_ID = "6f2b1c1e-8f0d-4a52-9d53-7c1f4b5e2a90";
/** Where the page is served, unless the build is told. It is nobody's. */
export const NO_ADDRESS = "https://trygtrom.example/teams/";
/** The folder of the package in the folder of the page. */
export const APP = "app";

/** The version of the manifest's schema. */
const SCHEMA = "1.19";

/**
 * @param {string} given Where the folder of the page is served. @returns {URL} With a slash at the end.
 * @throws {Error} If it is no https address of a folder.
 */
export function addressOf(given) {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url?.protocol !== "https:" || url.search !== "" || url.hash !== "" || url.username !== "" || !url.pathname.endsWith("/"))
    throw new Error(`"${given}" is no address for the app in Teams. Write https://, the host and the folder, with a slash at the end, as in ${NO_ADDRESS}`);
  return url;
}

/** @param {string} root @returns {Record<"nb" | "en", Record<string, string>>} The texts of the app, by language. */
const textsOf = (root) => JSON.parse(readFileSync(join(root, "www/teams-app/texts.json"), "utf8"));

/** @param {{ root: string, version: string, address: URL }} built @returns {object} The manifest. */
export function manifest({ root, version, address }) {
  const texts = textsOf(root).nb;
  const at = (path) => new URL(path, address).href;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA,
    // Teams accepts numbers only.
    version: version.replace(/[-+].*/, ""),
    id: APP_ID,
    localizationInfo: { defaultLanguageTag: "nb", additionalLanguages: [{ languageTag: "en", file: "en.json" }] },
    developer: { name: "Trygtrom", websiteUrl: at("about.html"), privacyUrl: at("about.html#privacy"), termsOfUseUrl: at("about.html#terms") },
    name: { short: texts.title, full: texts.name },
    description: { short: texts.about, full: texts["about-more"] },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: "#0B5394",
    // In the side panel only: on the stage everybody in the meeting would see it.
    staticTabs: [{ entityId: "panel", name: "Trygtrom", contentUrl: at("panel.html"), scopes: ["groupChat"], context: ["meetingSidePanel"] }],
    validDomains: [address.host],
    showLoadingIndicator: false,
    defaultInstallScope: "meetings",
    // Only with this Teams tells the state of the live stream. The app starts none.
    meetingExtensionDefinition: { supportsStreaming: true },
    authorization: { permissions: { resourceSpecific: [{ name: "OnlineMeetingIncomingAudio.Detect.Chat", type: "Delegated" }] } },
  };
}

/** @param {string} root @returns {object} The manifest's texts in English. */
export function english(root) {
  const texts = textsOf(root).en;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA}/MicrosoftTeams.Localization.schema.json`,
    "name.short": texts.title,
    "name.full": texts.name,
    "description.short": texts.about,
    "description.full": texts["about-more"],
  };
}

/**
 * Builds the page, and the package beside it.
 * @param {object} options
 * @param {string} options.root @param {string} options.out @param {string} options.version @param {string} options.license
 * @param {{ folder: string, inputs: string[] }} options.element The folder of the built element, and the files that
 *   contribute to its bundle.
 * @param {boolean} options.release @param {URL} options.address
 */
export async function buildTeamsApp({ root, out, element, version, license, release, address }) {
  const source = join(root, "www/teams-app");
  mkdirSync(join(out, APP), { recursive: true });
  for (const name of ["panel.html", "about.html"]) cpSync(join(source, name), join(out, name));
  for (const name of [...served, "procedures"]) cpSync(join(element.folder, name), join(out, name), { recursive: true });
  const inputs = [
    ...element.inputs,
    ...(await bundleModule({
      entry: join(source, "panel.js"),
      out: join(out, "panel.js"),
      release,
      beside: { "#trygtrom": "trygtrom.js" },
      // The vendor's library asks a server of the vendor for hosts, and takes its own list where there is no answer.
      inject: [join(source, "no_requests.js")],
    })),
  ];
  writeFileSync(join(out, "panel.css"), `${await bundleStyle({ entry: join(source, "panel.css"), release, files: inputs })}\n`);
  for (const name of ["color.png", "outline.png"]) cpSync(join(source, "icons", name), join(out, APP, name));
  for (const [name, value] of Object.entries({ "manifest.json": manifest({ root, version, address }), "en.json": english(root) }))
    writeFileSync(join(out, APP, name), `${JSON.stringify(value, null, 2)}\n`);
  cpSync(join(root, "docs/teams.md"), join(out, "README.md"));
  const description = "Trygtrom in the side panel of meetings in Teams";
  writeParts({ root, out, kind: "generic", manifest: { name: "trygtrom-teams-app", version, description, license }, inputs });
}

/** Packs the package in the form that Teams takes. @returns {string} The name of the archive. */
export function packTeamsApp(out, version) {
  const name = `trygtrom-teams-app-${version}.zip`;
  writeFileSync(join(out, name), zipFolder(join(out, "teams-app", APP)));
  return name;
}
