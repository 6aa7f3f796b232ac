/** `npm run bench`: this engine and its peers in one browser process; README.md says how to read it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { note, projectFolder, runAsCommand } from "../../cpp/toolchain/process.mjs";
import { build } from "../../web/commands/build.mjs";
import { findChromium } from "../../web/commands/chromium.mjs";
import { stage } from "../../web/commands/stage.mjs";
import { measureApp } from "./app.mjs";
import { printTargets, targetsOf } from "./targets.mjs";

const layers = [
  { width: 512, heads: 8 },
  { width: 768, heads: 12 },
];
const tokenCounts = [4, 16, 64, 128, 512];
const cases = layers.flatMap((layer) => tokenCounts.map((tokens) => ({ tokens, ...layer })));

/** For the rounds of one case; the slowest implementation gets its least number of rounds anyway. */
const BUDGET_MS = 10_000;

await runAsCommand(async () => {
  await build();
  const executablePath = await stage("Chrome or Chromium", findChromium);
  const server = await servePage();
  const address = server.resolvedUrls.local[0];
  try {
    const results = await inBrowser(executablePath, (browser) => measureCases(browser, address));
    // A browser of its own: a reader's has not run the peers for minutes.
    await inBrowser(executablePath, async (browser) => {
      const calls = await measureCalls(browser, address);
      note("calls of a new engine, and with one word changed");
      const app = await measureApp(browser, address);
      note("keystrokes, frames and cold starts of the page");
      report(results, calls, app, browser.version());
    });
  } finally {
    await server.close();
  }
});

async function inBrowser(executablePath, work) {
  const { chromium } = await import("@playwright/test");
  const args = ["--no-sandbox", "--disable-gpu"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Bundled as a user's page would be, and served from this machine. */
async function servePage() {
  const { build: bundle, preview } = await import("vite");
  const config = {
    configFile: false,
    root: fileURLToPath(new URL(".", import.meta.url)),
    logLevel: "error",
    build: {
      outDir: join(projectFolder, "build/bench"),
      rollupOptions: {
        input: ["index", "first-call", "cold-start"].map((name) =>
          fileURLToPath(new URL(`${name}.html`, import.meta.url)),
        ),
      },
      emptyOutDir: true,
      target: "es2022",
      chunkSizeWarningLimit: Infinity,
    },
    preview: { host: "127.0.0.1", port: 0 },
  };
  await stage("bench page → build/bench", () => bundle(config));
  return preview(config);
}

async function measureCases(browser, address) {
  const page = await browser.newPage();
  const broken = new Promise((_, reject) => page.on("pageerror", reject));
  await page.goto(address);
  await Promise.race([page.waitForFunction("globalThis.measure"), broken]);
  const results = [];
  for (const layer of cases) results.push(await measure(page, layer));
  return results;
}

async function measure(page, layer) {
  const title = `${layer.width}/${layer.heads}, ${layer.tokens} tokens`;
  const { peakGflops, relaxedPeakGflops, differences, timings } = await page.evaluate(
    ({ tokens, width, heads, budget }) => globalThis.measure(tokens, width, heads, budget),
    { ...layer, budget: BUDGET_MS },
  );
  const largest = Math.max(...Object.values(differences));
  note(`${title}: all agree within ${largest.toExponential(1)}; ${timings[0].rounds} rounds`);
  const ours = timings[0].median;
  const gflops = flopsOf(layer) / 1e9;
  const peakOf = (name) => (name.includes("relaxed") ? relaxedPeakGflops : peakGflops);
  const rows = timings.map(({ name, median, rounds }) => ({
    case: title,
    ...layer,
    implementation: name,
    median_ms: median,
    ratio_to_ours: median / ours,
    share_of_peak: gflops / (median / 1000) / peakOf(name),
    rounds,
  }));
  return { peakGflops, relaxedPeakGflops, rows };
}

/** Of an engine in a page of its own, three times: the median of each figure. */
async function measureCalls(browser, address) {
  const runs = [];
  for (let run = 0; run < 3; run++) {
    const page = await browser.newPage();
    await page.goto(new URL("first-call.html", address).href);
    await page.waitForFunction("globalThis.measureCalls");
    runs.push(await page.evaluate("globalThis.measureCalls()"));
    await page.close();
  }
  const median = (name) => runs.map((run) => run[name]).sort((left, right) => left - right)[1];
  return { first: median("first"), steady: median("steady"), oneWord: median("oneWord") };
}

/** Four projections, and for each head n² scores and n rows of weighted sums. */
function flopsOf({ tokens: n, width }) {
  return 4 * 2 * n * width ** 2 + 2 * 2 * n ** 2 * width;
}

function report(results, calls, app, chromium) {
  const rows = results.flatMap((result) => result.rows);
  const median = (peaks) => peaks.sort((left, right) => left - right)[Math.floor(peaks.length / 2)];
  const peak = median(results.map(({ peakGflops }) => peakGflops));
  const relaxedPeak = median(results.map(({ relaxedPeakGflops }) => relaxedPeakGflops));
  printTable(rows);
  console.log(`\nmultiply+add peak (SIMD128): ${peak.toFixed(1)} GFLOP/s`);
  console.log(`fused multiply-add peak (relaxed): ${relaxedPeak.toFixed(1)} GFLOP/s`);
  const targets = targetsOf(rows, calls, app);
  printTargets(targets);

  const processors = cpus();
  const json = {
    when: new Date().toISOString(),
    machine: `${processors[0]?.model ?? process.arch} × ${processors.length}, ${process.platform}`,
    load: loadavg()[0],
    chromium,
    peak_gflops: peak,
    relaxed_peak_gflops: relaxedPeak,
    targets,
    calls_ms: calls,
    app_ms: app,
    cases: rows,
  };
  const file = join(projectFolder, "build/bench.json");
  mkdirSync(join(projectFolder, "build"), { recursive: true });
  writeFileSync(file, `${JSON.stringify(json, null, 2)}\n`);
  note(file);
}

function printTable(rows) {
  const line = (title, name, ...numbers) =>
    [title.padEnd(20), name.padEnd(24), ...numbers.map((text) => text.padStart(12))].join("");
  console.log(line("\ncase", "  implementation", "median ms", "÷ ours", "of peak"));
  let last;
  for (const row of rows) {
    console.log(
      line(
        row.case === last ? "" : row.case,
        row.implementation,
        row.median_ms.toFixed(2),
        row.ratio_to_ours.toFixed(2),
        `${Math.round(100 * row.share_of_peak)} %`,
      ),
    );
    last = row.case;
  }
}
