import { blendExercise } from "./blend.js";
import type { Exercise, Ground, Kind } from "./exercise.js";
import { prediction } from "./predict.js";
import { scoreExercise } from "./score.js";
import { shapeExercise } from "./shape.js";
import { softmaxExercise } from "./softmax.js";

const makers: Readonly<Record<Kind, (ground: Ground, number: number) => Exercise | undefined>> = {
  predict: prediction,
  score: scoreExercise,
  softmax: softmaxExercise,
  blend: blendExercise,
  shape: shapeExercise,
};

/** The exercise of a kind and number, 0 … ; undefined where the text has none that makes sense. */
export function makeExercise(kind: Kind, number: number, ground: Ground): Exercise | undefined {
  return makers[kind](ground, number);
}
