/** `npm run screenshot`: the README's picture, taken from the page as it is built now. */
import { join } from "node:path";
import { projectFolder, runAsCommand } from "../../cpp/toolchain/process.mjs";
import { build } from "./build.mjs";
import { findChromium } from "./chromium.mjs";
import { stage } from "./stage.mjs";

await runAsCommand(async () => {
  await build();
  const executablePath = await stage("Chrome or Chromium", findChromium);
  await stage("web/screenshot.png", () => takePicture(executablePath));
});

async function takePicture(executablePath) {
  // Imported here: they are there only once the dependencies have been brought.
  const { chromium } = await import("@playwright/test");
  const { preview } = await import("vite");
  const server = await preview({
    configFile: join(projectFolder, "web/vite.config.ts"),
    preview: { host: "localhost", port: 4190 },
    logLevel: "silent",
  });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await browser.newPage({
    viewport: { width: 1120, height: 1500 },
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  const [address] = server.resolvedUrls?.local ?? [];
  await page.goto(`${address}#tokens=acronym-letters&query=1&head=3`);
  await page.locator("attention-lab").evaluate((lab) => lab.ready);
  await page.screenshot({ path: join(projectFolder, "web/screenshot.png") });
  await browser.close();
  await server.close();
}
