import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { loadEngine, type Engine } from "attention-lab/engine";
import { headParts, headShares } from "../../web/src/explain/head-shares.js";

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

const settings = fc.record({
  tokens: fc.array(fc.string({ maxLength: 4 }), { minLength: 1, maxLength: 6 }),
  heads: fc.constantFrom(2, 3, 4, 8),
  seed: fc.nat(),
});

interface Request {
  tokens: string[];
  heads: number;
  seed: number;
  off?: number[];
}

function attend({ seed, ...request }: Request) {
  const model = engine.untrainedModel({ seed, width: 24 });
  const layer = model.attend(request).layers[0]!;
  const weights = model.weights();
  model[Symbol.dispose]();
  return { layer, weights };
}

it("the heads' parts add up to the engine's output", () => {
  fc.assert(
    fc.property(settings, (request) => {
      const { layer, weights } = attend(request);
      const token = layer.tokens - 1;
      const parts = headParts(layer, weights.output.data, token);
      for (let column = 0; column < layer.width; column += 1) {
        const sum = parts.reduce((total, part) => total + part[column]!, 0);
        // The engine sums in float32, the parts in double.
        expect(Math.abs(sum - layer.output.data[token * layer.width + column]!)).toBeLessThan(1e-5);
      }
    }),
  );
});

it("their shares sum to 1, and a head alone that is all of the output has all of it", () => {
  fc.assert(
    fc.property(settings, (request) => {
      const { layer, weights } = attend(request);
      const shares = headShares(layer, weights, 0);
      expect(shares.map(({ head }) => head)).toEqual([...shares.keys()]);
      expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
      for (const { norm } of shares) expect(norm).toBeGreaterThanOrEqual(0);
    }),
  );
  const { layer, weights } = attend({ tokens: ["a"], heads: 2, seed: 1 });
  const silenced = layer.mixed.data.map((value, column) => (column < 12 ? value : 0));
  const alone = { ...layer, mixed: { ...layer.mixed, data: silenced } };
  const [first, second] = headShares(alone, weights, 0);
  expect([first!.share, second!.share]).toEqual([1, 0]);
});

it("a head that is off gives nothing, and with every head off nobody does", () => {
  const tokens = ["a", "b", "c"];
  const { layer, weights } = attend({ tokens, heads: 4, seed: 1, off: [1, 3] });
  const shares = headShares(layer, weights, 2);
  expect(shares.filter(({ norm }) => norm === 0).map(({ head }) => head)).toEqual([1, 3]);
  expect(shares[1]!.share).toBe(0);
  expect(shares[0]!.share + shares[2]!.share).toBeCloseTo(1, 10);
  const none = attend({ tokens, heads: 4, seed: 1, off: [0, 1, 2, 3] });
  expect(headShares(none.layer, none.weights, 2).map(({ share }) => share)).toEqual([0, 0, 0, 0]);
});
