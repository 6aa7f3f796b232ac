/** The path of Chrome or Chromium, or undefined. @throws Error where CHROME_PATH is no program. */
export function locateChromium(): string | undefined;
