// What the extension measures: two real peer connections in the observed page, whose picture is made to stand still and whose sound
// is made to have gaps. The panel must say so, and no more than the browser told.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SignalRoom } from "../whereby/room.mjs";
import { answerApi, listen } from "../whereby/server.mjs";
import { CORE, WHEREBY, bundlePage, hasState, openWindow, pressButton, startSites, startWithExtension } from "./extension.mjs";
import { axe } from "./harness.mjs";
import { act, until, words } from "./panel.mjs";

/** Time for several readings, in ms. */
const READINGS = 60_000;

/** A connection from this page to itself, with a moving picture and a tone. `drops`: which encoded frames are dropped. */
const MEDIA = `
  import { roundTripOf, trackOf } from "./www/quality/read.js";
  const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 240 });
  const pen = canvas.getContext("2d");
  let turn = 0;
  setInterval(() => {
    turn += 1;
    pen.fillStyle = "hsl(" + turn * 7 + ", 80%, 50%)";
    pen.fillRect(0, 0, 320, 240);
    pen.fillStyle = "black";
    pen.fillRect((turn * 5) % 300, 60, 20, 120);
  }, 40);
  window.drops = { video: false, audio: false };
  const transform = (one, dropped) => {
    const { readable, writable } = one.createEncodedStreams();
    void readable.pipeThrough(new TransformStream({ transform: (frame, sink) => void (dropped() || sink.enqueue(frame)) })).pipeTo(writable).catch(() => {});
  };
  window.connect = async () => {
    window.sends?.close();
    window.receives?.close();
    const context = (window.tone ??= new AudioContext());
    const tone = context.createOscillator();
    const out = context.createMediaStreamDestination();
    tone.connect(out);
    tone.start();
    const [sends, receives] = [new RTCPeerConnection({ encodedInsertableStreams: true }), new RTCPeerConnection({ encodedInsertableStreams: true })];
    Object.assign(window, { sends, receives });
    sends.onicecandidate = ({ candidate }) => candidate && receives.addIceCandidate(candidate);
    receives.onicecandidate = ({ candidate }) => candidate && sends.addIceCandidate(candidate);
    receives.ontrack = ({ track, receiver }) => {
      // The frames arrive and are not decoded.
      transform(receiver, () => track.kind === "video" && window.drops.video);
      const element = Object.assign(document.createElement(track.kind), { srcObject: new MediaStream([track]), autoplay: true, muted: true });
      document.body.append(element);
    };
    let nth = 0;
    for (const track of [...canvas.captureStream(25).getTracks(), ...out.stream.getTracks()]) {
      const sender = sends.addTrack(track);
      // Gaps, and no silence: of five frames one is missing.
      transform(sender, () => track.kind === "audio" && window.drops.audio && (nth += 1) % 5 === 0);
    }
    await sends.setLocalDescription();
    await receives.setRemoteDescription(sends.localDescription);
    await receives.setLocalDescription();
    await sends.setRemoteDescription(receives.localDescription);
  };
  window.decoded = async () => [...(await window.receives.getStats()).values()].find(({ type, kind }) => type === "inbound-rtp" && kind === "video")?.framesDecoded ?? 0;
  /** The mean time that a reading takes of this thread, in ms. */
  window.cost = async (times) => {
    let spent = 0;
    for (let time = 0; time < times; time += 1) {
      for (const connection of [window.sends, window.receives]) {
        let from = performance.now();
        const asked = connection.getStats();
        spent += performance.now() - from;
        const report = await asked;
        from = performance.now();
        report.forEach((stat) => [trackOf(stat), roundTripOf(stat)]);
        spent += performance.now() - from;
      }
    }
    return spent / times;
  };
`;

let sites;
let started;
let room;
let page;
let panel;
let close;
/** What the page or the panel has complained of. */
const faults = [];

before(async () => {
  const script = async (source) => ({ type: "text/javascript", body: await bundlePage(source) });
  sites = await startSites(
    {
      "fjord.whereby.com/rom": `<script src="/client.js"></script><script src="/media.js"></script>`,
      "fjord.whereby.com/client.js": await script(CORE),
      "fjord.whereby.com/media.js": await script(MEDIA),
    },
    answerApi,
  );
  room = new SignalRoom();
  listen(sites.server, room);
  started = await startWithExtension(sites);
  page = await openWindow(started, `${WHEREBY}/rom`);
  await page.evaluate((key) => window.call(key), room.roomKey);
  // With the permission the connections get addresses of this machine.
  await page.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }).then((stream) => stream.getTracks().forEach((track) => track.stop())));
  room.addClient({ displayName: "Prøve Pasient" });
  ({ panel, close } = await pressButton(started, page));
  for (const one of [page, panel]) {
    one.on("pageerror", ({ message }) => faults.push(message));
    // The vendor's client also tells its own statistics server, which is not simulated.
    one.on("console", (said) => said.type() === "error" && !said.text().includes("wss://rtcstats.srv.whereby.com/") && faults.push(said.text()));
  }
  await hasState(panel, "listening");
  await until(panel, { platform: "whereby", "participants.present": 1 });
  await page.evaluate(() => window.connect());
  await page.waitForFunction(async () => (await window.decoded()) > 25);
});
after(async () => {
  await close?.();
  await started?.close();
  await sites?.close();
});

/** Waits until the panel says this. */
async function says(pattern) {
  await panel.waitForFunction((source) => new RegExp(source).test(document.querySelector("trygtrom-panel").shadowRoot.textContent), pattern.source, { timeout: READINGS });
  return words(panel);
}
const drops = (kind, on) => page.evaluate(([name, now]) => void (window.drops[name] = now), [kind, on]);
const FROZEN = /The picture was frozen for (\d+) of the last (\d+) seconds/;
const SOUND = /Sound was missing and was filled in for (\d+) % of the last (\d+) seconds/;

test("a picture that stands still asks for a judgement, which alone decides", async (t) => {
  t.diagnostic(`${(await page.evaluate(() => window.cost(100))).toFixed(3)} ms for a reading`);
  assert.doesNotMatch(await words(panel), /Is the quality good enough/);
  await drops("video", true);
  const said = await says(FROZEN);
  assert.match(said, /Is the quality good enough/);
  const [, frozen, over] = said.match(FROZEN).map(Number);
  assert.ok(frozen >= 10 && frozen <= over && over <= 60, said);
  await axe(panel, { include: "trygtrom-panel" });
  await drops("video", false);
  await act(panel, "judge:good-enough:go-on");
  const report = await panel.evaluate(() => document.querySelector("trygtrom-panel").report());
  assert.equal(report.requirements.find(({ id }) => id === "B-O4").status, "not-applicable");
  const log = await panel.evaluate(() => document.querySelector("trygtrom-panel").sessionLog());
  assert.deepEqual(log.faults, []);
});

test("a connection that is replaced is counted anew", async () => {
  await act(panel, "open-assessment");
  await says(/of the last [2-6]\d seconds/);
  await page.evaluate(() => window.connect());
  const [, frozen, over] = (await says(/The picture was frozen for \d+ of the last \d seconds/)).match(FROZEN).map(Number);
  assert.ok(over < 10 && frozen <= 1, `${frozen} of ${over}`);
});

test("gaps in the sound are told as a share", async () => {
  await drops("audio", true);
  const [, percent] = (await says(/filled in for ([5-9]|[1-9]\d) %/)).match(SOUND).map(Number);
  assert.ok(percent >= 5 && percent < 60, String(percent));
  await drops("audio", false);
});

test("reading costs less than a thousandth of the thread", async () => {
  const cost = await page.evaluate(() => window.cost(200));
  assert.ok(cost < 5, `${cost} ms of each 5 s`);
});

test("neither the page nor the panel has complained", () => {
  assert.deepEqual(faults, []);
});
