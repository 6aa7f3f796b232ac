import { tensorNames } from "../explain/cell.js";
import { figureNames } from "../export/figure-names.js";
import { formats } from "../export/formats.js";
import { keyNames, keys, type Key } from "../spec/keys.js";

/** Something in the command line that cannot be done; the message says what was expected. */
export class UsageError extends Error {}

/** The command's own options; all others are the Spec's keys. */
export const ownOptions = {
  link: { value: "LINK", help: "start from a shared link (other options change it)" },
  format: { value: "NAME", help: [...Object.keys(formats), "png"].join(" | ") },
  out: { value: "FILE", help: "where to write; standard output without it" },
  figure: { value: "NAME", help: `${figureNames.join(" | ")}; by default that of --view` },
  tensor: { value: "NAME", help: `of a table: ${tensorNames.join(" | ")}; by default weights` },
  "figure-width": { value: "PIXELS", help: "100 to 4000; by default what suits the figure" },
  "pixel-ratio": { value: "NUMBER", help: "of a png: 1 to 4; by default 2" },
} as const;

export const helpText = `Usage: attention-lab [TEXT] [options]

Computes attention over a text as the page does, and writes it as data or picture.

Options:
${rows(Object.entries(ownOptions).map(([name, { value, help }]) => [`--${name} ${value}`, help]))}
  --help, --version

Keys of the Spec, the same as in links, with their ranges and defaults:
${rows(keyNames.map((name) => [`--${name} VALUE`, keyHelp(keys[name] as Key<unknown>)]))}

Examples:
  attention-lab "I love AI" --format csv --head 3
  attention-lab "I love AI" --mask causal --format svg --figure heads --out heads.svg
  attention-lab --link "https://example.org/#text=I+love+AI&head=2&v=1" --format json --out trace.json
`;

function keyHelp({ range, initial, format }: Key<unknown>): string {
  const usual = format(initial);
  return `${range}${usual === "" ? "" : ` (${usual})`}`;
}

function rows(entries: readonly (readonly [string, string])[]): string {
  const widest = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, help]) => `  ${name.padEnd(widest)}  ${help}`).join("\n");
}
