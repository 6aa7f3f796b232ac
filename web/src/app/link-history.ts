import type { AttentionLab, SpecChange } from "../element/attention-lab.js";
import { fromHash, toHash } from "../spec/link.js";

/** Browsers refuse more than some hundred history entries in half a minute. */
const pause = 200;

/**
 * Keeps the address in step with the element: a link restores the view, and Back undoes. Each act is an
 * entry of its own; all the keystrokes of one piece of typing are one entry together.
 */
export function keepInLink(lab: AttentionLab): void {
  const state = { isTyping: false, timer: 0 };

  const open = () => {
    state.isTyping = false;
    lab.open(fromHash(location.hash));
  };
  const address = () => {
    const hash = toHash(lab.spec);
    return hash === "" ? location.pathname + location.search : `#${hash}`;
  };
  const write = () => {
    clearTimeout(state.timer);
    history.replaceState(null, "", address());
  };

  lab.addEventListener("spec-change", (event) => {
    const { isTransient } = (event as CustomEvent<SpecChange>).detail;
    const startsEntry = !isTransient || !state.isTyping;
    if (startsEntry) {
      clearTimeout(state.timer);
      history.pushState(null, "", address());
    } else {
      clearTimeout(state.timer);
      state.timer = window.setTimeout(write, pause);
    }
    state.isTyping = isTransient;
  });
  addEventListener("popstate", open);
  addEventListener("pagehide", () => state.isTyping && write());
  open();
}
