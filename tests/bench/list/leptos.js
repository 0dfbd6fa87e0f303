// The list in Leptos: starts the module of ../leptos and mounts its list.
import start, { mount as put } from "#leptos";

await start({ module_or_path: "leptos_bg.wasm" });

export function mount(target, room, ids) {
  const list = put(target, room, Uint32Array.from(ids));
  return () => list.unmount();
}
