import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import plainUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simdUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threadedUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import * as tf from "@tensorflow/tfjs-core";
import type { AttentionInputs } from "../onnx/inputs.js";
import type { Implementation } from "./implementation.js";

setWasmPaths({
  "tfjs-backend-wasm.wasm": plainUrl,
  "tfjs-backend-wasm-simd.wasm": simdUrl,
  "tfjs-backend-wasm-threaded-simd.wasm": threadedUrl,
});
setThreadsCount(1);
await tf.setBackend("wasm");
if (!(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"))) throw new Error("tfjs-wasm has no SIMD");

/**
 * Head by head: tfjs-wasm hands only products of two plain matrices, neither transposed, to XNNPACK;
 * batched or transposed ones go through a loop of its own, many times slower.
 */
export function tfjsWasm({ tokens, width, heads, x, weights }: AttentionInputs): Implementation {
  const headWidth = width / heads;
  const scale = 1 / Math.sqrt(headWidth);
  const kept = {
    query: tf.tensor2d(
      weights.query.map((value) => value * scale),
      [width, width],
    ),
    key: tf.tensor2d(weights.key, [width, width]),
    value: tf.tensor2d(weights.value, [width, width]),
    output: tf.tensor2d(weights.output, [width, width]),
  };

  const attend = () => {
    const input = tf.tensor2d(x, [tokens, width]);
    const query = tf.matMul<tf.Tensor2D>(input, kept.query);
    const key = tf.transpose(tf.matMul<tf.Tensor2D>(input, kept.key)); // [width, tokens]
    const value = tf.matMul<tf.Tensor2D>(input, kept.value);

    const shares: tf.Tensor2D[] = [];
    const mixed: tf.Tensor2D[] = [];
    for (let first = 0; first < width; first += headWidth) {
      const own = (all: tf.Tensor2D) => tf.slice(all, [0, first], [tokens, headWidth]);
      const ownKey = tf.slice(key, [first, 0], [headWidth, tokens]);
      const share = tf.softmax(tf.matMul<tf.Tensor2D>(own(query), ownKey));
      shares.push(share);
      mixed.push(tf.matMul(share, own(value)));
    }
    const output = tf.matMul(tf.concat(mixed, 1), kept.output);
    return {
      weights: tf.concat(shares, 0).dataSync<"float32">(),
      output: output.dataSync<"float32">(),
    };
  };

  return {
    name: "tfjs-wasm",
    // Not tf.tidy: it walks all that is returned, number by number, in search of tensors to keep.
    attend: () => {
      tf.engine().startScope();
      const result = attend();
      tf.engine().endScope();
      return result;
    },
    release: () => tf.dispose(kept),
  };
}
