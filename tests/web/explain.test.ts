import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadEngine, type Engine } from "attention-lab/engine";
import {
  columnsOf,
  formatCell,
  isOfModel,
  parseCell,
  tensorNames,
  type Cell,
} from "../../web/src/explain/cell.js";
import { explain } from "../../web/src/explain/explain.js";
import { valueOf, type Source } from "../../web/src/explain/source.js";

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

function sourceOf(
  tokens: string[],
  settings: Partial<Source> & { width?: number; heads?: number },
): Source {
  const {
    width = 24,
    heads = 4,
    head = 0,
    mask = "none",
    scale = true,
    temperature = 1,
    off = [],
  } = settings;
  const model = engine.untrainedModel({ width });
  const trace = model.attend({ tokens, heads, mask, scale, temperature, off });
  return {
    trace,
    layer: trace.layers[0]!,
    layerIndex: 0,
    parameters: model.weights(),
    head,
    mask,
    scale,
    temperature,
    off,
  };
}

/** What an explanation says the number is, from its own terms. */
function recomputed(explanation: ReturnType<typeof explain>, cell: Cell): number {
  switch (explanation.kind) {
    case "given":
    case "masked":
    case "off":
      return explanation.value;
    case "sum":
      return explanation.terms.reduce((sum, term) => sum + term.value, 0);
    case "scaling":
      return explanation.from.value / explanation.root / explanation.temperature;
    case "softmax":
      return explanation.terms[cell.column]!.value / explanation.total;
    default:
      throw new Error(`${explanation.kind} is for trained models: see trained.test.ts`);
  }
}

const untrainedTensors = tensorNames.filter((name) => isOfModel(name, false));

describe.each(untrainedTensors)("a number of %s", (tensor) => {
  it("is what its terms make, and every term's origin holds the number it names", () => {
    const settings = fc.record({
      tokens: fc.array(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 7 }),
      head: fc.nat({ max: 3 }),
      mask: fc.constantFrom("none" as const, "causal" as const),
      scale: fc.boolean(),
      temperature: fc.double({ min: 0.1, max: 5, noNaN: true }),
      off: fc.subarray([0, 1, 2, 3]),
      row: fc.nat(),
      column: fc.nat(),
    });
    fc.assert(
      fc.property(settings, ({ tokens, row, column, ...rest }) => {
        const source = sourceOf(tokens, rest);
        const columns = columnsOf(tensor, source.layer);
        const cell = { tensor, row: row % tokens.length, column: column % columns };
        const explanation = explain(source, cell);
        const value = valueOf(source, cell);
        expect(explanation.value).toBe(value);
        // The engine sums in float32, the explanation in double.
        expect(Math.abs(recomputed(explanation, cell) - value)).toBeLessThan(
          2e-5 * Math.max(1, Math.abs(value)),
        );
        if (explanation.kind !== "sum") return;
        // A mixed number is made in the head that its column belongs to.
        const head = tensor === "mixed" ? Math.floor(cell.column / 6) : source.head;
        for (const { value, cell: origin } of explanation.terms.flatMap((term) => term.factors)) {
          if (origin) expect(valueOf({ ...source, head }, origin)).toBe(value);
        }
      }),
      { numRuns: 40 },
    );
  });
});

it("a masked weight is said to be masked, not made of terms", () => {
  const source = sourceOf(["a", "b"], { mask: "causal" });
  expect(explain(source, { tensor: "weights", row: 0, column: 1 })).toEqual({
    kind: "masked",
    value: 0,
  });
});

it("a mixed number of a head that is off is said to be off, and its neighbours are made of terms", () => {
  const source = sourceOf(["a", "b"], { off: [2] });
  for (let column = 0; column < 24; column += 1) {
    const explanation = explain(source, { tensor: "mixed", row: 1, column });
    if (column >= 12 && column < 18)
      expect(explanation).toEqual({ kind: "off", value: 0, head: 2 });
    else expect(explanation.kind).toBe("sum");
  }
});

it("a cell is written as in a link and read back; nonsense names none", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...tensorNames),
      fc.nat({ max: 511 }),
      fc.nat({ max: 1023 }),
      (tensor, row, column) => {
        const cell = { tensor, row, column };
        expect(parseCell(formatCell(cell))).toEqual(cell);
      },
    ),
  );
  for (const text of [
    "",
    "weights",
    "weights.1",
    "weights.1.2.3",
    "nothing.1.2",
    "weights.-1.2",
    "weights.1e2.0",
  ]) {
    expect(parseCell(text)).toBeUndefined();
  }
});
