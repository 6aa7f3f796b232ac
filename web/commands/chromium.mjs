/** Finds the Chrome or Chromium for tests and measurements, or brings Debian's. */
import { onPath } from "../../cpp/toolchain/process.mjs";
import { ensurePrograms } from "../../cpp/toolchain/programs.mjs";
import { locateChromium } from "./locate-chromium.mjs";

/** The browser's path. */
export async function findChromium() {
  const found = locateChromium();
  if (found) return found;
  await ensurePrograms(["chromium"]);
  return onPath("chromium");
}
