import { defineConfig, devices } from "@playwright/test";

/** Another one, where two work trees are tested at the same time. */
const port = process.env["PAGE_TEST_PORT"] ?? "4317";
const page = `http://127.0.0.1:${port}/sub/path/`;

/** The built page, in a real Chromium, served under a sub-path as tutorial sites would. */
export default defineConfig({
  testDir: "page",
  outputDir: "../build/playwright",
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  // No test is of a time: on a busy machine what is waited for takes longer than the usual 5 s.
  expect: { timeout: 30_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: page,
    locale: "en-US",
    // Only the test of it wants what an earlier visit left.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env["CHROME_PATH"],
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
  webServer: {
    command: `node tests/page/serve.mjs ${port}`,
    cwd: "..",
    url: page,
  },
});
