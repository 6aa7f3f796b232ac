import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadEngine, type Engine, type LayerTrace } from "attention-lab/engine";
import { costs } from "../../web/src/explain/cost.js";
import { differenceOf, meanSquare, reordered } from "../../web/src/explain/difference.js";
import { headParts } from "../../web/src/explain/head-shares.js";
import { outputMoves } from "../../web/src/explain/reorder.js";
import { effectiveTokens, entropy } from "../../web/src/explain/spread.js";
import { outputTurn } from "../../web/src/explain/turn.js";
import { shuffleOrder } from "../../web/src/text/shuffle.js";

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

const width = 24;
const tokenLists = fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 6 });

function attend(tokens: string[], options: object = {}): LayerTrace {
  const model = engine.untrainedModel({ width });
  const layer = model.attend({ tokens, heads: 4, ...options }).layers[0]!;
  model[Symbol.dispose]();
  return layer;
}

describe("entropy", () => {
  it("is 0 where one token has everything, and log₂ n where n share evenly", () => {
    expect(entropy(Float32Array.of(0, 1, 0))).toBe(0);
    expect(entropy(new Float32Array(8).fill(1 / 8))).toBe(3);
    expect(effectiveTokens(new Float32Array(4).fill(1 / 4))).toBe(4);
    expect(entropy(Float32Array.of(0.5, 0.25, 0.25))).toBe(1.5);
  });

  it("is the expected surprise of the row's tokens, by natural logarithms too", () => {
    fc.assert(
      fc.property(tokenLists, (tokens) => {
        const n = tokens.length;
        const row = attend(tokens).weights.data.subarray(0, n);
        let nats = 0;
        for (const weight of row) nats += weight > 0 ? weight * Math.log(1 / weight) : 0;
        expect(entropy(row)).toBeCloseTo(nats / Math.LN2, 10);
        expect(effectiveTokens(row)).toBeCloseTo(Math.exp(nats), 9);
        expect(effectiveTokens(row)).toBeLessThanOrEqual(n + 1e-6);
      }),
    );
  });
});

/** Counts by going through the layer's loops. */
function counted(n: number, d: number, h: number, mask: "none" | "causal") {
  const count = { scores: 0, softmax: 0, mix: 0 };
  for (let head = 0; head < h; head += 1)
    for (let query = 0; query < n; query += 1)
      for (let key = 0; key < n; key += 1) {
        if (mask === "none" || key <= query) count.softmax += 1;
        for (let k = 0; k < d / h; k += 1) {
          count.scores += 1;
          count.mix += 1;
        }
      }
  let project = 0;
  for (let matrix = 0; matrix < 4; matrix += 1)
    for (let row = 0; row < n; row += 1) for (let k = 0; k < d * d; k += 1) project += 1;
  return { parameters: 4 * d ** 2, project, ...count };
}

it("costs are those that the layer's loops count, for one head and for many", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom(1, 2, 4, 8),
      fc.constantFrom("none" as const, "causal" as const),
      (tokens, heads, mask) => {
        const layer = { tokens, width: 8, heads } as LayerTrace;
        const many = counted(tokens, 8, heads, mask);
        const one = counted(tokens, 8, 1, mask);
        for (const cost of costs(layer, mask)) {
          expect(cost.many, cost.name).toBe(many[cost.name]);
          expect(cost.one, cost.name).toBe(one[cost.name]);
        }
      },
    ),
    { numRuns: 50 },
  );
});

it("the one head's scores are the sums of the many heads' scores", () => {
  fc.assert(
    fc.property(tokenLists, (tokens) => {
      const [many, one] = [attend(tokens), attend(tokens, { heads: 1 })];
      const cells = tokens.length ** 2;
      for (let cell = 0; cell < cells; cell += 1) {
        let sum = 0;
        for (let head = 0; head < 4; head += 1) sum += many.scores.data[head * cells + cell]!;
        // 24 products of some size 10, summed in float32 in another order.
        expect(Math.abs(sum - one.scores.data[cell]!)).toBeLessThan(1e-4);
      }
    }),
  );
});

describe("differences", () => {
  it("name the cell that changed most; their rows sum to 0", () => {
    const before = Float32Array.of(0.5, 0.5, 1, 0);
    const after = Float32Array.of(0.75, 0.25, 0.25, 0.75);
    const { square, query, key, change } = differenceOf(before, after);
    expect(Array.from(square)).toEqual([0.25, -0.25, -0.75, 0.75]);
    expect([query, key, change]).toEqual([1, 0, -0.75]);
  });

  it("of squares in another order compare each pair of words with itself", () => {
    fc.assert(
      fc.property(tokenLists, fc.integer({ min: 1, max: 1000 }), (tokens, shuffle) => {
        const order = shuffleOrder(tokens, shuffle);
        const options = { positions: false };
        const written = attend(tokens, options).weights.data.subarray(0, tokens.length ** 2);
        const moved = attend(
          order.map((from) => tokens[from]!),
          options,
        ).weights.data.subarray(0, tokens.length ** 2);
        // Without positions the weights move with the words: what is left is rounding.
        const { change } = differenceOf(reordered(written, order), moved);
        expect(Math.abs(change)).toBeLessThan(1e-5);
      }),
    );
  });

  it("of the mean of all heads are those of the heads' sums", () => {
    const { weights } = attend(["a", "b", "c"]);
    const mean = meanSquare(weights);
    for (let cell = 0; cell < 9; cell += 1) {
      let sum = 0;
      for (let head = 0; head < 4; head += 1) sum += weights.data[9 * head + cell]!;
      expect(mean[cell]).toBeCloseTo(sum / 4, 6);
    }
  });
});

describe("what becomes of an output", () => {
  it("without a head is the loss of that head's part: length, direction and change", () => {
    fc.assert(
      fc.property(tokenLists, fc.nat({ max: 3 }), (tokens, head) => {
        const model = engine.untrainedModel({ width });
        const [all, without] = [attend(tokens), attend(tokens, { off: [head] })];
        const parts = headParts(all, model.weights().output.data, 0);
        model[Symbol.dispose]();
        const from = Array.from({ length: width }, (_, k) => parts.reduce((s, p) => s + p[k]!, 0));
        const to = from.map((value, k) => value - parts[head]![k]!);
        const length = (vector: number[]) => Math.hypot(...vector);
        const turn = outputTurn(all, without, 0);
        // The engine adds in float32.
        expect(turn.before).toBeCloseTo(length(from), 4);
        expect(turn.after).toBeCloseTo(length(to), 4);
        expect(turn.change).toBeCloseTo(length(parts[head]!), 4);
        const product = from.reduce((sum, value, k) => sum + value * to[k]!, 0);
        expect(turn.cosine).toBeCloseTo(product / length(from) / length(to), 4);
        expect(turn.degrees).toBeCloseTo((Math.acos(turn.cosine) / Math.PI) * 180, 8);
      }),
      { numRuns: 40 },
    );
  });

  it("with every head off is nothing: length 0, and no direction", () => {
    const turn = outputTurn(attend(["a"]), attend(["a"], { off: [0, 1, 2, 3] }), 0);
    expect(turn.after).toBe(0);
    expect(turn.change).toBe(turn.before);
    expect(turn.degrees).toBeNaN();
  });

  it("without positions is nothing but rounding when words are shuffled, repeated ones too", () => {
    fc.assert(
      fc.property(tokenLists, fc.integer({ min: 1, max: 1000 }), (tokens, shuffle) => {
        const order = shuffleOrder(tokens, shuffle);
        const drawn = order.map((from) => tokens[from]!);
        const moves = (positions: boolean) =>
          outputMoves(attend(tokens, { positions }), attend(drawn, { positions }), order);
        const still = moves(false);
        expect(still.map(({ written }) => written)).toEqual([...tokens.keys()]);
        for (const { place, written, largest } of still) {
          expect(order[place]).toBe(written);
          expect(largest).toBeLessThan(1e-4);
        }
        const isMoved = order.some((from, place) => from !== place);
        const most = Math.max(...moves(true).map(({ largest }) => largest));
        if (isMoved) expect(most).toBeGreaterThan(1e-3);
      }),
    );
  });
});
