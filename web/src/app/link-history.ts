import type { AttentionLab, SpecChange } from "../element/attention-lab.js";
import { readLink, shortened, toHash } from "../spec/link.js";
import { version } from "../spec/migrations.js";
import type { Reading, Spec } from "../spec/spec.js";

/** Browsers refuse more than some hundred history entries in half a minute. */
const pause = 200;

/** The hash of a Spec that differs in nothing from the defaults, where the page's own tag does. */
const everyDefault = `v=${version}`;

/** What an address says; without a hash, what the page's own tag says: its `home`. */
export async function readAddress(hash: string, home: Spec): Promise<Reading> {
  return hash === "" ? { spec: home, ignored: [] } : readLink(hash);
}

/**
 * Keeps the address in step with the element: a link restores the view, and Back undoes. Each act is an
 * entry of its own; all the keystrokes of one piece of typing are one entry together.
 */
export function keepInLink(
  lab: AttentionLab,
  first: Reading,
  home: Spec,
  opened: () => void,
): void {
  const addressOf = (hash: string) =>
    hash === toHash(home) ? location.pathname + location.search : `#${hash || everyDefault}`;
  /** What the present entry of the history stands for; while typing, the address may be behind it. */
  const entry = { hash: "", isTyping: false, timer: 0 };

  const open = (reading: Reading) => {
    clearTimeout(entry.timer);
    entry.isTyping = false;
    lab.open(reading);
    entry.hash = toHash(lab.spec);
    opened();
  };
  // A long address stands readable at once; it is packed when that is done, unless the reader went on.
  const shorten = async (hash: string) => {
    const link = await shortened(hash);
    if (link !== hash && entry.hash === hash) history.replaceState(null, "", `#${link}`);
  };
  const write = () => {
    clearTimeout(entry.timer);
    history.replaceState(null, "", addressOf(entry.hash));
    void shorten(entry.hash);
  };

  lab.addEventListener("spec-change", (event) => {
    const { isTransient } = (event as CustomEvent<SpecChange>).detail;
    const hash = toHash(lab.spec);
    if (entry.isTyping && isTransient) {
      entry.hash = hash;
      clearTimeout(entry.timer);
      entry.timer = window.setTimeout(write, pause);
      return;
    }
    if (entry.isTyping) write();
    entry.isTyping = isTransient && hash !== entry.hash;
    if (hash === entry.hash) return;
    entry.hash = hash;
    history.pushState(null, "", addressOf(hash));
    void shorten(hash);
  });
  addEventListener("popstate", async () => {
    const { hash } = location;
    const reading = await readAddress(hash, home);
    if (location.hash === hash) open(reading);
  });
  addEventListener("pagehide", () => entry.isTyping && write());
  open(first);
}
