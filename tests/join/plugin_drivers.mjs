// Drives a plugin and its widget through `plugin_script.mjs`, with the vendor's package and with the panel's own code.
import { newId } from "../../www/join-plugin/new_id.js";
import { Channel, RegistrationRefused, PLUGIN_ID } from "../../www/join-plugin/channel.js";
import { PluginSource } from "../../www/join-plugin/source.js";
import { addToToolbar } from "../../www/join-plugin/toolbar.js";
import { Fold } from "./fold.mjs";
import { loadPluginApi } from "./plugin_vendor.mjs";

/**
 * @typedef {object} Driver
 * @property {string} name
 * @property {(frame: any) => Promise<string>} plugin Starts the plugin's page: "in" or "refused".
 * @property {(frame: any) => Promise<string>} widget Starts the widget's page.
 * @property {() => { rows: any[], locked: boolean | null, me: string | null, ended: string | null, written: number, presenter: string | null }} state
 * @property {(name: string, uuid?: string) => Promise<boolean>} run Whether the command was accepted.
 */

export const WIDGET = "https://files.example.no/join-plugin/widget.html";
const BUTTON = { position: "toolbar", icon: "IconOpenInNew", tooltip: "Sjekkliste for konsultasjonen", roles: ["chair"] };

/** @returns {Driver} */
export function vendorDriver() {
  const state = { rows: new Map(), locked: null, me: null, ended: null, written: 0 };
  let widget;
  const set = ({ rawData }) => state.rows.set(rawData.uuid, rawData);
  return {
    name: "@pexip/plugin-api",
    async plugin({ inner }) {
      const { registerPlugin } = await loadPluginApi(inner);
      const plugin = await registerPlugin({ id: PLUGIN_ID, version: 1 }).catch(() => null);
      if (plugin === null) return "refused";
      const panel = await plugin.ui.addWidget({ type: "sidePanel", src: WIDGET, title: "Trygtrom" });
      const button = await plugin.ui.addButton(BUTTON);
      button.onClick.add(() => void panel.toggle());
      plugin.events.languageSelect.add((language) => void button.update({ ...BUTTON, tooltip: language.startsWith("en") ? "Checklist for the consultation" : BUTTON.tooltip }));
      return "in";
    },
    async widget({ inner }) {
      const { registerWidget } = await loadPluginApi(inner);
      widget = await registerWidget({ parentPluginId: PLUGIN_ID }).catch(() => null);
      if (widget === null) return "refused";
      const { events } = widget;
      events.me.add(({ participant }) => (state.me = participant.uuid));
      events.conferenceStatus.add(({ status }) => (state.locked = status.locked));
      events.participants.add(({ participants }) => {
        state.rows.clear();
        participants.forEach(set);
      });
      // The package emits both kinds of event; one is enough.
      events.participantsActivities.add((activities) => {
        for (const { activity } of activities) {
          if (activity.type === 1) state.rows.delete(activity.participant.uuid);
          else if (activity.type === 0 || state.rows.has(activity.participant.uuid)) set(activity.participant);
        }
      });
      events.message.add(() => (state.written += 1));
      events.disconnected.add(({ error }) => (state.ended = error));
      return "in";
    },
    state: () => {
      const rows = [...state.rows.values()];
      return { ...state, rows, presenter: rows.find((row) => row.is_presenting === "YES")?.uuid ?? null };
    },
    async run(name, participantUuid) {
      const { conference } = widget;
      const reply = await {
        lock: () => conference.lock({ lock: true }),
        unlock: () => conference.lock({ lock: false }),
        admit: () => conference.admit({ participantUuid }),
        remove: () => conference.disconnect({ participantUuid }),
        "microphone-off": () => conference.mute({ participantUuid, mute: true }),
        "microphone-on": () => conference.mute({ participantUuid, mute: false }),
        "camera-off": () => conference.muteVideo({ participantUuid, muteVideo: true }),
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
    // Does not keep the test process alive.
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
        (error) => (error instanceof RegistrationRefused ? "refused" : Promise.reject(error)),
      ),
    async widget({ inner }) {
      driver.channel = new Channel(`${PLUGIN_ID}:widget`, { window: inner, newId });
      driver.source = new PluginSource(driver.channel, { now, setTimeout: timer });
      try {
        await driver.channel.register("syn:widget", { parentPluginId: PLUGIN_ID });
      } catch {
        return "refused";
      }
      driver.subscribe();
      return "in";
    },
    subscribe: () => driver.source.subscribe(driver.fold.receive, driver.stop.signal),
    state: () => {
      const { fold } = driver;
      const shown = fold.received.findLast(([, type]) => type.startsWith("presentation_"));
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
