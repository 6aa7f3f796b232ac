import { beforeAll, expect, it } from "vitest";
import { loadEngine, type Engine } from "attention-lab/engine";
import type { Computation, Run } from "../../web/src/engine/computation.js";
import { buffersIn } from "../../web/src/engine/host.js";
import { tracesOf, weightsOf } from "../../web/src/engine/traces.js";

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

it("no runs, no traces", () => {
  expect(tracesOf(engine.untrainedModel(computation), { ...computation, runs: [] })).toEqual([]);
});
