import { keyNames } from "./keys.js";
import { version } from "./migrations.js";
import { mostUnpacked, pack, unpack } from "./packed.js";
import {
  asText,
  formatted,
  initialSpec,
  isInitial,
  isKeyName,
  readSpec,
  type Reading,
  type Spec,
} from "./spec.js";

/** A hash longer than this is no link of ours: percent-encoding makes one character at most 12. */
const longestHash = 1_300_000;

/** A longer hash is packed: chat programs and QR codes have no room for it. */
export const longestReadable = 1500;

/** The link's own key: the readable hash, packed. */
const packedKey = "z";

/**
 * The Spec as a link's hash, without "#": readable keys, defaults left out, keys it does not know
 * at the end as they came. It ends in a digit, since chat programs drop a trailing "-".
 */
export function toHash(spec: Spec): string {
  const known = keyNames
    .filter((name) => name !== "v" && !isInitial(spec, name))
    .map((name) => [name, formatted(spec, name)]);
  const unknown = Object.entries(spec)
    .filter(([name]) => !isKeyName(name) && name !== packedKey)
    .map(([name, value]) => [name, asText(value)]);
  const entries = [...known, ...unknown];
  return entries.length === 0
    ? ""
    : new URLSearchParams([...entries, ["v", String(version)]] as string[][]).toString();
}

/** The Spec that a readable hash (with or without "#") stands for, and what in it was not used. */
export function fromHash(hash: string): Reading {
  const text = hash.replace(/^#/, "");
  return text.length > longestHash ? tooLong(text) : read(entriesOf(text));
}

/** A readable hash, packed where it is too long to be read: `z=…&v=1`. */
export async function shortened(readable: string): Promise<string> {
  if (readable.length <= longestReadable) return readable;
  const packed = await pack(readable);
  return packed === undefined ? readable : `${packedKey}=${packed}&v=${version}`;
}

/** The Spec as a link's hash, without "#", readable or packed. */
export function writeLink(spec: Spec): Promise<string> {
  return shortened(toHash(spec));
}

/** As `fromHash`, packed or not. Keys that stand beside the packed ones overrule them. */
export async function readLink(hash: string): Promise<Reading> {
  const text = hash.replace(/^#/, "");
  if (text.length > longestHash) return tooLong(text);
  const { [packedKey]: packed, ...beside } = entriesOf(text);
  if (packed === undefined) return read(beside);
  const unpacked = await unpack(packed);
  if (unpacked !== undefined) return read({ ...entriesOf(unpacked), ...beside });
  const { spec, ignored } = read(beside);
  const range = `deflate-raw in base64url, at most ${mostUnpacked} bytes unpacked`;
  return {
    spec,
    ignored: [{ key: packedKey, given: packed.slice(0, 80), range, used: "" }, ...ignored],
  };
}

function entriesOf(hash: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(hash));
}

/** A link that names no version was written by hand, or before there was another than the first. */
function read(entries: Record<string, string>): Reading {
  return readSpec({ v: "1", ...entries });
}

function tooLong(text: string): Reading {
  const range = `at most ${longestHash} characters`;
  return {
    spec: initialSpec,
    ignored: [{ key: "link", given: `${text.length} characters`, range, used: "" }],
  };
}
