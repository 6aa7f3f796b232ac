import { defineConfig, devices } from "@playwright/test";

/** The built page, in a real Chromium, served under a sub-path as tutorial sites would. */
export default defineConfig({
  testDir: "page",
  outputDir: "../build/playwright",
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  use: {
    ...devices["Desktop Chrome"],
    baseURL: "http://127.0.0.1:4317/sub/path/",
    locale: "en-US",
    // Only the test of it wants what an earlier visit left.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env["CHROME_PATH"],
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
  webServer: {
    command: "node tests/page/serve.mjs 4317",
    cwd: "..",
    url: "http://127.0.0.1:4317/sub/path/",
  },
});
