// Takes the screenshot for the extension's guide: `node tests/browser/extension_picture.mjs`, manually after a screen has
// changed. The driver sees page and side panel as two pages, so they are placed side by side here.
import { join } from "node:path";
import { PORTAL, WHEREBY, pressButton, hasState, startSites, startWithExtension } from "./extension.mjs";
import { root, startChromium } from "./harness.mjs";
import { frame } from "../whereby/observed.mjs";
import { SignalRoom } from "../whereby/room.mjs";
import { until } from "./panel.mjs";

const PAGE = { width: 800, height: 900 };
const PANEL = { width: 360 };

const room = `<p class="stage">Videorom</p><link rel="stylesheet" href="/look.css"><script src="/room.js"></script>`;
const sites = await startSites({
  "portal.example.no/": `<link rel="stylesheet" href="/look.css"><h1>Fjordsykehuset</h1><p>Oppdiktet portal</p><iframe src="${WHEREBY}/rom?embed"></iframe>`,
  "portal.example.no/look.css": { type: "text/css", body: "body{font:16px system-ui;margin:24px}h1{font-size:22px}iframe{border:0;width:100%;height:400px}" },
  "fjord.whereby.com/rom": room,
  "fjord.whereby.com/look.css": { type: "text/css", body: "body{margin:0}.stage{background:#1c2b3a;color:#fff;display:grid;place-items:center;height:400px;margin:0;font:24px system-ui;border-radius:12px}" },
  // A page that receives a room's messages from a fake socket.
  "fjord.whereby.com/room.js": { type: "text/javascript", body: `window.socket = new WebSocket("wss://fjord.whereby.com/protocol/socket.io/v4/"); window.say = (text) => window.socket.dispatchEvent(new MessageEvent("message", { data: text }));` },
});
const started = await startWithExtension(sites);
const page = await started.context.newPage();
await page.setViewportSize(PAGE);
await page.goto(`${PORTAL}/`);
const inside = await (await page.waitForSelector("iframe")).contentFrame();
await inside.waitForFunction(() => window.say);
const played = new SignalRoom({ locked: true });
const frames = [];
played.handle(played.id(), (event, payload) => frames.push(frame(event, payload)), "join_room", { displayName: "Prøve Behandler", roomKey: played.roomKey });
played.addClient({ displayName: "Prøve Pasient" });
for (const text of frames) await inside.evaluate((data) => window.say(data), text);
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
