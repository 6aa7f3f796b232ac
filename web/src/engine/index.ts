/** The public face of the engine, published as `attention-lab/engine`. */
export { loadEngine } from "./engine.js";
export { loadTraining } from "./training.js";
export { loadTransformer } from "./transformer.js";
export { EngineLoadError, type LoadFailure } from "./load.js";
export type {
  AttendRequest,
  AttentionOptions,
  AttentionWeights,
  Engine,
  EngineBuild,
  EngineOptions,
  HeadsWeights,
  Layer,
  LayerRequest,
  LayerTensorName,
  LayerTensors,
  LayerTrace,
  Mask,
  NormTrace,
  OnlyHead,
  Tensor,
  Trace,
  UntrainedModel,
  UntrainedRequest,
  Values,
  VectorsRequest,
  WeightTensors,
} from "./types.js";
export { taskNames } from "./trained-types.js";
export type { HeadPlace } from "./head-place.js";
export type {
  HeadScore,
  ModelCard,
  Scores,
  StepReport,
  TaskName,
  TrainedLayerTrace,
  TrainedModel,
  TrainedRequest,
  TrainedTrace,
  Training,
  TrainingRun,
  TrainingState,
  Transformer,
} from "./trained-types.js";
