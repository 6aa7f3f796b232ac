import type { Run } from "../engine/computation.js";
import { trainedShape } from "../spec/models.js";
import { fittingHeads, formatted, initialSpec, type KnownSpec, type Spec } from "../spec/spec.js";
import { shuffleOrder } from "../text/shuffle.js";
import { vocabularyEntry, type Tokens } from "../text/tokenize.js";

/**
 * What is computed for a Spec. shown: what it asks for. oneHead: the same through one head over the
 * whole width, which only untrained weights can be asked for. The others only where they differ from that: allOn with every head switched on, asWritten
 * with the words in their order, usual with every switch as usual.
 */
export type RunName = "shown" | "oneHead" | "allOn" | "asWritten" | "usual";

/** The switches whose effect is shown as a difference to the usual. */
const switchNames = [
  "scale",
  "mask",
  "temperature",
  "positions",
  "heads",
  "shuffle",
] as const satisfies readonly (keyof KnownSpec)[];

export type SwitchName = (typeof switchNames)[number];

export function runsOf(spec: Spec, tokens: Tokens): Partial<Record<RunName, Run>> {
  const { heads, positions, mask, scale, temperature, off } = spec;
  const shown: Run = { heads, positions, mask, scale, temperature, off };
  const written = { tokens: tokens.tokens.map(vocabularyEntry) };
  const usual = usualSwitches(spec);
  return {
    shown,
    ...(spec.model === "untrained" ? { oneHead: { ...shown, heads: 1, off: [] } } : {}),
    ...(off.length > 0 ? { allOn: { ...shown, off: [] } } : {}),
    ...(spec.shuffle === 0 ? {} : { asWritten: { ...shown, ...written } }),
    ...(switched(spec).length === 0 ? {} : { usual: { ...shown, ...usual, off: [], ...written } }),
  };
}

/** The switches of a Spec that are not as usual. */
export function switched(spec: Spec): SwitchName[] {
  const usual = { ...spec, ...usualSwitches(spec) } as Spec;
  return switchNames.filter((name) => formatted(spec, name) !== formatted(usual, name));
}

/** The switches as usual, for the width of a Spec, or as its model was trained. */
export function usualSwitches({ model, width }: Spec): Pick<KnownSpec, SwitchName> {
  const { scale, mask, temperature, positions, shuffle } = initialSpec;
  const shape = trainedShape(model);
  const heads = shape?.heads ?? fittingHeads(width, initialSpec.heads);
  return { scale, mask: shape?.mask ?? mask, temperature, positions, shuffle, heads };
}

/** For every word of the computation, where in the text it stands. */
export function wordOrderOf({ shuffle }: Spec, { tokens }: Tokens): number[] {
  return shuffleOrder(tokens.map(vocabularyEntry), shuffle);
}

/** The same for every place of the picture, in which a start token may stand before the words. */
export function orderOf(spec: Spec, tokens: Tokens): number[] {
  const order = wordOrderOf(spec, tokens);
  return trainedShape(spec.model)?.hasStart ? [0, ...order.map((from) => from + 1)] : order;
}

/** Changes the order of the words; what is locked stays the same word. */
export function shuffledTo(spec: Spec, tokens: Tokens, shuffle: number): Partial<KnownSpec> {
  const from = orderOf(spec, tokens);
  const to = orderOf({ ...spec, shuffle } as Spec, tokens);
  const moved = (place: number | null) => (place === null ? null : to.indexOf(from[place] ?? 0));
  return { shuffle, query: moved(spec.query), key: moved(spec.key), cell: "" };
}
