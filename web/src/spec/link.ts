import { keyNames } from "./keys.js";
import {
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

/**
 * The Spec as a link's hash, without "#": readable keys, defaults left out, keys it does not know
 * at the end as they came. It ends in a letter or digit, since chat programs drop a trailing "-".
 */
export function toHash(spec: Spec): string {
  const known = keyNames
    .filter((name) => name !== "v" && !isInitial(spec, name))
    .map((name) => [name, formatted(spec, name)]);
  const unknown = Object.entries(spec)
    .filter(([name]) => !isKeyName(name))
    .map(([name, value]) => [name, String(value)]);
  const entries = [...known, ...unknown];
  return entries.length === 0
    ? ""
    : new URLSearchParams([...entries, ["v", "1"]] as string[][]).toString();
}

/** The Spec that a hash (with or without "#") stands for, and what in it was not used. */
export function fromHash(hash: string): Reading {
  const text = hash.replace(/^#/, "");
  if (text.length > longestHash) {
    const range = `at most ${longestHash} characters`;
    return {
      spec: initialSpec,
      ignored: [{ key: "link", given: `${text.length} characters`, range, used: "" }],
    };
  }
  return readSpec(Object.fromEntries(new URLSearchParams(text)));
}
