// A plugin and its widget, once with the real package and once with our own code: see `plugin_script.mjs`. What each says
// of the room is gathered from what it hands on; nothing is worked out that the hearer of it would not have to.
import { newId } from "../../www/join-plugin/new_id.js";
import { Channel, NotTaken, PLUGIN_ID } from "../../www/join-plugin/channel.js";
import { PluginSource } from "../../www/join-plugin/source.js";
import { addToToolbar } from "../../www/join-plugin/toolbar.js";
import { Fold } from "./fold.mjs";
import { loadPluginApi } from "./plugin_vendor.mjs";

/**
 * @typedef {object} Driver
 * @property {string} name
 * @property {(frame: any) => Promise<string>} plugin Begins the plugin's page: "in", or "not taken".
 * @property {(frame: any) => Promise<string>} widget Begins the widget's page.
 * @property {() => { rows: any[], locked: boolean | null, me: string | null, ended: string | null, written: number, presenter: string | null }} state
 * @property {(name: string, uuid?: string) => Promise<boolean>} run Whether it was done.
 */

export const WIDGET = "https://files.example.no/join-plugin/widget.html";
const BUTTON = { position: "toolbar", icon: "IconOpenInNew", tooltip: "Sjekkliste for konsultasjonen", roles: ["chair"] };

/** @returns {Driver} */
export function vendorDriver() {
  const book = { rows: new Map(), locked: null, me: null, ended: null, written: 0 };
  let widget;
  const set = ({ rawData }) => book.rows.set(rawData.uuid, rawData);
  return {
    name: "@pexip/plugin-api",
    async plugin({ inner }) {
      const { registerPlugin } = await loadPluginApi(inner);
      const plugin = await registerPlugin({ id: PLUGIN_ID, version: 1 }).catch(() => null);
      if (plugin === null) return "not taken";
      const panel = await plugin.ui.addWidget({ type: "sidePanel", src: WIDGET, title: "Trygtrom" });
      const button = await plugin.ui.addButton(BUTTON);
      button.onClick.add(() => void panel.toggle());
      plugin.events.languageSelect.add((language) => void button.update({ ...BUTTON, tooltip: language.startsWith("en") ? "Checklist for the consultation" : BUTTON.tooltip }));
      return "in";
    },
    async widget({ inner }) {
      const { registerWidget } = await loadPluginApi(inner);
      widget = await registerWidget({ parentPluginId: PLUGIN_ID }).catch(() => null);
      if (widget === null) return "not taken";
      const { events } = widget;
      events.me.add(({ participant }) => (book.me = participant.uuid));
      events.conferenceStatus.add(({ status }) => (book.locked = status.locked));
      events.participants.add(({ participants }) => {
        book.rows.clear();
        participants.forEach(set);
      });
      // The package hands on both ways; one is enough.
      events.participantsActivities.add((activities) => {
        for (const { activity } of activities) {
          if (activity.type === 1) book.rows.delete(activity.participant.uuid);
          else if (activity.type === 0 || book.rows.has(activity.participant.uuid)) set(activity.participant);
        }
      });
      events.message.add(() => (book.written += 1));
      events.disconnected.add(({ error }) => (book.ended = error));
      return "in";
    },
    state: () => {
      const rows = [...book.rows.values()];
      return { ...book, rows, presenter: rows.find((row) => row.is_presenting === "YES")?.uuid ?? null };
    },
    async run(name, participantUuid) {
      const { conference } = widget;
      const reply = await {
        lock: () => conference.lock({ lock: true }),
        unlock: () => conference.lock({ lock: false }),
        admit: () => conference.admit({ participantUuid }),
        remove: () => conference.disconnect({ participantUuid }),
        "end-for-all": () => conference.disconnectAll({}),
      }[name]();
      return reply?.status === 200 && reply.data.result !== false;
    },
  };
}

/** @param {{ now?: () => number, setTimeout?: typeof setTimeout }} [how] @returns {Driver & { fold: Fold, source: any, channel: any, subscribe: () => void, stop: AbortController }} */
export function ownDriver({ now = () => 0, setTimeout: wait = setTimeout } = {}) {
  const timer = (callback, ms) => {
    const id = wait(callback, ms);
    // A test does not wait for it.
    id?.unref?.();
    return id;
  };
  const driver = {
    name: "own",
    fold: new Fold(),
    source: null,
    channel: null,
    stop: new AbortController(),
    plugin: ({ inner }) =>
      addToToolbar({ window: inner, newId }, { widget: WIDGET, language: "nb" }).then(
        () => "in",
        (error) => (error instanceof NotTaken ? "not taken" : Promise.reject(error)),
      ),
    async widget({ inner }) {
      driver.channel = new Channel(`${PLUGIN_ID}:widget`, { window: inner, newId });
      driver.source = new PluginSource(driver.channel, { now, setTimeout: timer });
      try {
        await driver.channel.register("syn:widget", { parentPluginId: PLUGIN_ID });
      } catch {
        return "not taken";
      }
      driver.subscribe();
      return "in";
    },
    subscribe: () => driver.source.subscribe(driver.fold.hear, driver.stop.signal),
    state: () => {
      const { fold } = driver;
      const shown = fold.told.findLast(([, type]) => type.startsWith("presentation_"));
      return {
        rows: [...fold.rows.values()],
        locked: fold.status?.locked ?? null,
        me: fold.me,
        ended: fold.last("disconnect")?.reason ?? null,
        written: fold.all("message_received").length,
        presenter: shown?.[2].presenter_uuid ?? null,
      };
    },
    run: async (name, uuid) => (await driver.source.run(name, uuid)).done,
  };
  return driver;
}
