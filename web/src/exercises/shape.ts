import type { TensorName } from "../explain/cell.js";
import { shapeNames, type Ground, type ShapeExercise, type ShapeName } from "./exercise.js";
import { nthOf } from "./order.js";

/** Of one head there is nothing to split: what is a head's is all of it. */
const ofHeads: readonly ShapeName[] = ["headKey", "allWeights"];

const tensors = {
  query: "query",
  headKey: "key",
  headScores: "scores",
  allWeights: "weights",
  mixed: "mixed",
  outputWeights: "outputWeights",
  output: "output",
} as const satisfies Record<ShapeName, TensorName>;

/** The shape of a tensor; there always is one to ask for. */
export function shapeExercise(ground: Ground, number: number): ShapeExercise | undefined {
  const { heads } = ground.layer;
  const names = shapeNames.filter((name) => heads > 1 || !ofHeads.includes(name));
  return nthOf(number, names.length, `${ground.name}/shape`, (place) => {
    const tensor = names[place];
    return tensor && shape(ground, tensor);
  });
}

function shape({ layer }: Ground, tensor: ShapeName): ShapeExercise {
  const own = shapeOf(layer, tensor);
  return {
    form: "shape",
    name: `shape ${tensor}`,
    head: 0,
    cell: { tensor: tensors[tensor], row: 0, column: 0 },
    tensor,
    shape: own,
    mistakes: [{ name: "reversed", shape: [...own].reverse() }, ...mistakesOf(layer, tensor)],
  };
}

function mistakesOf(
  { tokens, width, heads, headWidth }: Ground["layer"],
  tensor: ShapeName,
): ShapeExercise["mistakes"] {
  switch (tensor) {
    case "headKey":
      return [{ name: "allHeads", shape: [tokens, heads * headWidth] }];
    case "headScores":
      return [{ name: "allHeads", shape: [heads, tokens, tokens] }];
    case "allWeights":
      return [{ name: "oneHead", shape: [tokens, tokens] }];
    case "outputWeights":
      return [
        { name: "parameter", shape: [tokens, width] },
        { name: "oneHead", shape: [headWidth, width] },
      ];
    case "query":
    case "mixed":
    case "output":
      return [{ name: "oneHead", shape: [tokens, headWidth] }];
  }
}

function shapeOf(layer: Ground["layer"], tensor: ShapeName): readonly number[] {
  const { tokens, width, heads, headWidth } = layer;
  switch (tensor) {
    case "headKey":
      return [tokens, headWidth];
    case "headScores":
      return [tokens, tokens];
    case "allWeights":
      return layer.weights.shape;
    // The model's own: from the joined heads to the width of the output.
    case "outputWeights":
      return [heads * headWidth, width];
    case "query":
    case "mixed":
    case "output":
      return layer[tensor].shape;
  }
}
