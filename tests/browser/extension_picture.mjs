// Takes the screenshot for the extension's guide: `node tests/browser/extension_picture.mjs`, manually after a screen has
// changed. The driver sees page and side panel as two pages, so they are placed side by side here.
import { join } from "node:path";
import { answerApi, listen } from "../whereby/server.mjs";
import { SignalRoom } from "../whereby/room.mjs";
import { CORE, PORTAL, WHEREBY, bundlePage, hasState, pressButton, startSites, startWithExtension } from "./extension.mjs";
import { root, startChromium } from "./harness.mjs";
import { until } from "./panel.mjs";

const PAGE = { width: 800, height: 900 };
const PANEL = { width: 360 };

const css = (body) => ({ type: "text/css", body });
const sites = await startSites({
  "portal.example.no/": `<link rel="stylesheet" href="/look.css"><h1>Fjordsykehuset</h1><p>Oppdiktet portal</p><iframe src="${WHEREBY}/rom?embed"></iframe>`,
  "portal.example.no/look.css": css("body{font:16px system-ui;margin:24px}h1{font-size:22px}iframe{border:0;width:100%;height:400px}"),
  "fjord.whereby.com/rom": `<p class="stage">Videorom</p><link rel="stylesheet" href="/look.css"><script src="/client.js"></script>`,
  "fjord.whereby.com/look.css": css("body{margin:0}.stage{background:#1c2b3a;color:#fff;display:grid;place-items:center;height:400px;margin:0;font:24px system-ui;border-radius:12px}"),
  "fjord.whereby.com/client.js": { type: "text/javascript", body: await bundlePage(CORE) },
}, answerApi);
const room = new SignalRoom({ locked: true });
listen(sites.server, room);
const started = await startWithExtension(sites);
const page = await started.context.newPage();
await page.setViewportSize(PAGE);
await page.goto(`${PORTAL}/`);
const inside = await (await page.waitForSelector("iframe")).contentFrame();
await inside.waitForFunction(() => window.call);
await inside.evaluate((key) => window.call(key), room.roomKey);
room.addClient({ displayName: "Prøve Pasient" });
const { panel, close } = await pressButton(started, page);
// The test browser is English only, so the panel is given Norwegian as the browser's language.
await panel.addInitScript(() => (chrome.i18n.getUILanguage = () => "nb"));
await panel.reload();
await panel.waitForFunction(() => document.querySelector("trygtrom-panel")?.lang === "nb");
await hasState(panel, "listening");
await until(panel, { "participants.present": 1 });
const beside = await panel.screenshot();
const call = await page.screenshot();
await close();
await started.close();
await sites.close();

const browser = await startChromium();
const both = await browser.newPage({ viewport: { width: PAGE.width + PANEL.width, height: PAGE.height } });
const shown = (bytes) => `data:image/png;base64,${bytes.toString("base64")}`;
await both.evaluate(([one, other]) => {
  document.body.setAttribute("style", "margin:0;display:flex;align-items:start;background:#fff");
  for (const source of [one, other]) document.body.append(Object.assign(new Image(), { src: source }));
  return Promise.all([...document.images].map((image) => image.decode().then(() => image.naturalHeight)));
}, [shown(call), shown(beside)]).then((heights) => both.setViewportSize({ width: PAGE.width + PANEL.width, height: Math.min(...heights) }));
await both.screenshot({ path: join(root, "docs/images/extension.png") });
await browser.close();
