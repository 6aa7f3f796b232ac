import { mostHeads, placeOf } from "../engine/head-place.js";
import { keyNames, keys, type Key, type KeyName } from "./keys.js";
import { migrated, type Given } from "./migrations.js";
import { trainedShape, type ModelName } from "./models.js";

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

/** What a model brings along where nobody has chosen otherwise. */
function ownValues(
  model: ModelName,
): Pick<KnownSpec, "text" | "width" | "heads" | "mask" | "layer" | "head"> {
  const shape = trainedShape(model);
  const { width, heads, mask } = shape ?? initialSpec;
  const text = shape?.examples[0] ?? initialSpec.text;
  // The last layer is the one whose heads answer.
  const layer = (shape?.layers ?? 1) - 1;
  return { text, width, heads, mask, layer, head: shape?.firstHead ?? initialSpec.head };
}

/** The Spec of a model where nothing else was chosen: what a link leaves out. */
export function initialFor(model: ModelName): Spec {
  return { ...initialSpec, model, ...ownValues(model) } as Spec;
}

/** A key's value as text, as in a link or an attribute. */
export function formatted(spec: Spec, name: KeyName): string {
  return (keys[name] as Key<unknown>).format(spec[name]);
}

export function isInitial(spec: Spec, name: KeyName): boolean {
  if (name === "model") return spec.model === initialSpec.model;
  return formatted(spec, name) === formatted(initialFor(spec.model), name);
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
  const unread: { key: KeyName; given: string; range: string }[] = [];
  const entries = Object.entries(migrated(given)).flatMap(([name, value]): [string, unknown][] => {
    if (!isKeyName(name)) return [[name, value]];
    const key = keys[name] as Key<unknown>;
    const parsed = key.parse(value);
    if (parsed !== undefined) return [[name, parsed]];
    unread.push({ key: name, given: asText(value).slice(0, 80), range: key.range });
    return [];
  });
  const known = Object.fromEntries(entries) as Partial<KnownSpec>;
  const start = { ...base, ...unchosen(base, known.model ?? base.model) };
  const whole = { spec: { ...start, ...known } as Spec, ignored: [] };
  const { spec, ignored } = withFittingHeads(withOwnShape(whole, known));
  // What is used instead may be what the model brings along.
  const replaced = unread.map((said) => ({ ...said, used: formatted(spec, said.key) }));
  return { spec, ignored: [...replaced, ...ignored] };
}

/** What changes with the model: of all that it brings along, what had not been chosen otherwise. */
function unchosen(base: Spec, model: ModelName): Partial<KnownSpec> {
  if (model === base.model) return {};
  const before = ownValues(base.model);
  const names = (Object.keys(before) as (keyof typeof before)[]).filter(
    (name) => base[name] === before[name],
  );
  const own = ownValues(model);
  return Object.fromEntries(names.map((name) => [name, own[name]]));
}

/** A trained model has the width and the heads that it was trained with. */
function withOwnShape({ spec, ignored }: Reading, given: Partial<KnownSpec>): Reading {
  const shape = trainedShape(spec.model);
  const own = { layer: Math.min(spec.layer, (shape?.layers ?? 1) - 1) };
  const fitting = { ...spec, ...own, ...(shape && { width: shape.width, heads: shape.heads }) };
  const misfits = (["width", "heads", "layer"] as const)
    .filter((key) => given[key] !== undefined && fitting[key] !== spec[key])
    .map((key) => ({
      key,
      given: String(spec[key]),
      range:
        key === "layer" ? `0 to ${(shape?.layers ?? 1) - 1}` : `${fitting[key]} (${spec.model})`,
      used: String(fitting[key]),
    }));
  return { spec: fitting as Spec, ignored: [...ignored, ...misfits] };
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
  const shape = trainedShape(spec.model);
  const heads = shape?.heads ?? fittingHeads(width, spec.heads);
  const head = Math.min(spec.head, heads - 1);
  const off = spec.off.filter((code) => {
    const place = placeOf(code);
    return place.head < heads && place.layer < (shape?.layers ?? 1);
  });
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
