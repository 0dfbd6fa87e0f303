// The panel through a consultation.
import { mount as plain } from "./panel.js";
import { withPatient } from "./room.js";

export async function mount(people) {
  const { room, root } = await plain(people, withPatient(people));
  const happen = {
    join() {
      room.say("ready");
      room.say("join");
    },
    come() {
      for (let person = 0; person < people; person += 1) room.come(person);
    },
    mute: () => room.say("microphone_toggle", { enabled: false }),
    unmute: () => room.say("microphone_toggle", { enabled: true }),
  };
  return { root, room: (what) => happen[what]() };
}
