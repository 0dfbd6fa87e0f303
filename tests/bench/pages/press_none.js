// The same page with a room and no panel, for what a page costs by itself.
import { stageWith } from "./stage.js";

export function mount() {
  const { room, root } = stageWith("");
  return { root, room: (what) => room.say("microphone_toggle", { enabled: what === "unmute" }) };
}
