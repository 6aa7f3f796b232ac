import { parseNumber, parseShape, type Typed } from "./answer.js";
import type { Mistake, Numeric, NumericMistake, ShapeExercise } from "./exercise.js";
import { total } from "./arithmetic.js";

/** What is said to an answer. */
export type Verdict =
  | { readonly kind: "right" }
  /** The answer at an index is empty or no number. */
  | { readonly kind: "unreadable"; readonly at: number }
  | {
      readonly kind: "mistake";
      readonly name: Mistake;
      readonly at?: number;
      readonly sum?: number;
    }
  /** All within a few tolerances. */
  | { readonly kind: "near" }
  /** Some are right; these are not. */
  | { readonly kind: "partly"; readonly wrong: readonly number[] }
  | { readonly kind: "wrong" };

/** Says what an answer is: right, a known mistake, nearly right, or wrong. */
export function checkNumbers(given: readonly string[], exercise: Numeric): Verdict {
  const { keys, tolerance, areShares } = exercise;
  const typed = keys.map((_, index) => readable(given[index], areShares));
  const unreadable = typed.indexOf(undefined);
  if (unreadable >= 0) return { kind: "unreadable", at: unreadable };
  const values = typed.map((number) => number?.value ?? NaN);
  const wrong = [...keys.keys()].filter((index) => !isWithin(values, keys, index, tolerance));
  if (wrong.length === 0) return { kind: "right" };
  return (
    knownMistake(values, exercise) ??
    (areShares ? mistakeOfRow(values, exercise) : undefined) ??
    remoteness(values, exercise, wrong)
  );
}

/** A percentage stands for a share only. */
function readable(text = "", areShares: boolean): Typed | undefined {
  const typed = parseNumber(text);
  return typed?.isPercent && !areShares ? undefined : typed;
}

function isWithin(
  values: readonly number[],
  keys: readonly number[],
  index: number,
  tolerance: number,
): boolean {
  // A share of 0.625 typed as 0.63 is off by the half that the key is printed with.
  return Math.abs((values[index] ?? NaN) - (keys[index] ?? NaN)) <= tolerance + 1e-9;
}

function knownMistake(values: readonly number[], exercise: Numeric): Verdict | undefined {
  const fits = (mistake: NumericMistake) =>
    mistake.values.every((value, index) =>
      isWithin(
        values,
        mistake.values,
        index,
        // Large numbers are computed from rounded ones, and are off in proportion.
        mistake.tolerance ?? Math.max(exercise.tolerance, Math.abs(value) / 100),
      ),
    );
  const found = exercise.mistakes.find(fits);
  return found && { kind: "mistake", name: found.name };
}

/** Whether every mistake leads elsewhere than a right answer; one that leads to the key itself is none. */
export function tellsApart({ keys, tolerance, mistakes }: Numeric): boolean {
  return mistakes.every(({ values }) => {
    const off = Math.max(...values.map((value, index) => Math.abs(value - (keys[index] ?? NaN))));
    return off < 1e-4 || off > 2 * tolerance;
  });
}

function mistakeOfRow(
  values: readonly number[],
  { keys, hidden, tolerance }: Numeric,
): Verdict | undefined {
  const seen = hidden.find((index) => !isWithin(values, keys, index, tolerance));
  if (seen !== undefined) return { kind: "mistake", name: "masked", at: seen };
  const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
  const [sortedValues, sortedKeys] = [ascending(values), ascending(keys)];
  if (sortedKeys.every((_, index) => isWithin(sortedValues, sortedKeys, index, tolerance))) {
    return { kind: "mistake", name: "order" };
  }
  const sum = total(values);
  const isOff = Math.abs(sum - total(keys)) > tolerance * keys.length;
  return isOff ? { kind: "mistake", name: "sum", sum } : undefined;
}

function remoteness(
  values: readonly number[],
  { keys, tolerance }: Numeric,
  wrong: readonly number[],
): Verdict {
  const isNear = keys.every((key, index) =>
    isWithin(values, keys, index, Math.max(3 * tolerance, Math.abs(key) * 0.03)),
  );
  if (isNear) return { kind: "near" };
  return wrong.length < keys.length ? { kind: "partly", wrong } : { kind: "wrong" };
}

export function checkShape(given: string, { shape, mistakes }: ShapeExercise): Verdict {
  const typed = parseShape(given);
  if (!typed) return { kind: "unreadable", at: 0 };
  const same = (other: readonly number[]) => String(other) === String(typed);
  if (same(shape)) return { kind: "right" };
  const mistake = mistakes.find((candidate) => same(candidate.shape));
  if (mistake) return { kind: "mistake", name: mistake.name };
  return typed.length === shape.length ? { kind: "wrong" } : { kind: "mistake", name: "rank" };
}
