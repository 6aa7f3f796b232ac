/* global Module, URL */
// Part of attention.mjs, which starts either build: `createAttention({ relaxed: true })` the relaxed one.
if (Module["relaxed"]) {
  Module["locateFile"] = () => new URL("attention-relaxed.wasm", import.meta.url).href;
}
