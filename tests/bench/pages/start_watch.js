// Measures a start, in the head of each start page: when the first screen is in the DOM, when it is painted and when it answers
// a press. The clock begins when the browser begins to fetch the page's own script.
const tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });

const frame = () => new Promise((done) => requestAnimationFrame(done));
const task = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });

/** The panel's own event, which says that it answers. The page beside it sends the same one. */
const answering = new Promise((done) => addEventListener("trygtrom-ready", () => done(performance.now()), { once: true }));

/** The panel's first screen may be in the DOM before the panel answers. */
async function standing() {
  await customElements.whenDefined("trygtrom-panel");
  const { shadowRoot } = document.querySelector("trygtrom-panel");
  return new Promise((done) => {
    const look = () => shadowRoot.querySelector(".tg") && done(performance.now());
    new MutationObserver(look).observe(shadowRoot, { subtree: true, childList: true });
    look();
  });
}

window.started = (async () => {
  const stood = await Promise.race([standing(), answering]);
  // What a frame drew is painted when the task after it runs.
  await frame();
  await task();
  const painted = performance.now();
  const answers = await answering;
  const script = document.querySelector("script[data-page]").src;
  const [{ startTime }] = performance.getEntriesByName(script, "resource");
  // Long tasks are reported a little later.
  for (let n = 0; n < 3; n += 1) await frame();
  await new Promise((done) => requestIdleCallback(done, { timeout: 1000 }));
  const longest = Math.max(0, ...tasks.filter(({ startTime }) => startTime < painted).map(({ duration }) => duration));
  return { stood: stood - startTime, painted: painted - startTime, answers: answers - startTime, since: startTime, longest };
})();
