/**
 * `npm test [-- --only cpp|asan|wasm|relaxed|web|page]`: brings what is missing, runs every suite, goes on
 * after a failing one, and ends with the line "N passed, N failed".
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { parseArgs, stripVTControlCharacters } from "node:util";
import { buildPreset } from "../cpp/toolchain/cmake.mjs";
import { findNumpy } from "../cpp/toolchain/libraries.mjs";
import { execute, projectFolder, runAsCommand } from "../cpp/toolchain/process.mjs";
import { bringDependencies, bringToolchain, build } from "../web/commands/build.mjs";
import { findChromium } from "../web/commands/chromium.mjs";
import { stage } from "../web/commands/stage.mjs";

const toolchain = once(bringToolchain);
const built = once(build);
const browser = once(() => stage("Chrome or Chromium", findChromium));
/** What stops one suite may stop the next, but needs saying once. */
const told = new Set();

/**
 * Each gives `{ passed, failed, failures }`, or throws when it cannot be run to its end; failures are
 * the names of failed tests with what they said.
 */
const suites = {
  cpp: { title: "C++, this machine", run: () => googletest("native", "attention_tests", direct) },
  asan: { title: "C++ under sanitizers", run: () => googletest("asan", "attention_tests", direct) },
  wasm: {
    title: "C++ as WebAssembly",
    run: () => googletest("wasm", "attention_tests.cjs", inNode),
  },
  relaxed: {
    title: "C++, relaxed SIMD",
    run: () => googletest("wasm", "relaxed_tests.mjs", inPage),
  },
  web: { title: "TypeScript (vitest)", run: vitest },
  page: { title: "page in Chromium", run: playwright },
};

await runAsCommand(async () => {
  const results = [];
  for (const name of suitesAsked()) results.push(await runSuite(suites[name]));
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  const widest = Math.max(...results.map(({ title }) => title.length));
  console.log("");
  for (const { title, passed, failed, seconds } of results) {
    console.log(
      `${title.padEnd(widest)}  ${String(passed).padStart(5)} passed  ${String(failed).padStart(4)} failed` +
        `  ${seconds.toFixed(1).padStart(7)} s`,
    );
  }
  if (total("failed") > 0) process.exitCode = 1;
  // Once more, where whoever reads only the end of a long log finds them.
  for (const { title, failures } of results) {
    for (const failure of failures) console.log(`\n✗ ${title}: ${failure}`);
  }
  console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
});

function suitesAsked() {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  if (values.only === undefined) return Object.keys(suites);
  if (values.only in suites) return [values.only];
  throw new Error(`--only ${values.only}: expected one of ${Object.keys(suites).join(", ")}`);
}

/** A suite that cannot be run to its end counts as one failure more. */
async function runSuite({ title, run }) {
  console.log(`\n━━ ${title}`);
  const start = performance.now();
  const result = await run().catch((error) => {
    console.error(told.has(error.message) ? "Not run, for the reason given above." : error.message);
    told.add(error.message);
    return { passed: 0, failed: 1, failures: [`not run: ${error.message}`] };
  });
  return { title, ...result, seconds: (performance.now() - start) / 1000 };
}

/** C++ tests of a CMake preset: the program is built, and run by `run`. */
async function googletest(preset, program, run) {
  const tools = await toolchain();
  if (!tools.googletestDir) {
    throw new Error(
      "GoogleTest’s sources are not at /usr/src/googletest. Get them and run the command again:\n" +
        "  git clone https://github.com/google/googletest && export GOOGLETEST_DIR=$PWD/googletest",
    );
  }
  const target = basename(program, extname(program));
  await stage(`C++ tests, preset ${preset}`, () => buildPreset(preset, [target], tools));
  const { code, output } = await run(join(projectFolder, "build", preset, program));
  return unlessBroken(countGoogletest(output), code);
}

function direct(path) {
  return execute(path, [], { show: true });
}

function inNode(path) {
  return execute(process.execPath, [path], { show: true });
}

/** Node 20 has no relaxed SIMD. */
async function inPage(path) {
  await bringDependencies();
  const chromium = await browser();
  const { executeInChromium } = await import("./in-chromium.mjs");
  return executeInChromium(path, chromium);
}

/**
 * From the printed lines: unlike a report file they are there up to the test that crashed. A program
 * that does not say how many tests it ran, or another number than is counted, has not run to its end.
 */
function countGoogletest(output) {
  const count = (pattern) => output.match(pattern)?.length ?? 0;
  const passed = count(/\[ {7}OK \] \S+.* \(\d+ ms\)$/gm);
  const failures = output.match(/(?<=\[ {2}FAILED {2}\] )\S+.* \(\d+ ms\)$/gm) ?? [];
  const ran = Number(/^\[={10}\] (\d+) tests? from .* ran\./m.exec(output)?.[1] ?? 0);
  if (ran === 0 || ran !== passed + failures.length) {
    failures.push(
      `ended before its end: ${passed + failures.length} tests seen, ${ran} said to be run`,
    );
  }
  return { passed, failed: failures.length, failures };
}

async function vitest() {
  const env = { PYTHON: await stage("Python with NumPy", findNumpy) };
  await built();
  const report = reportFile("web");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["run", "--config", "tests/vitest.config.ts", ...reporters];
  const code = await runReporting("vitest", args, env);
  const { numPassedTests, numFailedTests, testResults } = readReport(report);
  // A file that does not load has no tests to fail.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const failures = testResults.flatMap(({ name, message, assertionResults }) => [
    ...(assertionResults.length === 0 && message ? [`${name}: ${message}`] : []),
    ...assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => described(fullName, failureMessages.join("\n"))),
  ]);
  const failed = numFailedTests + broken.length;
  return unlessBroken({ passed: numPassedTests, failed, failures }, code);
}

async function playwright() {
  const env = { CHROME_PATH: await browser(), PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile("page") };
  await built();
  const args = ["test", "--config", "tests/playwright.config.ts", "--reporter=list,json"];
  const code = await runReporting("playwright", args, env);
  const { stats, errors, suites } = readReport(env.PLAYWRIGHT_JSON_OUTPUT_FILE);
  // A flaky test failed at least once: whoever changes the code should look at it.
  const failed = stats.unexpected + stats.flaky + errors.length;
  const failures = [
    ...errors.map(({ message }) => message),
    ...suites.flatMap(specsIn).map(({ title, file, tests }) => {
      const results = tests.flatMap((test) => test.results);
      const messages = results.flatMap((result) => result.errors.map(({ message }) => message));
      return described(`${file} › ${title}`, messages.join("\n"));
    }),
  ];
  return unlessBroken({ passed: stats.expected, failed, failures }, code);
}

/** The failed specs of one of Playwright's suites, at any depth. */
function specsIn({ specs = [], suites = [] }) {
  return [...specs.filter(({ ok }) => !ok), ...suites.flatMap(specsIn)];
}

/** A test's name with the beginning of what it said, without the colours of a terminal. */
function described(name, message) {
  const lines = stripVTControlCharacters(message).split("\n").slice(0, 12);
  return [name, ...lines].join("\n    ");
}

/** A run that ends badly with no failed test broke outside of the tests. */
function unlessBroken({ passed, failed, failures }, code) {
  if (code === 0 || failed > 0) return { passed, failed, failures };
  return { passed, failed: 1, failures: [`ended with exit code ${code} though no test failed`] };
}

async function runReporting(tool, args, env) {
  const path = join(projectFolder, "node_modules", ".bin", tool);
  return (await execute(path, args, { env, show: true })).code;
}

function reportFile(name) {
  const folder = join(projectFolder, "build", "test-results");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

function readReport(file) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  throw new Error(`The suite ended without writing ${file}: its output above says why.`);
}

/** The same work is done, or fails, only once however many suites need it. */
function once(work) {
  let result;
  return () => (result ??= work());
}
