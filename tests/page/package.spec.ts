import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, type Page } from "@playwright/test";
import { build } from "vite";
import { drawnTokens } from "./host.js";

/** One package for both tests. */
test.describe.configure({ mode: "serial" });

const project = fileURLToPath(new URL("../..", import.meta.url));
const consumer: { folder: string } = { folder: "" };
const address = "http://consumer.test";

const main = `
import "attention-lab/define";
import { AttentionLab, type AttentionChange } from "attention-lab";
import { loadEngine, type Trace } from "attention-lab/engine";
import { readLink, writeLink, type Spec } from "attention-lab/spec";

const lab: AttentionLab = document.querySelector("attention-lab")!;
lab.addEventListener("attention-change", (event) => {
  const { spec } = (event as CustomEvent<AttentionChange>).detail;
  document.body.dataset["changed"] = spec.text;
});
const spec: Spec = (await readLink("#text=so+it+goes&heads=2&width=16")).spec;
lab.spec = spec;
const drawn: Trace = (await lab.ready)!;
const simd128 = await loadEngine({ build: "simd128" });
const model = simd128.untrainedModel({ seed: spec.seed, width: spec.width });
const request = { tokens: drawn.tokens, heads: spec.heads };
const own = model.attend(request);
const fastest = await loadEngine();
const other = fastest.untrainedModel({ seed: spec.seed, width: spec.width });
const { output } = other.tensors(request, ["output"]);
const apart = output.data.map((value, index) => Math.abs(value - own.layers[0]!.output.data[index]!));
document.body.dataset["result"] = JSON.stringify({
  isOurs: lab instanceof AttentionLab,
  link: await writeLink(lab.spec),
  isSame: own.layers[0]!.weights.data.join() === drawn.layers[0]!.weights.data.join(),
  builds: [simd128.build, fastest.build],
  // Sums of 16 numbers near 1, rounded once or twice a term.
  isRelaxedNear: Math.max(...apart) < 2e-6,
});
`;

/** What npm would publish, unpacked where a project of somebody else's has it. */
test.beforeAll(() => {
  // Below the project's folder, so that what it depends on is found without a network.
  mkdirSync(join(project, "build"), { recursive: true });
  consumer.folder = mkdtempSync(join(project, "build/consumer-"));
  const installed = join(consumer.folder, "node_modules/attention-lab");
  mkdirSync(installed, { recursive: true });
  const run = (command: string, args: string[]) =>
    execFileSync(command, args, { cwd: project, stdio: "pipe" });
  run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", consumer.folder]);
  const { version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  const archive = join(consumer.folder, `attention-lab-${version}.tgz`);
  run("tar", ["-xzf", archive, "-C", installed, "--strip-components=1"]);
});

test.afterAll(() => rmSync(consumer.folder, { recursive: true, force: true }));

/** Serves the consumer's folder to the page. */
async function serve(page: Page): Promise<void> {
  await page.route(`${address}/**`, (route) => {
    const path = join(consumer.folder, new URL(route.request().url()).pathname);
    return existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404 });
  });
}

test("a project built with Vite uses every entry of the package, with types", async ({ page }) => {
  test.setTimeout(240_000);
  const { folder } = consumer;
  const html = `<!doctype html><title>Consumer</title><attention-lab></attention-lab>
    <script type="module" src="./main.ts"></script>`;
  writeFileSync(join(folder, "index.html"), html);
  writeFileSync(join(folder, "main.ts"), main);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["es2023", "dom", "dom.iterable"],
    types: [],
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["main.ts"] }),
  );
  execFileSync(join(project, "node_modules/.bin/tsc"), ["-p", folder], { stdio: "inherit" });
  await build({
    root: folder,
    base: "./",
    logLevel: "error",
    configFile: false,
    build: { outDir: "out", target: "es2022" },
  });
  await serve(page);
  await page.goto(`${address}/out/index.html`);
  await page.waitForFunction(() => document.body.dataset["result"] !== undefined);
  const { result, changed } = await page.evaluate(() => ({ ...document.body.dataset }));
  expect(JSON.parse(result!)).toEqual({
    isOurs: true,
    link: "text=so+it+goes&width=16&heads=2&v=1",
    isSame: true,
    builds: ["simd128", "relaxed"],
    isRelaxedNear: true,
  });
  expect(changed).toBe("so it goes");
});

test("a bare module script uses the package's one file", async ({ page }) => {
  await serve(page);
  const script = `import { AttentionLab, readLink } from "./node_modules/attention-lab/dist/attention-lab.js";
    const lab = new AttentionLab();
    lab.open(await readLink("#text=a+b+c"));
    document.body.append(lab);`;
  writeFileSync(
    join(consumer.folder, "bare.html"),
    `<!doctype html><title>Bare</title><body><script type="module">${script}</script>`,
  );
  await page.goto(`${address}/bare.html`);
  expect(await drawnTokens(page)).toEqual([["a", "b", "c"]]);
});

test("the manifest tells editors the tag, its attributes and its events", () => {
  const manifest = JSON.parse(
    readFileSync(
      join(consumer.folder, "node_modules/attention-lab/dist/custom-elements.json"),
      "utf8",
    ),
  );
  const { tagName, attributes, members, events } = manifest.modules[0].declarations[0];
  expect(tagName).toBe("attention-lab");
  const names = (items: { name: string }[]) => items.map(({ name }) => name);
  expect(names(attributes)).toEqual(expect.arrayContaining(["text", "heads", "mask", "view"]));
  expect(names(members).sort()).toEqual(["ready", "spec", "trace"]);
  expect(names(events)).toContain("attention-change");
});
