import { type Engine, type LayerTrace, loadEngine } from "attention-lab/engine";
import type { AttentionInputs, AttentionResult } from "../onnx/inputs.js";
import type { Implementation } from "./implementation.js";

const engine = await loadEngine({ build: "simd128" });
const relaxedEngine = await loadEngine({ build: "fastest" });
if (relaxedEngine.build !== "relaxed") {
  throw new Error(`The fastest build here is ${relaxedEngine.build}; the bench needs relaxed SIMD`);
}

/** Weights and vectors are the untrained model's. */
export function inputsOf(tokens: number, width: number, heads: number): AttentionInputs {
  const model = engine.untrainedModel({ seed: 1, width });
  const { query, key, value, output } = model.weights();
  const texts = Array.from({ length: tokens }, (_, index) => `token ${index}`);
  const { x } = model.tensors({ tokens: texts, heads, positions: false }, ["x"]);
  model[Symbol.dispose]();
  const weights = { query: query.data, key: key.data, value: value.data, output: output.data };
  return { tokens, width, heads, x: x.data, weights };
}

/**
 * The weights stay inside, as the peers' do. Rows of x that have not changed would not be projected
 * again, so that each call gets other vectors than the last.
 */
export function ours(inputs: AttentionInputs): Implementation {
  return kept("ours", engine, inputs);
}

export function oursRelaxed(inputs: AttentionInputs): Implementation {
  return kept("ours, relaxed", relaxedEngine, inputs);
}

/** It writes into the arrays of its last answer: what is left is the computation. */
export function oursRelaxedInto(inputs: AttentionInputs): Implementation {
  return kept("ours, relaxed, into", relaxedEngine, inputs, true);
}

function kept(
  name: string,
  engine: Engine,
  inputs: AttentionInputs,
  isInto = false,
): Implementation {
  const layer = engine.layer(inputs);
  const { tokens, heads } = inputs;
  const turns = [inputs.x, inputs.x.map((value) => -value)];
  let turn = 1;
  let last: Asked | undefined;
  return {
    name,
    attend: () => {
      turn = 1 - turn;
      const x = turns[turn] as Float32Array;
      const into = isInto ? last : undefined;
      last = layer.tensors({ x, tokens, heads }, ["weights", "output"], into);
      return resultOf(last);
    },
    release: () => layer[Symbol.dispose](),
  };
}

/** The general call: it is given the weights each time, checks them and copies them in. */
export function oursWeightsPassedIn(inputs: AttentionInputs): Implementation {
  return { name: "ours, weights passed in", attend: () => resultOf(engine.attend(inputs)) };
}

type Asked = Pick<LayerTrace, "weights" | "output">;

function resultOf({ weights, output }: Asked): AttentionResult {
  return { weights: weights.data, output: output.data };
}
