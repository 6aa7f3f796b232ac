/** Runs a program of Emscripten's in Chromium: for tests of what Node 20 has not. */
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const ADDRESS = "http://program.test/";

/**
 * Shows each line as it comes and gives `{ code, output }`, as `execute` does. `path` is a module that
 * exports the program's factory; a crash, of the program or of the browser, is exit code 1.
 */
export async function executeInChromium(path, executablePath) {
  const script = readFileSync(path, "utf8");
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const lines = [];
  const say = (line) => {
    lines.push(line);
    console.log(line);
  };
  try {
    const page = await browser.newPage();
    page.on("console", (message) => say(message.text()));
    await page.route(`${ADDRESS}**`, (route) =>
      route.request().url() === ADDRESS
        ? route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Tests</title>" })
        : route.fulfill({ contentType: "text/javascript", body: script }),
    );
    await page.goto(ADDRESS);
    const code = await page.evaluate(run, `${ADDRESS}program.mjs`);
    return { code, output: lines.join("\n") };
  } catch (error) {
    say(`ended by ${error.message}`);
    return { code: 1, output: lines.join("\n") };
  } finally {
    await browser.close();
  }
}

/** In the page. */
async function run(address) {
  const { default: start } = await import(address);
  return (await start()).callMain([]);
}
