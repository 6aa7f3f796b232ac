/// <reference lib="esnext.disposable" preserve="true" />
import type { HeadPlace } from "./head-place.js";

/** Row-major float32 values: element (i, j) of a [rows, columns] tensor is `data[i * columns + j]`. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export type Mask = "none" | "causal";

/** Layer norm, token by token: output = (x − mean) ÷ deviation · gain + bias. */
export interface NormTrace {
  /** [n, width] What goes in: the residual stream. */
  readonly x: Tensor;
  /** [n, 1] */
  readonly mean: Tensor;
  /** [n, 1] √(variance + 1e-5) */
  readonly deviation: Tensor;
  /** [n, width] */
  readonly output: Tensor;
}

/** One layer's sizes and attention weights, without what they are made of. */
export interface AttentionWeights {
  /** How many tokens, n. */
  readonly tokens: number;
  readonly width: number;
  readonly heads: number;
  /** d_k: width / heads, but a trained model may have another. */
  readonly headWidth: number;
  /**
   * [heads, n, n] Softmax of each row; masked weights are exactly 0. [1, n, n] where `only` names the one
   * head whose they are.
   */
  readonly weights: Tensor;
  /** Where the weights are those of one head alone: of which, and what a picture needs of all others. */
  readonly only?: OnlyHead;
}

export interface OnlyHead extends HeadPlace {
  /** The largest weight of all heads of all layers, which a picture's colours reach to. */
  readonly largest: number;
}

/** The weights of some heads, and how large the largest weight of all heads is. */
export interface HeadsWeights {
  /** [heads that were asked for, n, n] */
  readonly weights: Tensor;
  readonly largest: number;
}

/**
 * One attention layer, every step kept. Rows are queries, columns are keys. Head h owns columns
 * [h · headWidth, (h + 1) · headWidth) of query, key, value and mixed, which are [n, heads · headWidth].
 */
export interface LayerTrace extends AttentionWeights {
  /** [n, width] What goes in: one vector per token. */
  readonly x: Tensor;
  /** x · W_Q. */
  readonly query: Tensor;
  /** x · W_K. */
  readonly key: Tensor;
  /** x · W_V, or `valueX` · W_V. */
  readonly value: Tensor;
  /** [heads, n, n] Scalar products of queries with keys, before scaling. */
  readonly scores: Tensor;
  /** [heads, n, n] Scores ÷ √headWidth (with `scale`) ÷ temperature, before the mask. */
  readonly scaled: Tensor;
  /** Weights · values, the heads concatenated; exactly 0 in the columns of heads off. */
  readonly mixed: Tensor;
  /** [n, width] mixed · W_O. */
  readonly output: Tensor;

  // What only a trained model's layer has.

  /** [heads, n, n] 8 · b[i − j] ÷ temperature, the learned bias of relative positions. */
  readonly bias?: Tensor;
  /** [heads, n, n] scaled + bias: what the softmax is then taken of. */
  readonly logits?: Tensor;
  /** [n, width] What values are made of, where that is not x: the tokens' embeddings. */
  readonly valueX?: Tensor;
  /** From the residual stream to x. */
  readonly norm?: NormTrace;
  /** [n, width] norm.x + output, the stream that goes on; missing where nothing reads it. */
  readonly sum?: Tensor;
}

/** A tensor that every layer's trace has. */
export type LayerTensorName =
  "x" | "query" | "key" | "value" | "scores" | "scaled" | "weights" | "mixed" | "output";

export type LayerTensors = Readonly<Record<LayerTensorName, Tensor>>;

/** What a model makes of a text. */
export interface Trace {
  readonly tokens: readonly string[];
  /** [n, width] One vector per distinct token. */
  readonly embedding: Tensor;
  /**
   * [n, width] Where each token stands; zeros where positions are off. Layer 0's x is the sum. Missing
   * in trained models, whose positions are biases of the scores.
   */
  readonly position?: Tensor;
  /** [n, width] Vectors of second factors (a toy's colour) in models that have them. */
  readonly factor?: Tensor;
  /** False where a trained model does not know the word, and reads its unknown-word token instead. */
  readonly known?: readonly boolean[];
  /** [questions, n, answers] How probable a trained model's every answer to every question is. */
  readonly answers?: Tensor;
  readonly layers: readonly LayerTrace[];
}

/**
 * The four weight matrices of a layer; they apply on the right: Q = x · W_Q. The first three are
 * [width, heads · headWidth], the output's is [heads · headWidth, width].
 */
export interface WeightTensors {
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  readonly output: Tensor;

  // What only a trained model's layer has.

  /** [1, width] Of the layer norm: factors. */
  readonly gain?: Tensor;
  /** [1, width] Of the layer norm: what is added. */
  readonly shift?: Tensor;
  /** [heads, 2 · reach + 1] The learned bias b_h[i − j], that of distance 0 in the middle. */
  readonly relative?: Tensor;
}

/** Numbers in, of any kind that holds them; they are rounded to float32. */
export type Values = Float32Array | Float64Array | readonly number[];

export interface AttentionOptions {
  /** "none" (default): every token sees every token. "causal": only itself and earlier ones. */
  readonly mask?: Mask;
  /** Divide scores by √(width / heads); default true. */
  readonly scale?: boolean;
  /** Divides after that; a finite number above 0, default 1. */
  readonly temperature?: number;
  /** Heads that are switched off: what they mix does not reach the output. Default none. */
  readonly off?: readonly number[];
}

/** A layer's weights and where they apply. */
export interface LayerRequest {
  /** 1 to 4,096 */
  readonly width: number;
  /** [width, width] each, applied on the right. */
  readonly weights: Readonly<Record<"query" | "key" | "value" | "output", Values>>;
  /** [width] each; what is left out is zero. */
  readonly biases?: Readonly<Partial<Record<"query" | "key" | "value" | "output", Values>>>;
}

/** What a layer attends to. */
export interface VectorsRequest extends AttentionOptions {
  /** [tokens, width] */
  readonly x: Values;
  /** 1 to 2,048 */
  readonly tokens: number;
  /** A divisor of width; 1 is plain self-attention. */
  readonly heads: number;
}

export type AttendRequest = LayerRequest & VectorsRequest;

/** Weights that are kept in the engine, checked and laid out for it once. */
export interface Layer {
  readonly width: number;
  /** @throws Error naming the tensor or option, what came and what was expected. */
  attend(request: VectorsRequest): LayerTrace;
  /**
   * These tensors and no others: for programs that need few of them, since every copy of heads · n²
   * numbers is a millisecond or more at 512 tokens. The arrays of `into`, an earlier answer, are written
   * over where they are as long, and given again: a fresh copy costs several times as much.
   * @throws Error as `attend`, and for a name that is no tensor's.
   */
  tensors<Name extends LayerTensorName>(
    request: VectorsRequest,
    names: readonly Name[],
    into?: Pick<LayerTensors, Name>,
  ): Pick<LayerTensors, Name>;
  /** Gives its memory back; the layer is of no use after. */
  [Symbol.dispose](): void;
}

export interface UntrainedRequest extends AttentionOptions {
  readonly tokens: readonly string[];
  readonly heads: number;
  /** Add sinusoidal positions to the embeddings; default true. */
  readonly positions?: boolean;
}

/** Seeded random token vectors and weights: they show the mechanics of attention, not meaning. */
export interface UntrainedModel {
  readonly seed: number;
  readonly width: number;
  /** @throws Error naming what came and what was expected. */
  attend(request: UntrainedRequest): Trace;
  /** As `Layer.tensors`. */
  tensors<Name extends LayerTensorName>(
    request: UntrainedRequest,
    names: readonly Name[],
    into?: Pick<LayerTensors, Name>,
  ): Pick<LayerTensors, Name>;
  /**
   * The weights of these heads alone: of a long text all heads' take several times as long to copy as to
   * compute. Without heads it gives how large the largest weight is.
   * @throws Error as `attend`, and for a head that there is not.
   */
  headsWeights(request: UntrainedRequest, heads: readonly number[]): HeadsWeights;
  weights(): WeightTensors;
  /**
   * Computes a text of 64 tokens a few times. The next call of that size or less is as quick as all later
   * ones: its memory has been touched, its positions are known, and V8 has compiled what it runs.
   */
  warmUp(): void;
  /** Gives its memory back; the model is of no use after. */
  [Symbol.dispose](): void;
}

/**
 * Two builds of one source. "relaxed" has the fused multiply-add of relaxed SIMD: it is faster on
 * processors whose additions wait for their multiplications, and the last bits of its numbers follow the
 * processor, within the bounds of cpp/README.md, Numerics. "simd128" has the same bits on every machine.
 */
export type EngineBuild = "relaxed" | "simd128";

export interface EngineOptions {
  /** "fastest" (default): the relaxed build where WebAssembly has relaxed SIMD, elsewhere "simd128". */
  readonly build?: "fastest" | "simd128";
}

export interface Engine {
  /** Which of the two it is. */
  readonly build: EngineBuild;
  /**
   * A layer used once; `layer` is for one that is used again.
   * @throws Error naming the tensor or option, what came and what was expected.
   */
  attend(request: AttendRequest): LayerTrace;
  /** @throws Error naming the tensor, what came and what was expected. */
  layer(request: LayerRequest): Layer;
  /** Seed: 0 to 4,294,967,295, default 1. Width: 1 to 4,096, default 512. */
  untrainedModel(options?: { readonly seed?: number; readonly width?: number }): UntrainedModel;
  /**
   * Computes for some milliseconds what nobody asked for: V8 compiles the engine well only once it has
   * run. A first large computation takes half as long after it.
   */
  warmUp(): void;
}

/** What crosses to C++: every option present, every array a Float32Array. */
export interface CheckedLayerRequest {
  /** With heads, what it will be asked to attend to first: that it fits is seen before all else. */
  readonly tokens: number;
  readonly width: number;
  readonly heads: number;
  readonly weights: Readonly<Record<"query" | "key" | "value" | "output", Float32Array>>;
  readonly biases: Readonly<Partial<Record<"query" | "key" | "value" | "output", Float32Array>>>;
}

export interface CheckedVectorsRequest extends Required<AttentionOptions> {
  readonly x: Float32Array;
  readonly tokens: number;
  readonly heads: number;
}

export type CheckedUntrainedRequest = Required<UntrainedRequest>;

/** What C++ hands back for a text; the tokens stay on this side. */
export interface UntrainedTrace {
  readonly embedding: Tensor;
  readonly position: Tensor;
  readonly layer: LayerTrace;
}
