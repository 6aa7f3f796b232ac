/** Finds the Chrome or Chromium for tests, pictures and measurements, or brings Debian's. */
import { note, onPath } from "../../cpp/toolchain/process.mjs";
import { ensurePrograms } from "../../cpp/toolchain/programs.mjs";
import { locateChromium, placesLooked } from "./locate-chromium.mjs";

/** The browser's path. */
export async function findChromium() {
  const found = locateChromium();
  if (found) return found;
  note(`No Chrome or Chromium at any of: ${placesLooked}`);
  await ensurePrograms(["chromium"]);
  return onPath("chromium");
}
