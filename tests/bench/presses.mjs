// Presses the buttons of a whole consultation, in the panel and in the pages that replay it, with the processor slowed.

/** The pages, in the order of the tables. */
export const pressed = ["press_panel", "press_react", "press_vanilla"];
const replays = pressed.slice(1);

/** What happens in the room, by name, and what the clinician presses, by `data-act`: 25 presses. */
const consultation = [
  "confirm-prepared",
  { room: "join" },
  { room: "come" },
  "mark-introduced:1",
  "confirm-roll-call:0",
  "attest-lock:locked",
  "confirm-privacy",
  "check-identity:patient:document:confirmed",
  "check-identity:clinician:document:confirmed",
  "fold:requirements",
  "fold:requirements",
  // Somebody walks into the clinician's own room: the talk is stopped, and resumed with a new roll call.
  "open-flyout",
  "report-outsider:own-room",
  "outsider-gone",
  "resume",
  "confirm-roll-call:0",
  "attest-lock:locked",
  "fold:later",
  "confirm:own-surroundings",
  "begin-closing",
  "ask:end-for-all",
  "confirm:closed-and-asked",
  "choose-outcome:completed",
  "copy-note",
  "confirm:record-kept",
  "copy-deviations",
  "close",
];

/** How many presses a consultation has. */
export const pressCount = consultation.filter((step) => !step.room).length;

/** The steps until the talk has begun. */
export const untilTalk = consultation.slice(0, consultation.indexOf("check-identity:clinician:document:confirmed") + 1);

/** A laptop's window. */
const viewport = { width: 1280, height: 800 };

/** Opens a page, and shows the first screen of the consultation. */
export async function openPresses(stage, name, people) {
  const page = await stage.openWatch(`press.html?page=${name}`, { viewport });
  await page.context().grantPermissions(["clipboard-write"]);
  await page.evaluate((count) => window.enter(count), people);
  return page;
}

/**
 * Goes through a consultation once.
 * @param {{ steps?: (string | { room: string })[], each?: () => Promise<void>, timed?: boolean }} [options] `each`: called after each
 *   step. `timed`: without it nothing is measured.
 * @returns {Promise<{ act: string, paint: number, frame: number, late: boolean }[]>} What each press took.
 */
export async function goThrough(page, { steps = consultation, each = async () => {}, timed = false } = {}) {
  const taken = [];
  for (const step of steps) {
    if (step.room) {
      await page.evaluate((what) => window.room(what), step.room);
    } else {
      const { x, y } = await page.evaluate((act) => window.aim(act), step);
      await page.mouse.click(x, y, { delay: 30 });
      if (timed) taken.push({ act: step, ...(await page.evaluate(() => window.pressed())) });
      else await page.evaluate(() => window.settled());
    }
    await each();
  }
  return taken;
}

/** Records the panel's screens, and checks that each page that replays them has the same document after every step. */
async function recordScreens(stage, people, css) {
  const page = await openPresses(stage, "press_panel", people);
  const screens = [];
  const wanted = [];
  const record = async () => {
    screens.push(await page.evaluate(() => window.screenData()));
    wanted.push(JSON.stringify(await page.evaluate(() => window.result())));
  };
  await record();
  await goThrough(page, { each: record });
  await page.context().close();
  stage.files.set(`/presses-${people}.json`, JSON.stringify({ css, screens }));
  for (const name of replays) {
    const replay = await openPresses(stage, name, people);
    let n = 0;
    const compare = async () => {
      const is = JSON.stringify(await replay.evaluate(() => window.result()));
      if (is !== wanted[n]) throw new Error(differ(name, n, is, wanted[n]));
      n += 1;
    };
    await compare();
    await goThrough(replay, { each: compare });
    await replay.context().close();
  }
}

function differ(name, step, is, wanted) {
  const at = [...is].findIndex((letter, place) => letter !== wanted[place]);
  const near = (text) => text.slice(Math.max(0, at - 120), at + 120);
  return `${name} has another document than the panel after step ${step}:\n${near(is)}\n${near(wanted)}`;
}

/**
 * @param {number[]} crowds Numbers of people.
 * @param {number} rounds Consultations of 25 presses for each page.
 * @param {string} css The panel's style sheets.
 * @returns {Promise<Record<number, Record<string, { act: string, paint: number, frame: number, late: boolean }[]>>>}
 */
export async function pressRounds(stage, crowds, rounds, css) {
  const all = {};
  for (const people of crowds) {
    await recordScreens(stage, people, css);
    const taken = (all[people] = Object.fromEntries(pressed.map((name) => [name, []])));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of pressed.map((_, n) => pressed[(n + round) % pressed.length])) {
        const page = await openPresses(stage, name, people);
        const cdp = await page.context().newCDPSession(page);
        await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
        taken[name].push(...(await goThrough(page, { timed: true })));
        await page.context().close();
      }
    }
  }
  return all;
}
