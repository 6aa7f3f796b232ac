/** The public face of the engine, published as `attention-lab/engine`. */
export { loadEngine } from "./engine.js";
export { EngineLoadError, type LoadFailure } from "./load.js";
export type {
  AttendRequest,
  AttentionOptions,
  Engine,
  LayerTrace,
  Mask,
  Tensor,
  Trace,
  UntrainedModel,
  UntrainedRequest,
  Values,
  WeightTensors,
} from "./types.js";
