/** `npm run build`: C++ and TypeScript to dist, each step only when what it reads has changed. */
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildPreset } from "../../cpp/toolchain/cmake.mjs";
import { findToolchain } from "../../cpp/toolchain/index.mjs";
import { note, projectFolder, runAsCommand } from "../../cpp/toolchain/process.mjs";
import { dependencies, installDependencies, runTool } from "./dependencies.mjs";
import { product } from "./product.mjs";
import { stage } from "./stage.mjs";

const WASM = [
  ...["attention", "transformer", "training"].flatMap((name) =>
    ["mjs", "wasm", "d.mts"].map((ending) => `build/wasm/${name}.${ending}`),
  ),
  // Started by attention.mjs, as the other build is.
  "build/wasm/attention-relaxed.wasm",
];
const MODULES = [
  "attention_module",
  "relaxed_module",
  "attention_single",
  "transformer_module",
  "training_module",
];
const SINGLE = "build/wasm/attention-single.mjs";
const ENGINE = "dist/engine";
/** Declarations of the engine name it, and are copied beside those of the element. */
const WASM_TYPES = "build/wasm/attention.d.mts";
const ENGINE_TYPES = "dist/types/engine/attention.d.mts";
const COMMAND_LINE = "dist/cli.js";

/** Brings what is missing and makes dist whole. */
export async function build() {
  await bringDependencies();
  await buildWasm();
  await buildEngine();
  await buildPage();
  await buildElement();
  await buildCommandLine();
}

export function bringDependencies() {
  return stage("npm dependencies of package-lock.json", installDependencies, dependencies);
}

/** The toolchain is looked for (and brought) only when there is something to compile. */
async function buildWasm() {
  const wasm = product("wasm", {
    inputs: ["CMakeLists.txt", "CMakePresets.json", "cpp"],
    outputs: [...WASM, SINGLE],
  });
  const toolchain = wasm.isCurrent() ? undefined : await bringToolchain();
  await stage("C++ → WebAssembly", () => buildPreset("wasm", MODULES, toolchain), wasm);
}

export function bringToolchain() {
  return stage("Emscripten and Eigen", async () => {
    const toolchain = await findToolchain();
    note(`Emscripten ${toolchain.version} in ${toolchain.where}`);
    return toolchain;
  });
}

async function buildEngine() {
  const engine = product("engine", {
    inputs: [
      "package-lock.json",
      "web/tsconfig.json",
      "web/tsconfig.engine.json",
      "web/src",
      ...WASM,
    ],
    outputs: [`${ENGINE}/index.js`, `${ENGINE}/index.d.ts`],
  });
  await stage(
    `TypeScript engine → ${ENGINE}`,
    async () => {
      empty(ENGINE, []);
      await runTool("tsc", ["-p", "web/tsconfig.engine.json"]);
      for (const file of WASM) {
        copyFileSync(join(projectFolder, file), join(projectFolder, ENGINE, basename(file)));
      }
    },
    engine,
  );
}

async function buildPage() {
  // The page shows C++ sources, so they are its inputs too.
  const page = product("page", {
    inputs: ["package-lock.json", "package.json", "cpp", "web", ...WASM],
    outputs: ["dist/index.html"],
  });
  await stage(
    "page → dist",
    async () => {
      empty("dist", [basename(ENGINE)]);
      await runTool("vite", ["build", "--config", "web/vite.config.ts"]);
      // Vite lists the licences of what npm brought; this is what the C++ toolchain brought.
      const compiled = readFileSync(join(projectFolder, "cpp/licenses.md"));
      appendFileSync(join(projectFolder, "dist/licenses.md"), compiled);
    },
    page,
  );
}

/** For other people's pages; after the page, which empties the folder. */
async function buildElement() {
  const element = product("element", {
    inputs: ["package-lock.json", "package.json", "web", SINGLE],
    outputs: ["dist/attention-lab.js", "dist/custom-elements.json"],
  });
  await stage(
    "element, embed, package → dist",
    async () => {
      for (const mode of ["attention-lab", "trained", "embed", "package"]) {
        await runTool("vite", ["build", "--config", "web/vite.element.config.ts", "--mode", mode]);
      }
      await runTool("tsc", ["-p", "web/tsconfig.package.json"]);
      copyFileSync(join(projectFolder, WASM_TYPES), join(projectFolder, ENGINE_TYPES));
      await runTool("cem", ["analyze", "--config", "web/custom-elements.config.mjs"]);
    },
    element,
  );
}

/** One file beside the engine: `npx attention-lab`. */
async function buildCommandLine() {
  const commandLine = product("command line", {
    inputs: ["package-lock.json", "package.json", "web", `${ENGINE}/index.js`],
    outputs: [COMMAND_LINE],
  });
  await stage(
    `command line → ${COMMAND_LINE}`,
    async () => {
      await runTool("vite", ["build", "--config", "web/vite.cli.config.ts"]);
      chmodSync(join(projectFolder, COMMAND_LINE), 0o755);
    },
    commandLine,
  );
}

/** Leaves an existing folder with nothing but `keep`. */
function empty(folder, keep) {
  const full = join(projectFolder, folder);
  mkdirSync(full, { recursive: true });
  const rest = readdirSync(full).filter((name) => !keep.includes(name));
  for (const name of rest) rmSync(join(full, name), { recursive: true });
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await runAsCommand(build);
