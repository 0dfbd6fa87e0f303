// The list in Svelte 5: mounts List.svelte.
import { flushSync, mount as put, unmount } from "svelte";
import List from "./List.svelte";

export function mount(target, room, ids) {
  const app = put(List, { target, props: { room, ids } });
  // The room is listened to in an effect.
  flushSync();
  return () => void unmount(app);
}
