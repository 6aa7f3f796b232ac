/** Where this machine's Chrome or Chromium is. */
import { isProgram, onPath } from "../../cpp/toolchain/process.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_APPS = ["Google Chrome", "Chromium"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** For the message that there is none. */
export const placesLooked = `CHROME_PATH (not set), ${NAMES.join(", ")} on PATH, ${MAC_APPS.join(", ")}`;

/** The browser's path, or undefined. CHROME_PATH decides where it is set. */
export function locateChromium() {
  const asked = process.env.CHROME_PATH;
  if (asked && !isProgram(asked)) {
    throw new Error(
      `CHROME_PATH is ${asked}, which is no program. Correct it, or unset it to have one looked for.`,
    );
  }
  return asked || NAMES.map(onPath).find(Boolean) || MAC_APPS.find(isProgram);
}
