import { beforeAll, describe, expect, it } from "vitest";
import {
  loadEngine,
  type AttendRequest,
  type Engine,
  type EngineOptions,
  type Tensor,
} from "attention-lab/engine";
import { relaxedSimd } from "wasm-feature-detect";
import { goldenCases } from "../golden/read.js";

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine({ build: "simd128" });
});

describe("loadEngine", () => {
  it("says which build it gave", async () => {
    expect(engine.build).toBe("simd128");
    const expected = (await relaxedSimd()) ? "relaxed" : "simd128";
    expect((await loadEngine()).build).toBe(expected);
    expect((await loadEngine({ build: "fastest" })).build).toBe(expected);
  });

  it.each([
    [{ build: "fast" }, 'build is "fast"; it must be "fastest" or "simd128", or left out'],
    [{ build: "relaxed" }, 'build is "relaxed"; it must be "fastest" or "simd128"'],
    [{ build: null }, 'build is null; it must be "fastest" or "simd128"'],
    ["simd128", 'loadEngine got "simd128"; it takes an object, such as { build: "simd128" }'],
    [null, "loadEngine got null; it takes an object"],
  ])("refuses %o", async (options, message) => {
    await expect(loadEngine(options as unknown as EngineOptions)).rejects.toThrow(message);
  });
});

/** Two tokens, width 4, two heads; every matrix is the identity, so Q = K = V = x. */
function identityRequest(): AttendRequest {
  const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
  return {
    x: [1, 0, 0, 0, 0, 0, 0, 2],
    tokens: 2,
    width: 4,
    heads: 2,
    weights: { query: identity, key: identity, value: identity, output: identity },
  };
}

describe("attend by the package's name", () => {
  it("gives values that can be checked on paper", () => {
    const trace = engine.attend(identityRequest());
    const head = (tensor: Tensor, index: number) =>
      Array.from(tensor.data.subarray(4 * index, 4 * index + 4));
    expect(head(trace.scores, 0)).toEqual([1, 0, 0, 0]);
    expect(head(trace.scores, 1)).toEqual([0, 0, 0, 4]);
    const share = Math.exp(1 / Math.SQRT2) / (Math.exp(1 / Math.SQRT2) + 1);
    expect(trace.weights.data[0]).toBeCloseTo(share, 6);
    expect(trace.weights.data[2]).toBeCloseTo(0.5, 6);
    expect(trace.mixed.data[0]).toBeCloseTo(share, 6);
  });

  it("keeps every tensor of the trace with its shape", () => {
    const trace = engine.attend(identityRequest());
    expect([trace.tokens, trace.width, trace.heads]).toEqual([2, 4, 2]);
    const { x, query, key, value, mixed, output, scores, scaled, weights } = trace;
    for (const tensor of [x, query, key, value, mixed, output])
      expect(tensor.shape).toEqual([2, 4]);
    for (const tensor of [scores, scaled, weights]) expect(tensor.shape).toEqual([2, 2, 2]);
    for (const tensor of Object.values(trace).filter((part) => typeof part === "object")) {
      expect(tensor.data).toBeInstanceOf(Float32Array);
      expect(tensor.data.length).toBe(tensor.shape.reduce((a: number, b: number) => a * b, 1));
    }
  });

  it("a head that is off keeps its weights and hands on exactly 0", () => {
    const all = engine.attend(identityRequest());
    const off = engine.attend({ ...identityRequest(), off: [1] });
    expect(off.weights).toEqual(all.weights);
    expect(off.value).toEqual(all.value);
    // W_O is the identity, so that the output is what was mixed: head 0's columns and zeros.
    const [first = NaN, , , , fifth = NaN] = all.mixed.data;
    expect(Array.from(off.mixed.data)).toEqual([first, 0, 0, 0, fifth, 0, 0, 0]);
    expect(off.output.data).toEqual(off.mixed.data);
    expect(engine.attend({ ...identityRequest(), off: [] })).toEqual(all);
  });

  it("with every head off the output is its bias", () => {
    const output = [1, 2, 3, 4];
    const { data } = engine.attend({
      ...identityRequest(),
      off: [0, 1],
      biases: { output },
    }).output;
    expect(Array.from(data)).toEqual([...output, ...output]);
  });

  it.each(goldenCases())("gives the golden numbers of $name", ({ request, expected }) => {
    const trace = engine.attend(request);
    for (const [name, values] of Object.entries(expected)) {
      const { data } = trace[name as keyof typeof expected];
      const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const difference = data.reduce(
        (most, value, i) => Math.max(most, Math.abs(value - (values[i] ?? NaN))),
        0,
      );
      // float32 against float64, relative to the tensor's largest magnitude.
      expect(difference, name).toBeLessThanOrEqual(2e-5 * largest);
    }
  });
});

describe("what cannot be computed", () => {
  const bad: [string, Partial<Record<keyof AttendRequest, unknown>>, RegExp][] = [
    ["a short x", { x: [1, 2, 3] }, /x has 3 values, needs 8 \(2 × 4\)/],
    ["NaN, with its index", { x: [1, 0, 0, NaN, 0, 0, 0, 2] }, /x has NaN at index 3/],
    [
      "infinity, with its index",
      { x: [1, 0, 0, 0, 0, 0, 0, Infinity] },
      /x has infinity at index 7/,
    ],
    [
      "heads that do not divide",
      { heads: 3 },
      /heads is 3, which does not divide width 4; use one of 1, 2, 4/,
    ],
    ["zero tokens", { tokens: 0 }, /tokens is 0; it must be a whole number from 1 to 2048/],
    ["a fraction of a head", { heads: 1.5 }, /heads is 1.5/],
    ["no width", { width: undefined }, /width is NaN/],
    ["temperature 0", { temperature: 0 }, /temperature is 0; it must be a finite number above 0/],
    ["an unknown mask", { mask: "future" }, /mask is future; it must be none or causal/],
    [
      "a head off that is not there",
      { off: [0, 2] },
      /off has head 2; heads are whole numbers from 0 to 1/,
    ],
    ["a fraction of a head off", { off: [0.5] }, /off has head 0.5/],
    ["a head off that is a text", { off: ["0"] }, /off has head NaN/],
    ["off that is no array", { off: "0 1" }, /off is string; it must be an array of heads/],
    ["off that is null", { off: null }, /off is object/],
    ["scale that is no boolean", { scale: "yes" }, /scale is not true or false/],
    [
      "x that is a text",
      { x: "1 2 3" },
      /x is string; it must be a Float32Array or an array of numbers/,
    ],
    ["no weights", { weights: undefined }, /weights is undefined/],
    ["a missing matrix", { weights: { query: [1] } }, /weights.key is undefined/],
    ["a short bias", { biases: { key: [1] } }, /biases.key has 1 values, needs 4 \(1 × 4\)/],
  ];

  it.each(bad)("%s is refused with what came and what was expected", (_, change, message) => {
    const request = { ...identityRequest(), ...change } as AttendRequest;
    expect(() => engine.attend(request)).toThrow(message);
    expect(engine.attend(identityRequest()).output.shape).toEqual([2, 4]);
  });

  it("a request that cannot fit is refused with its bytes, before anything is taken", () => {
    const request = { ...identityRequest(), tokens: 2048, width: 4096, heads: 64 };
    // 4 · (6·2048·4096 + 3·64·2048² + 4·4096² + 4·4096)
    expect(() => engine.attend(request)).toThrow(/need 3691053056 bytes, the limit is 2147483648/);
  });

  it("twenty thousand errors leave the engine whole: none keeps a piece of the stack", () => {
    const request = { ...identityRequest(), heads: 3 };
    let refused = 0;
    for (let count = 0; count < 20_000; count += 1) {
      try {
        engine.attend(request);
      } catch (error) {
        if (/heads is 3/.test(String(error))) refused += 1;
      }
    }
    expect(refused).toBe(20_000);
    expect(engine.attend(identityRequest()).scores.data[0]).toBe(1);
  });
});

describe("a layer that is kept", () => {
  it("gives the numbers of attend, call after call, and only those asked for", () => {
    const { width, weights, biases, ...vectors } = { biases: {}, ...identityRequest() };
    const layer = engine.layer({ width, weights, biases });
    const wanted = engine.attend(identityRequest());
    for (const call of [1, 2]) expect(layer.attend(vectors), `call ${call}`).toEqual(wanted);
    expect(layer.tensors(vectors, ["weights", "output"])).toEqual({
      weights: wanted.weights,
      output: wanted.output,
    });
    expect(layer.tensors(vectors, [])).toEqual({});
    expect(layer.attend(vectors).scaled).toEqual(wanted.scaled);
  });

  it("writes over the arrays that it is given back, where they are as long, and over no others", () => {
    const { width, weights, ...vectors } = identityRequest();
    const layer = engine.layer({ width, weights });
    const first = layer.tensors(vectors, ["weights", "output"]);
    const before = structuredClone(first);
    const doubled = { ...vectors, x: [2, 0, 0, 0, 0, 0, 0, 4] };
    const second = layer.tensors(doubled, ["weights", "output"]);
    expect(first).toEqual(before);

    const again = layer.tensors(vectors, ["weights", "output"], second);
    expect(again).toEqual(before);
    expect(again.weights.data).toBe(second.weights.data);
    expect(again.output.data).toBe(second.output.data);

    const shorter = layer.tensors({ ...vectors, x: [1, 0, 0, 0], tokens: 1 }, ["output"], again);
    expect(shorter.output.data).not.toBe(again.output.data);
    expect(shorter.output).toEqual({ shape: [1, 4], data: Float32Array.of(1, 0, 0, 0) });
    expect(again).toEqual(before);
  });

  it("gives the same numbers after warming up", () => {
    const { width, weights, ...vectors } = identityRequest();
    const layer = engine.layer({ width, weights });
    const before = layer.attend(vectors);
    engine.warmUp();
    expect(layer.attend(vectors)).toEqual(before);
  });

  it("refuses a tensor that a layer has not, and weights that do not fit", () => {
    const { width, weights, ...vectors } = identityRequest();
    const layer = engine.layer({ width, weights });
    expect(() => layer.tensors(vectors, ["loss" as never])).toThrow(/tensors has loss/);
    expect(() => engine.layer({ width: 3, weights })).toThrow(
      /weights.query has \d+ values, needs 9/,
    );
  });
});

describe("the untrained model", () => {
  it("gives the same numbers after warming up, whatever its width", () => {
    for (const width of [1, 12, 32]) {
      const model = engine.untrainedModel({ width });
      const before = model.attend({ tokens: ["a", "b"], heads: 1 });
      model.warmUp();
      expect(model.attend({ tokens: ["a", "b"], heads: 1 })).toEqual(before);
    }
  });

  it("gives only the tensors asked for, with the bits of all", () => {
    const model = engine.untrainedModel({ width: 32 });
    const request = { tokens: ["I", "love", "AI"], heads: 4 };
    const [layer] = model.attend(request).layers;
    expect(model.tensors(request, ["scaled", "query"])).toEqual({
      scaled: layer!.scaled,
      query: layer!.query,
    });
    expect(() => model.tensors(request, ["loss" as never])).toThrow(/tensors has loss/);
  });

  it("gives the weights of the heads asked for, and how large the largest of all is", () => {
    const model = engine.untrainedModel({ width: 32 });
    const request = { tokens: ["I", "love", "AI"], heads: 4 };
    const { weights } = model.attend(request).layers[0]!;
    const largest = Math.max(...weights.data);
    for (const asked of [[], [3], [1, 0]]) {
      const numbers = asked.flatMap((head) => [...weights.data.slice(9 * head, 9 * head + 9)]);
      expect(model.headsWeights(request, asked)).toEqual({
        weights: { shape: [asked.length, 3, 3], data: Float32Array.from(numbers) },
        largest,
      });
    }
    expect(() => model.headsWeights(request, [4])).toThrow(/heads has 4; .* from 0 to 3/);
    expect(() => model.headsWeights(request, [0.5])).toThrow(/heads has 0.5/);
    expect(() => model.headsWeights({ ...request, heads: 5 }, [0])).toThrow(/5/);
  });

  it("gives the same numbers through attend, with its own weights", () => {
    const model = engine.untrainedModel({ seed: 5, width: 48 });
    const trace = model.attend({ tokens: ["I", "love", "AI"], heads: 4, mask: "causal" });
    const [layer] = trace.layers;
    const { query, key, value, output } = model.weights();
    const weights = { query: query.data, key: key.data, value: value.data, output: output.data };
    const again = engine.attend({
      x: layer!.x.data,
      tokens: 3,
      width: 48,
      heads: 4,
      mask: "causal",
      weights,
    });
    expect(again.output.data).toEqual(layer!.output.data);
    model[Symbol.dispose]();
  });

  it("the heads' outputs, each alone, add up to the output of all", () => {
    const model = engine.untrainedModel({ width: 24 });
    const tokens = ["I", "love", "AI"];
    const output = (off: number[]) =>
      model.attend({ tokens, heads: 4, off }).layers[0]!.output.data;
    const alone = [0, 1, 2, 3].map((head) =>
      output([0, 1, 2, 3].filter((other) => other !== head)),
    );
    output([]).forEach((value, cell) => {
      const sum = alone.reduce((total, part) => total + part[cell]!, 0);
      // Sums of 24 products in float32 against their parts' sums.
      expect(Math.abs(sum - value)).toBeLessThan(1e-5);
    });
  });

  it("adds positions to embeddings, or leaves them out", () => {
    const model = engine.untrainedModel({ width: 32 });
    const withPositions = model.attend({ tokens: ["a", "a"], heads: 2 });
    const x = withPositions.layers[0]!.x.data;
    const sum = withPositions.embedding.data.map(
      (value, i) => value + withPositions.position!.data[i]!,
    );
    expect(x).toEqual(sum);
    const without = model.attend({ tokens: ["a", "a"], heads: 2, positions: false });
    expect(without.position!.data.every((value) => value === 0)).toBe(true);
    const [first, second] = [
      without.embedding.data.subarray(0, 32),
      without.embedding.data.subarray(32),
    ];
    expect(first).toEqual(second);
  });

  it("takes tokens of any script, and lone surrogates", () => {
    const model = engine.untrainedModel({ width: 8 });
    const trace = model.attend({ tokens: ["爱", "مرحبا", "👩‍👩‍👧", "\ud800"], heads: 1 });
    expect(trace.layers[0]!.weights.data.every(Number.isFinite)).toBe(true);
  });

  it("survives the growth of its memory", () => {
    const small = engine.untrainedModel({ width: 8 });
    const before = small.attend({ tokens: ["a", "b"], heads: 2 });
    const copy = before.layers[0]!.output.data.slice();
    const tokens = Array.from({ length: 1500 }, (_, index) => `t${index}`);
    const large = engine.untrainedModel({ width: 1024 }).attend({ tokens, heads: 16 });
    expect(large.layers[0]!.weights.data.length).toBe(16 * 1500 * 1500);
    expect(before.layers[0]!.output.data).toEqual(copy);
    expect(small.attend({ tokens: ["a", "b"], heads: 2 }).layers[0]!.output.data).toEqual(copy);
  });

  it.each([
    [{ seed: -1 }, /seed is -1; it must be a whole number from 0 to 4294967295/],
    [{ seed: 1.5 }, /seed is 1.5/],
    [{ width: 5000 }, /width is 5000; it must be a whole number from 1 to 4096/],
  ])("refuses %o", (options, message) => {
    expect(() => engine.untrainedModel(options)).toThrow(message);
  });

  it("refuses tokens that are no texts", () => {
    const model = engine.untrainedModel({ width: 8 });
    const tokens = ["a", 7] as unknown as string[];
    expect(() => model.attend({ tokens, heads: 1 })).toThrow(/tokens has number at index 1/);
  });
});

it("what has been disposed of says so, and a second time does no harm", () => {
  const model = engine.untrainedModel({ width: 8 });
  const other = engine.untrainedModel({ width: 8 });
  model[Symbol.dispose]();
  model[Symbol.dispose]();
  const request = { tokens: ["a"], heads: 1 };
  expect(() => model.attend(request)).toThrow(/has been disposed of; make another/);
  expect(() => model.tensors(request, ["weights"])).toThrow(/has been disposed of/);
  expect(() => model.weights()).toThrow(/has been disposed of/);
  expect(other.attend(request).layers).toHaveLength(1);
});
