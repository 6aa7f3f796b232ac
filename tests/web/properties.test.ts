import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { loadEngine, type Engine } from "attention-lab/engine";

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

const settings = fc.record({
  tokens: fc.array(fc.string({ maxLength: 6 }), { minLength: 1, maxLength: 12 }),
  heads: fc.constantFrom(1, 2, 3, 4, 6, 12),
  seed: fc.nat(),
  mask: fc.constantFrom("none" as const, "causal" as const),
  scale: fc.boolean(),
  positions: fc.boolean(),
  temperature: fc.double({ min: 0.05, max: 20, noNaN: true }),
});
const width = 24;

function attend({ seed, ...request }: typeof settings extends fc.Arbitrary<infer T> ? T : never) {
  const model = engine.untrainedModel({ seed, width });
  const layer = model.attend(request).layers[0]!;
  const output = model.weights().output.data;
  model[Symbol.dispose]();
  return { layer, output };
}

it("every row of weights sums to 1 within 1e-6", () => {
  fc.assert(
    fc.property(settings, (request) => {
      const { layer } = attend(request);
      const n = layer.tokens;
      for (let row = 0; row < layer.heads * n; row += 1) {
        const sum = layer.weights.data.subarray(row * n, (row + 1) * n).reduce((a, b) => a + b, 0);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-6);
      }
    }),
  );
});

it("under the causal mask no weight looks ahead, and later tokens change nothing earlier", () => {
  fc.assert(
    fc.property(settings, fc.string(), (request, added) => {
      const causal = { ...request, mask: "causal" as const };
      const { layer } = attend(causal);
      const longer = attend({ ...causal, tokens: [...causal.tokens, added] }).layer;
      const n = layer.tokens;
      layer.weights.data.forEach((weight, index) => {
        if (index % n > Math.floor(index / n) % n) expect(weight).toBe(0);
      });
      layer.output.data.forEach((value, index) => {
        // The products may be summed in another order when there is one row more.
        expect(Math.abs(value - longer.output.data[index]!)).toBeLessThan(1e-4);
      });
    }),
  );
});

it("without positions, permuting the tokens permutes the output", () => {
  fc.assert(
    fc.property(settings, fc.infiniteStream(fc.nat()), (request, stream) => {
      const plain = { ...request, positions: false, mask: "none" as const };
      const order = plain.tokens.map((_, index) => index);
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = stream.next().value! % (last + 1);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      const straight = attend(plain).layer;
      const shuffled = attend({
        ...plain,
        tokens: order.map((index) => plain.tokens[index]!),
      }).layer;
      order.forEach((from, to) => {
        for (let column = 0; column < width; column += 1) {
          const difference =
            straight.output.data[from * width + column]! -
            shuffled.output.data[to * width + column]!;
          // Sums over the keys run in another order: float32 rounding of values near 1.
          expect(Math.abs(difference)).toBeLessThan(1e-4);
        }
      });
    }),
  );
});

it("the output is the sum of what each head alone contributes", () => {
  fc.assert(
    fc.property(settings, (request) => {
      const { layer, output } = attend(request);
      const headWidth = width / layer.heads;
      for (let token = 0; token < layer.tokens; token += 1) {
        for (let column = 0; column < width; column += 1) {
          let total = 0;
          for (let head = 0; head < layer.heads; head += 1) {
            let share = 0;
            for (let k = head * headWidth; k < (head + 1) * headWidth; k += 1) {
              share += layer.mixed.data[token * width + k]! * output[k * width + column]!;
            }
            total += share;
          }
          expect(Math.abs(total - layer.output.data[token * width + column]!)).toBeLessThan(1e-5);
        }
      }
    }),
    { numRuns: 40 },
  );
});
