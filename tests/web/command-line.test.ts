/** The built command, started as a program of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { relaxedSimd } from "wasm-feature-detect";
import { formats, type FormatName } from "../../web/src/export/formats.js";
import { ownOptions } from "../../web/src/cli/usage.js";
import { keyNames, keys } from "../../web/src/spec/keys.js";
import { toHash } from "../../web/src/spec/link.js";
import { isKeyName } from "../../web/src/spec/spec.js";
import { runPython } from "./python.js";
import { show } from "./shown.js";

const command = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "command-line-"));

function run(args: readonly string[], env: NodeJS.ProcessEnv = process.env, flags: string[] = []) {
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  const program = [...flags, command, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, options);
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

const choice = { figure: "heads", tensor: "scaled" } as const;

it("writes what the page's own writers write, in every format", async () => {
  const spec = { text: "the cat sat", mask: "causal", head: 1, heads: 2, width: 16, lang: "ru" };
  const { translatorFor } = await import("../../web/src/lesson/translator.js");
  const shown = await show(spec, await translatorFor("ru", true), "dark");
  const { text, ...rest } = spec;
  const options = Object.entries(rest).flatMap(([name, value]) => [`--${name}`, String(value)]);
  for (const format of Object.keys(formats) as FormatName[]) {
    const out = join(folder, format);
    const own = ["--theme", "dark", "--figure", "heads", "--tensor", "scaled"];
    const args = [text, ...options, ...own, "--format", format, "--out", out];
    expect(run(args)).toEqual({ status: 0, stdout: "", stderr: "" });
    const expected = formats[format].write(
      { ...shown, spec: { ...shown.spec, theme: "dark" } },
      choice,
    );
    expect(readFileSync(out).equals(Buffer.from(expected)), format).toBe(true);
  }
});

it("writes SIMD128's digits where Node has relaxed SIMD too", async () => {
  // Node 20 has it behind a flag that later ones no longer know.
  const flags = (await relaxedSimd()) ? [] : ["--experimental-wasm-relaxed-simd"];
  const { stdout } = run(["so it goes", "--format", "json"], process.env, flags);
  expect(stdout).toBe(formats.json.write(await show({ text: "so it goes" })));
});

it("reads a shared link, and options change it", async () => {
  const shown = await show({ text: "to be or not", heads: 4, head: 3, mask: "causal" });
  const link = `https://example.org/lab/#${toHash(shown.spec)}`;
  const same = run(["--link", link, "--format", "csv"]);
  expect(same.stdout).toBe(formats.csv.write(shown, { ...choice, tensor: "weights" }));
  const changed = run(["--link", link, "--format", "csv", "--head", "2"]);
  const other = await show({ ...shown.spec, head: 2 });
  expect(changed.stdout).toBe(formats.csv.write(other, { ...choice, tensor: "weights" }));
});

it("says on stderr what in a link could not be used, and goes on", () => {
  const { status, stdout, stderr } = run(["--link", "#heads=99&mask=causal", "--format", "csv"]);
  expect(status).toBe(0);
  expect(stderr).toContain("heads = 99 is not allowed (1 to 16); 8 is used");
  expect(stdout).toMatch(/^query/);
});

describe("what cannot be done ends with status 2, nothing on stdout, and what was expected", () => {
  it.each([
    [["--heads", "99"], "--heads 99: expected 1 to 16"],
    [["--heads", "3"], "--heads 3: expected 1, 2, 4, 8, 16 (width 512)"],
    [["--mask", "causual"], "--mask causual: expected none | causal"],
    [["--query", "9"], "--query 9: expected 0 to 2"],
    [["--format", "pdf"], "--format pdf: expected svg | alt | csv"],
    [["--figure", "spiral"], "--figure spiral: expected lines | heads"],
    [["--tensor", "loss"], "--tensor loss: expected embedding | factor | position"],
    [["--pixel-ratio", "9"], "--pixel-ratio 9: expected 1 to 4"],
    [["--link", "nowhere"], "--link nowhere: expected an address with a “#”"],
    [["I", "love", "AI"], "put one text in quotes"],
    [["a", "--text", "b"], "the text came twice"],
    [["--haeds", "4"], "--haeds"],
    [[" "], "has no tokens; expected at least one word"],
    [["--format", "svg", "--figure", "difference"], "difference is not shown"],
    [["--out", join(folder, "none", "file")], "ENOENT"],
  ])("%j", (args, message) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

it("without Chromium, png says what to do", () => {
  const { status, stderr } = run(["--format", "png"], { PATH: folder });
  expect(status).toBe(2);
  expect(stderr).toMatch(/png needs Chromium or Chrome.*--format svg/);
});

it("a terminal gets no binary file", () => {
  const args = JSON.stringify([process.execPath, command, "--format", "npz"]);
  const output = runPython(`
import os, pty
print(os.waitstatus_to_exitcode(pty.spawn(${args})))
`);
  expect(output).toContain("npz is no text for a terminal: expected --out FILE, or a pipe");
  expect(output.trimEnd().endsWith("2")).toBe(true);
});

it("--help names every key of the Spec with its range, and every option", () => {
  const { status, stdout } = run(["--help"]);
  expect(status).toBe(0);
  for (const name of keyNames) {
    const line = stdout.split("\n").find((text) => text.startsWith(`  --${name} `));
    expect(line, name).toContain(keys[name].range);
  }
  for (const name of Object.keys(ownOptions)) expect(stdout).toContain(`--${name} `);
});

it("no option of the command hides a key of the Spec", () => {
  expect(Object.keys(ownOptions).filter(isKeyName)).toEqual([]);
});

it("--version is the package's", () => {
  const { version } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  expect(run(["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
});
