/** Finds the Chrome or Chromium for tests and measurements, or brings Debian's. */
import { isProgram, onPath } from "../../cpp/toolchain/process.mjs";
import { ensurePrograms } from "../../cpp/toolchain/programs.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_APPS = ["Google Chrome", "Chromium"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** The browser's path. CHROME_PATH decides where it is set. */
export async function findChromium() {
  const asked = process.env.CHROME_PATH;
  if (asked && !isProgram(asked)) {
    throw new Error(
      `CHROME_PATH is ${asked}, which is no program. Correct it, or unset it to have one looked for.`,
    );
  }
  const found = asked || NAMES.map(onPath).find(Boolean) || MAC_APPS.find(isProgram);
  if (found) return found;
  await ensurePrograms(["chromium"]);
  return onPath("chromium");
}
