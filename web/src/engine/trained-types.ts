/// <reference lib="esnext.disposable" preserve="true" />
import type { HeadPlace } from "./head-place.js";
import type {
  AttentionOptions,
  AttentionWeights,
  LayerTrace,
  Mask,
  NormTrace,
  OnlyHead,
  Tensor,
} from "./types.js";

/** A layer of a trained model: everything that it may have, but for values of x. Its x is `norm.output`. */
export type TrainedLayerTrace = LayerTrace & Required<Pick<LayerTrace, "bias" | "logits" | "norm">>;

/** What a trained model makes of a text. n counts the start token, where the model has one. */
export interface TrainedTrace {
  readonly tokens: readonly string[];
  /** False where the model does not know the word, and reads its unknown-word token instead. */
  readonly known: readonly boolean[];
  /** [n, width] */
  readonly embedding: Tensor;
  /** [n, width] The vectors of second factors (a toy's colour); the stream starts as the sum. */
  readonly factor?: Tensor;
  readonly layers: readonly TrainedLayerTrace[];
  /** Before a read-out from the stream. */
  readonly norm?: NormTrace;
  /** [readers, n, width] What answers are read from: one block, or one a head. */
  readonly read: Tensor;
  /** [questions, n, answers] read · readout.weights + readout.bias. */
  readonly answerLogits: Tensor;
  /** [questions, n, answers] Softmax of each row: how probable each answer is. */
  readonly answers: Tensor;
}

export interface TrainedRequest extends Omit<AttentionOptions, "off"> {
  readonly tokens: readonly string[];
  /** Add the bias of relative positions; default true. */
  readonly positions?: boolean;
  /** Heads switched off: what they mix is 0. Default none. */
  readonly off?: readonly HeadPlace[];
}

/** What crosses to C++: every option present, but for a mask that is to be the model's own. */
export type CheckedTrainedRequest = Required<Omit<TrainedRequest, "mask">> & {
  readonly mask: Mask | undefined;
};

/** What a head does, measured on held-out examples. */
export interface HeadScore extends HeadPlace {
  /** One of the relations, if its score is above .6 and twice the next; else resting or mixed. */
  readonly name: string;
  readonly score: number;
  /** Mean weight on the start token and the full stop. */
  readonly resting: number;
  /** Mean weight from a query on what each of the relations says. */
  readonly relations: readonly number[];
}

/** What was measured when the model was made; what its file does not say is missing. */
export interface ModelCard {
  readonly task: string;
  readonly trainedOn: string;
  readonly limits: string;
  readonly seed?: number;
  readonly steps?: number;
  readonly restarts?: number;
  /** Of answers to held-out questions. */
  readonly accuracy?: number;
  readonly untrainedAccuracy?: number;
  /** Names of the head scores' relations. */
  readonly relations: readonly string[];
  readonly heads: readonly HeadScore[];
  /** The same of weights before training. */
  readonly untrainedHeads: readonly HeadScore[];
  /** Choices between two words, and how often the right one is the more probable. */
  readonly contrasts: readonly { readonly name: string; readonly score: number }[];
}

/** A model's shape and words, and its card as the file holds it. */
export interface ModelDescription {
  readonly layers: number;
  readonly heads: number;
  readonly width: number;
  readonly headWidth: number;
  /** The mask under which it was trained. */
  readonly mask: Mask;
  /** What answers are read from: see cpp/transformer/architecture.h. */
  readonly readout: "stream" | "output" | "heads";
  /** The last layer's values are made of the embeddings. */
  readonly rawValues: boolean;
  readonly vocabulary: readonly string[];
  /** Second factors: with them a token is two words, “red car”. */
  readonly factors: readonly string[];
  /** What every token answers. */
  readonly questions: readonly string[];
  readonly card: Readonly<Record<string, string>>;
}

export interface TrainedModel extends Omit<ModelDescription, "card"> {
  readonly card: ModelCard;
  /** The mask defaults to the model's own. @throws Error naming what came and what was expected. */
  attend(request: TrainedRequest): TrainedTrace;
  /** The same of every layer's weights alone, without the copies of all else. @throws Error as `attend`. */
  attentionWeights(request: TrainedRequest): AttentionWeights[];
  /**
   * The weights of one head alone, and how large the largest of all heads of all layers is.
   * @throws Error as `attend`, and for a head that there is not.
   */
  headWeights(request: TrainedRequest, place: HeadPlace): AttentionWeights;
  /** Every parameter by its name in the file: “layers.0.attention.query”. */
  weights(): Readonly<Record<string, Tensor>>;
  /** Gives its memory back; the model is of no use after. */
  [Symbol.dispose](): void;
}

/** What C++ hands back of one head. */
export type RawHeadWeights = Omit<AttentionWeights, "only"> & Pick<OnlyHead, "largest">;

/** What one step of training found, before it changed the weights. */
export interface StepReport {
  /** Counted over restarts too; the first is 1. */
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  /** Weight of the entropy tidy-up in the loss; 0 before it. */
  readonly entropyWeight: number;
  /** The watchdog gave up the training before this step, which began anew from the next seed. */
  readonly restarted: boolean;
}

export interface TrainingState {
  readonly task: string;
  readonly seed: number;
  readonly steps: number;
  readonly restarts: number;
  /** A running mean over about 20 steps. */
  readonly accuracy: number;
  /** The recipe's steps are done. */
  readonly finished: boolean;
}

export interface Scores {
  readonly loss: number;
  readonly accuracy: number;
  /** Mean score of the relations, each with a head of its own. */
  readonly specialists: number;
  readonly relations: readonly string[];
  readonly heads: readonly HeadScore[];
}

export const taskNames = [
  "friends",
  "induction",
  "grammar",
  "grammar-emergent",
  "language",
] as const;
export type TaskName = (typeof taskNames)[number];

/** A training that goes on step by step. The same task, seed and steps give the same weights. */
export interface TrainingRun {
  /** Takes so many steps, 1 to 10,000. */
  step(count: number): StepReport[];
  state(): TrainingState;
  /** Measures on so many held-out examples, default 64. */
  scores(count?: number): Scores;
  /** What the model as it is now makes of a text. */
  attend(request: TrainedRequest): TrainedTrace;
  /** The model as it is now, as a safetensors file for `loadModel`. */
  model(): Uint8Array;
  /** Everything that the next step depends on, for `restoreRun`. */
  snapshot(): Uint8Array;
  /** Gives its memory back; the run is of no use after. */
  [Symbol.dispose](): void;
}

/** Trained models: a WebAssembly module of its own. */
export interface Transformer {
  /** Reads a safetensors file made by `npm run train`. @throws Error that says what is wrong. */
  loadModel(bytes: Uint8Array): TrainedModel;
}

/** Training: a WebAssembly module of its own. What it makes, a `Transformer` reads. */
export interface Training {
  /** Seed: 0 to 4,294,967,295, default 1. */
  trainingRun(options: { readonly task: TaskName; readonly seed?: number }): TrainingRun;
  /** @throws Error for bytes that are no snapshot. */
  restoreRun(snapshot: Uint8Array): TrainingRun;
}
