#!/usr/bin/env node
/** The command `attention-lab`: the page's numbers and pictures for build scripts. */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { loadEngine, loadTransformer, type TaskName } from "attention-lab/engine";
import { shownFor } from "../export/compute.js";
import { formats } from "../export/formats.js";
import { translatorFor } from "../lesson/translator.js";
import { pngByChromium } from "./chromium.js";
import { readRequest, type Request } from "./request.js";
import { helpText, UsageError } from "./usage.js";

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = 2;
  // Anything that is no plain Error is a bug and needs its stack.
  const isPlain = error instanceof UsageError || (error as Error).name === "Error";
  console.error(isPlain ? `attention-lab: ${(error as Error).message}` : error);
  if (error instanceof UsageError) console.error("attention-lab --help lists every option.");
}

async function run(args: readonly string[]): Promise<void> {
  const request = await readRequest(args);
  if (request === "help") return write(helpText);
  if (request === "version") return write(`${version()}\n`);
  for (const { key, given, range, used } of request.ignored) {
    const instead = used === "" ? "it is left out" : `${used} is used`;
    console.error(
      `attention-lab: in the link, ${key} = ${given} is not allowed (${range}); ${instead}`,
    );
  }
  refuseTerminal(request);
  await write(await contentOf(request), request.out);
}

async function contentOf({ spec, format, choice, pixelRatio }: Request) {
  const words = await translatorFor(spec.lang === "auto" ? "en" : spec.lang, true);
  const theme = spec.theme === "auto" ? "light" : spec.theme;
  const trained = spec.model === "untrained" ? undefined : await trainedModel(spec.model);
  const shown = shownFor({ engine: await loadEngine(), trained }, spec, words, theme);
  return format === "png"
    ? pngByChromium(formats.svg.write(shown, choice), pixelRatio)
    : formats[format].write(shown, choice);
}

/** From the file that the package brings. */
async function trainedModel(name: TaskName) {
  const file = new URL(`../web/models/${name}.safetensors`, import.meta.url);
  return (await loadTransformer()).loadModel(new Uint8Array(readFileSync(file)));
}

function refuseTerminal({ format, out }: Request): void {
  const isBinary = format === "png" || format === "npz";
  if (isBinary && out === undefined && process.stdout.isTTY) {
    throw new UsageError(`${format} is no text for a terminal: expected --out FILE, or a pipe`);
  }
}

/** To a file, or to standard output, whose reader may close it early. */
async function write(content: string | Uint8Array, out?: string): Promise<void> {
  if (out !== undefined) return writeFile(out, content);
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  process.stdout.write(content);
}

function version(): string {
  const file = new URL("../package.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).version;
}
