import { beforeAll, expect, it } from "vitest";
import { loadEngine, type Engine } from "attention-lab/engine";
import type { Computation, Run } from "../../web/src/engine/computation.js";
import { buffersIn } from "../../web/src/engine/host.js";
import { headWeightsOf, tracesOf, weightsOf } from "../../web/src/engine/traces.js";

import { weightsAlone } from "./weights-alone.js";
let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

const shown: Run = {
  heads: 4,
  positions: true,
  mask: "causal",
  scale: true,
  temperature: 1,
  off: [2],
};
const runs: readonly Run[] = [
  shown,
  { ...shown, heads: 1, off: [] },
  { ...shown, off: [] },
  { ...shown, mask: "none", temperature: 2 },
  { ...shown, positions: false },
  { ...shown, tokens: ["AI", "love", "I"] },
];
const computation: Computation = { seed: 1, width: 32, tokens: ["I", "love", "AI"], runs };

it("each run's trace is what attend gives for it alone", () => {
  const traces = tracesOf(engine.untrainedModel(computation), computation);
  expect(traces.length).toBe(runs.length);
  for (const [index, run] of runs.entries()) {
    const alone = engine.untrainedModel(computation);
    expect(traces[index], `run ${index}`).toEqual(
      alone.attend({ tokens: computation.tokens, ...run }),
    );
  }
});

it("runs of the same vectors share their arrays, and each is moved once", () => {
  const [whole, one] = tracesOf(engine.untrainedModel(computation), computation);
  expect(one!.layers[0]!.query.data).toBe(whole!.layers[0]!.query.data);
  const buffers = buffersIn([whole, one]);
  expect(new Set(buffers).size).toBe(buffers.length);
  const moved = structuredClone([whole, one], { transfer: buffers });
  expect(moved[1]!.layers[0]!.query.data).toHaveLength(3 * 32);
});

it("weights alone are, bit for bit, those of the traces, with the same sizes", () => {
  const traces = tracesOf(engine.untrainedModel(computation), computation);
  expect(weightsOf(engine.untrainedModel(computation), computation)).toEqual(
    traces.map(({ layers }) => layers.map(weightsAlone)),
  );
});

it("one head's weights alone are, bit for bit, those of the trace, with the largest of all runs' beside them", () => {
  const traces = tracesOf(engine.untrainedModel(computation), computation);
  const all = traces.flatMap(({ layers }) =>
    layers.map(({ weights }) => Math.max(...weights.data)),
  );
  const { weights, ...sizes } = weightsAlone(traces[0]!.layers[0]!);
  for (const [asked, head] of [
    [0, 0],
    [3, 3],
    [9, 3],
  ] as const) {
    const model = engine.untrainedModel(computation);
    expect(headWeightsOf(model, computation, { layer: 0, head: asked })).toEqual([
      [
        {
          ...sizes,
          weights: { shape: [1, 3, 3], data: weights.data.slice(9 * head, 9 * head + 9) },
          only: { layer: 0, head, largest: Math.max(...all) },
        },
      ],
    ]);
  }
});

it("no runs, no traces", () => {
  const nothing = { ...computation, runs: [] };
  expect(tracesOf(engine.untrainedModel(computation), nothing)).toEqual([]);
  expect(headWeightsOf(engine.untrainedModel(computation), nothing, { layer: 0, head: 0 })).toEqual(
    [],
  );
});
