#!/usr/bin/env node
/** The command `attention-lab`: the page's numbers and pictures for build scripts. */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { shownFor } from "../export/compute.js";
import { computersFor } from "../export/computers.js";
import { formats } from "../export/formats.js";
import { translatorFor } from "../lesson/translator.js";
import { pngByChromium } from "./chromium.js";
import { readRequest, type Request } from "./request.js";
import { helpText, UsageError } from "./usage.js";

/** As the package brings them: this file is dist/cli.js. */
const models = new URL("../web/models/", import.meta.url);

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
  const shown = shownFor(await computersFor(spec, models), spec, words, theme);
  return format === "png"
    ? pngByChromium(formats.svg.write(shown, choice), pixelRatio)
    : formats[format].write(shown, choice);
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
