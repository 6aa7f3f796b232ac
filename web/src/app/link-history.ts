import type { AttentionLab, SpecChange } from "../element/attention-lab.js";
import { fromHash, toHash } from "../spec/link.js";

/** Browsers refuse more than some hundred history entries in half a minute. */
const pause = 200;

/**
 * Keeps the address in step with the element: a link restores the view, and Back undoes. Each act is an
 * entry of its own; all the keystrokes of one piece of typing are one entry together.
 */
export function keepInLink(lab: AttentionLab): void {
  /** What the present entry is to say once the typing pauses. */
  const typing: { address?: string; timer?: number } = {};

  const open = () => {
    typing.address = undefined;
    lab.open(fromHash(location.hash));
  };
  const address = () => {
    const hash = toHash(lab.spec);
    return hash === "" ? location.pathname + location.search : `#${hash}`;
  };
  const write = () => {
    clearTimeout(typing.timer);
    if (typing.address !== undefined) history.replaceState(null, "", typing.address);
  };

  lab.addEventListener("spec-change", (event) => {
    const { isTransient } = (event as CustomEvent<SpecChange>).detail;
    const startsEntry = !isTransient || typing.address === undefined;
    if (startsEntry) {
      write();
      typing.address = undefined;
      if (`#${toHash(lab.spec)}` === `#${location.hash.slice(1)}`) return;
      history.pushState(null, "", address());
    } else {
      clearTimeout(typing.timer);
      typing.timer = window.setTimeout(write, pause);
    }
    typing.address = isTransient ? address() : undefined;
  });
  addEventListener("popstate", open);
  addEventListener("pagehide", write);
  open();
}
