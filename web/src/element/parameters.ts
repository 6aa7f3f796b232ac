import type { EngineClient } from "../engine/client.js";
import type { TaskName } from "../engine/trained-types.js";
import type { Tensor, WeightTensors } from "../engine/types.js";
import type { Spec } from "../spec/spec.js";

/** The parameters of every layer of a Spec's model. */
export async function parametersOf(
  engine: EngineClient,
  { model, seed, width }: Spec,
): Promise<readonly WeightTensors[]> {
  if (model === "untrained") return [await engine.parameters({ seed, width })];
  const { layers, weights } = await engine.trainedModel(model satisfies TaskName);
  return Array.from({ length: layers }, (_, layer) => layerParameters(weights, layer));
}

/** Of one layer, from the names in a model's file (cpp/transformer/weights.cpp). */
export function layerParameters(
  weights: Readonly<Record<string, Tensor>>,
  layer: number,
): WeightTensors {
  const named = (name: string): Tensor => {
    const tensor = weights[`layers.${layer}.${name}`];
    if (!tensor) throw new Error(`attention: the model lacks layers.${layer}.${name}`);
    return tensor;
  };
  return {
    query: named("attention.query"),
    key: named("attention.key"),
    value: named("attention.value"),
    output: named("attention.output"),
    gain: named("norm.gain"),
    shift: named("norm.bias"),
    relative: named("position"),
  };
}
