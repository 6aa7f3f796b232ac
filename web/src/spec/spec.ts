import { keyNames, keys, mostHeads, type Key, type KeyName } from "./keys.js";
import { migrated, type Given } from "./migrations.js";

export type KnownSpec = {
  readonly [Name in KeyName]: (typeof keys)[Name] extends Key<infer Value> ? Value : never;
};

/** The one state of a page: plain and serialisable. Keys it does not know are kept as they came. */
export type Spec = KnownSpec & { readonly [unknown: string]: unknown };

/** Something in a link, an attribute or a given spec that was not used. */
export interface Ignored {
  readonly key: string;
  readonly given: string;
  readonly range: string;
  /** What is used instead. */
  readonly used: string;
}

export interface Reading {
  readonly spec: Spec;
  readonly ignored: readonly Ignored[];
}

export const initialSpec: Spec = Object.fromEntries(
  keyNames.map((name) => [name, keys[name].initial]),
) as Spec;

/** A key's value as text, as in a link or an attribute. */
export function formatted(spec: Spec, name: KeyName): string {
  return (keys[name] as Key<unknown>).format(spec[name]);
}

export function isInitial(spec: Spec, name: KeyName): boolean {
  return formatted(spec, name) === formatted(initialSpec, name);
}

/** As `readSpec`, for what may be anything: what is no object is reported. */
export function readAnySpec(given: unknown): Reading {
  if (typeof given === "object" && given !== null) return readSpec(given as Given);
  const range = "an object that names the Spec's keys";
  return {
    spec: initialSpec,
    ignored: [{ key: "spec", given: asText(given).slice(0, 80), range, used: "" }],
  };
}

/** `base` with what `given` says, key by key; what is not allowed is reported and left as it was. */
export function readSpec(given: Given, base = initialSpec): Reading {
  const ignored: Ignored[] = [];
  const entries = Object.entries(migrated(given)).flatMap(([name, value]): [string, unknown][] => {
    if (!isKeyName(name)) return [[name, value]];
    const key = keys[name] as Key<unknown>;
    const parsed = key.parse(value);
    if (parsed !== undefined) return [[name, parsed]];
    ignored.push({
      key: name,
      given: asText(value).slice(0, 80),
      range: key.range,
      used: key.format(base[name]),
    });
    return [];
  });
  return withFittingHeads({ spec: { ...base, ...Object.fromEntries(entries) } as Spec, ignored });
}

/** Any value as text: an object may refuse to become one. */
export function asText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return typeof value;
  }
}

export function isKeyName(name: string): name is KeyName {
  return Object.hasOwn(keys, name);
}

/** The head counts that a width can be divided into. */
export function headCounts(width: number): number[] {
  return Array.from({ length: mostHeads }, (_, index) => index + 1).filter(
    (heads) => width % heads === 0,
  );
}

/** The head count nearest to a wanted one, from below, that a width can be divided into. */
export function fittingHeads(width: number, wanted: number): number {
  return (
    headCounts(width)
      .filter((heads) => heads <= wanted)
      .at(-1) ?? 1
  );
}

/** Heads must divide the width; the head shown and those switched off must be among them. */
function withFittingHeads({ spec, ignored }: Reading): Reading {
  const { width } = spec;
  const heads = fittingHeads(width, spec.heads);
  const head = Math.min(spec.head, heads - 1);
  const off = spec.off.filter((index) => index < heads);
  const fitting = { ...spec, heads, head, off } as Spec;
  const ranges = {
    heads: `${headCounts(width).join(", ")} (width ${width})`,
    head: `0 to ${heads - 1}`,
    off: `0 to ${heads - 1}`,
  };
  const misfits = (["heads", "head", "off"] as const)
    .filter((key) => formatted(spec, key) !== formatted(fitting, key))
    .map((key) => ({
      key,
      given: formatted(spec, key),
      range: ranges[key],
      used: formatted(fitting, key),
    }));
  return misfits.length > 0
    ? { spec: fitting, ignored: [...ignored, ...misfits] }
    : { spec, ignored };
}
