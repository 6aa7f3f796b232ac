import type { AttentionInputs } from "./inputs.js";
import { Graph } from "./model.js";

/** One layer: all but x. */
type Layer = Omit<AttentionInputs, "x">;

const projections = ["query", "key", "value"] as const;

/**
 * Multi-head self-attention as a serialized ONNX model.
 * In: x [tokens, width]. Out: weights [heads, tokens, tokens] and output [tokens, width].
 *
 * Also tried: three Gemms for one; Split before the transposes; MatMul + Add for Gemm; Mul for the
 * scale; FusedMatMul with the key transposed inside; the Attention operator of opset 23. On a busy
 * machine none was faster by more than the noise, so this is the plain one with least work to do.
 */
export function attentionGraph(layer: Layer): Uint8Array {
  const { tokens: n, width, heads, mask, weights, biases } = layer;
  const graph = new Graph();

  const linear = (x: string, columns: number, factors: Float32Array, bias?: Float32Array) => [
    x,
    graph.constant([width, columns], factors),
    ...(bias ? [graph.constant([columns], bias)] : []),
  ];

  const qkv = graph.add("Gemm", linear("x", 3 * width, joinColumns(layer), joinBiases(layer)));
  const split = graph.add("Reshape", [qkv, graph.integers([n, 3, heads, width / heads])]);
  const byPart = graph.add("Transpose", [split], { perm: [1, 2, 0, 3] });
  const part = (index: number) => graph.add("Gather", [byPart, graph.integers(index)]);
  const keys = graph.add("Transpose", [part(1)], { perm: [0, 2, 1] });

  const scaled = graph.add("MatMul", [part(0), keys]); // [heads, n, n]
  const masked =
    mask === "causal" ? graph.add("Add", [scaled, graph.constant([n, n], causalMask(n))]) : scaled;
  graph.add("Softmax", [masked], { axis: -1 }, "weights");

  const mixed = graph.add("MatMul", ["weights", part(2)]); // [heads, n, head width]
  const together = graph.add("Transpose", [mixed], { perm: [1, 0, 2] });
  const concatenated = graph.add("Reshape", [together, graph.integers([n, width])]);
  graph.add("Gemm", linear(concatenated, width, weights.output, biases?.output), {}, "output");

  return graph.serialized({ x: [n, width] }, { weights: [heads, n, n], output: [n, width] });
}

/** [width, 3 · width]: W_Q, W_K, W_V side by side. The logits' divisor is folded into W_Q. */
function joinColumns(layer: Layer): Float32Array {
  const { width, weights } = layer;
  const joined = new Float32Array(3 * width * width);
  for (const [index, part] of projections.entries()) {
    const factor = part === "query" ? 1 / divisor(layer) : 1;
    for (let row = 0; row < width; row++) {
      const source = weights[part].subarray(row * width, (row + 1) * width);
      joined.set(
        source.map((value) => value * factor),
        (3 * row + index) * width,
      );
    }
  }
  return joined;
}

/** [3 · width], or nothing where no projection has a bias; what is left out is zero. */
function joinBiases(layer: Layer): Float32Array | undefined {
  const { width, biases } = layer;
  if (!biases || !projections.some((part) => biases[part])) return undefined;
  const joined = new Float32Array(3 * width);
  for (const [index, part] of projections.entries()) {
    const factor = part === "query" ? 1 / divisor(layer) : 1;
    joined.set(biases[part]?.map((value) => value * factor) ?? [], index * width);
  }
  return joined;
}

/** The scores are divided by √(width / heads) where `scale` is on, and by the temperature. */
function divisor({ width, heads, scale = true, temperature = 1 }: Layer): number {
  return (scale ? Math.sqrt(width / heads) : 1) * temperature;
}

/** [n, n]: −∞ where the key comes after the query, so that its weight is 0. */
function causalMask(n: number): Float32Array {
  return Float32Array.from({ length: n * n }, (_, index) =>
    index % n > Math.floor(index / n) ? -Infinity : 0,
  );
}
