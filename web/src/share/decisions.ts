import { controlNames, lockNames } from "../spec/keys.js";
import type { KnownSpec, Spec } from "../spec/spec.js";

/** What an author may decide for the readers of a view. */
export type Decisions = Partial<
  Pick<KnownSpec, "view" | "step" | "steps" | "lock" | "hide" | "caption" | "theme">
>;

/** Nothing can be changed, no control is shown and, of the walk, no other step. */
export function fixedDecisions({ view, step }: Pick<Spec, "view" | "step">): Decisions {
  return { lock: lockNames, hide: controlNames, steps: view === "steps" ? [step] : [] };
}

/** What a reader decides about as usual: everything. */
export const freeDecisions: Decisions = { lock: [], hide: [], steps: [] };

export function isFixed(spec: Spec): boolean {
  const fixed = fixedDecisions(spec);
  return (["lock", "hide", "steps"] as const).every(
    (name) => spec[name].join() === fixed[name]?.join(),
  );
}
