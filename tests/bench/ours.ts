import { type LayerTrace, loadEngine } from "attention-lab/engine";
import type { AttentionInputs, AttentionResult } from "../onnx/inputs.js";
import type { Implementation } from "./implementation.js";

const engine = await loadEngine();

/** The untrained model sets the inputs, so that ours can keep its weights where they are. */
export function ours(tokens: number, width: number, heads: number) {
  const model = engine.untrainedModel({ seed: 1, width });
  const texts = Array.from({ length: tokens }, (_, index) => `token ${index}`);
  const attend = () => {
    const [layer] = model.attend({ tokens: texts, heads, positions: false }).layers;
    if (!layer) throw new Error("the model gave no layer");
    return layer;
  };

  const { query, key, value, output } = model.weights();
  const weights = { query: query.data, key: key.data, value: value.data, output: output.data };
  const inputs: AttentionInputs = { tokens, width, heads, x: attend().x.data, weights };
  const implementation: Implementation = {
    name: "ours",
    attend: () => resultOf(attend()),
    release: () => model[Symbol.dispose](),
  };
  return { inputs, implementation };
}

/** The general call: it is given the weights each time, checks them and copies them in. */
export function oursWeightsPassedIn(inputs: AttentionInputs): Implementation {
  return { name: "ours, weights passed in", attend: () => resultOf(engine.attend(inputs)) };
}

function resultOf({ weights, output }: LayerTrace): AttentionResult {
  return { weights: weights.data, output: output.data };
}
