import attention from "../../../../../cpp/attention/attention.cpp?raw";
import attentionHeader from "../../../../../cpp/attention/attention.h?raw";
import fastExp from "../../../../../cpp/attention/fast/exp.h?raw";
import fastLayer from "../../../../../cpp/attention/fast/layer.cpp?raw";
import fastProduct from "../../../../../cpp/attention/fast/product.cpp?raw";
import fastSoftmax from "../../../../../cpp/attention/fast/softmax.cpp?raw";
import heads from "../../../../../cpp/attention/heads.h?raw";
import linear from "../../../../../cpp/attention/linear.h?raw";
import mask from "../../../../../cpp/attention/mask.h?raw";
import positions from "../../../../../cpp/attention/positions.cpp?raw";
import product from "../../../../../cpp/attention/product.cpp?raw";
import softmax from "../../../../../cpp/attention/softmax.h?raw";
import model from "../../../../../cpp/attention/untrained_model.cpp?raw";
import forward from "../../../../../cpp/transformer/forward.cpp?raw";
import layerNorm from "../../../../../cpp/transformer/layer_norm.h?raw";
import weights from "../../../../../cpp/transformer/weights.h?raw";
import tokenize from "../../../text/tokenize.ts?raw";
import type { Step } from "../../../explain/steps.js";

/** The very files that are compiled, by their place in the project. */
export const files = {
  "cpp/attention/attention.cpp": attention,
  "cpp/attention/attention.h": attentionHeader,
  "cpp/attention/fast/exp.h": fastExp,
  "cpp/attention/fast/layer.cpp": fastLayer,
  "cpp/attention/fast/product.cpp": fastProduct,
  "cpp/attention/fast/softmax.cpp": fastSoftmax,
  "cpp/attention/heads.h": heads,
  "cpp/attention/linear.h": linear,
  "cpp/attention/mask.h": mask,
  "cpp/attention/positions.cpp": positions,
  "cpp/attention/product.cpp": product,
  "cpp/attention/softmax.h": softmax,
  "cpp/attention/untrained_model.cpp": model,
  "cpp/transformer/forward.cpp": forward,
  "cpp/transformer/layer_norm.h": layerNorm,
  "cpp/transformer/weights.h": weights,
  "web/src/text/tokenize.ts": tokenize,
} as const;

export type Quoted = readonly [file: keyof typeof files, name: string];

const attend: Quoted = ["cpp/attention/attention.cpp", "attend"];
const columns: Quoted = ["cpp/attention/heads.h", "head_columns"];
const project: Quoted = ["cpp/attention/linear.h", "project"];
const score: Quoted = ["cpp/attention/attention.cpp", "score"];
const multiply: Quoted = ["cpp/attention/product.cpp", "multiply"];
const multiplyTransposed: Quoted = ["cpp/attention/product.cpp", "multiply_transposed"];
const mix: Quoted = ["cpp/attention/attention.cpp", "mix"];
/** The product of floats. */
const tile: Quoted = ["cpp/attention/fast/product.cpp", "tile"];

const fill: Quoted = ["cpp/attention/untrained_model.cpp", "fill"];

const run: Quoted = ["cpp/transformer/forward.cpp", "forward"];

/** What computes these steps in a trained model; the others are the untrained one's. */
export const quotedOfTrained: Partial<Readonly<Record<Step, readonly Quoted[]>>> = {
  embed: [["cpp/transformer/forward.cpp", "rows_of"], run],
  parameters: [["cpp/transformer/weights.h", "Layer"]],
  project: [project, multiply, tile],
  scores: [score, multiplyTransposed, tile],
  mix: [mix, multiply, tile],
  output: [project, run],
};

/** What computes each step. The text is split before the engine is asked, in TypeScript. */
export const quoted: Readonly<Record<Step, readonly Quoted[]>> = {
  tokens: [["web/src/text/tokenize.ts", "tokenize"]],
  embed: [
    ["cpp/attention/untrained_model.cpp", "UntrainedModel::embed"],
    fill,
    ["cpp/attention/positions.cpp", "sinusoidal_positions"],
    ["cpp/attention/untrained_model.cpp", "UntrainedModel::attend"],
  ],
  norm: [["cpp/transformer/layer_norm.h", "layer_norm"]],
  parameters: [
    ["cpp/attention/attention.h", "LayerWeights"],
    ["cpp/attention/untrained_model.cpp", "random_weights"],
    fill,
  ],
  project: [project, multiply],
  split: [columns],
  scores: [score, multiplyTransposed],
  scale: [["cpp/attention/attention.cpp", "divisor"], attend],
  bias: [["cpp/transformer/forward.cpp", "position_bias"], attend],
  mask: [["cpp/attention/mask.h", "visible_keys"]],
  softmax: [["cpp/attention/softmax.h", "softmax_rows"]],
  mix: [mix, multiply],
  concatenate: [columns, attend],
  output: [project, attend],
  residual: [run],
};

const weigh: Quoted = ["cpp/attention/fast/layer.cpp", "Layer::weigh"];
const attendHead: Quoted = ["cpp/attention/fast/layer.cpp", "Layer::attend_head"];

/** The fast form of a step, which computes it for untrained weights. */
export const fastForm: Partial<Readonly<Record<Step, readonly Quoted[]>>> = {
  project: [["cpp/attention/fast/layer.cpp", "Layer::project_changed_rows"], tile],
  split: [["cpp/attention/fast/layer.cpp", "Layer::own"]],
  scores: [weigh, tile],
  scale: [weigh],
  mask: [weigh],
  softmax: [
    ["cpp/attention/fast/softmax.cpp", "softmax"],
    ["cpp/attention/fast/softmax.cpp", "exponentials"],
    ["cpp/attention/fast/exp.h", "exp_of_negative"],
  ],
  mix: [attendHead, tile],
  concatenate: [attendHead],
  output: [["cpp/attention/fast/layer.cpp", "Layer::attend"], tile],
};
