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

export function tfjsWasm({ tokens, width, heads, x, weights }: AttentionInputs): Implementation {
  const kept = [weights.query, weights.key, weights.value, weights.output].map((data) =>
    tf.tensor2d(data, [width, width]),
  ) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const scale = tf.scalar(1 / Math.sqrt(width / heads));

  /** [tokens, width] · [width, width] → [heads, tokens, head width] */
  const project = (from: tf.Tensor2D, matrix: tf.Tensor2D) => {
    const split = tf.reshape(tf.matMul(from, matrix), [tokens, heads, width / heads]);
    return tf.transpose(split, [1, 0, 2]);
  };

  return {
    name: "tfjs-wasm",
    attend: () =>
      tf.tidy(() => {
        const input = tf.tensor2d(x, [tokens, width]);
        const [query, key, value] = [kept[0], kept[1], kept[2]].map((matrix) =>
          project(input, matrix),
        ) as [tf.Tensor, tf.Tensor, tf.Tensor];
        const scores = tf.matMul(query, key, false, true);
        const shares = tf.softmax(tf.mul(scores, scale));
        const mixed = tf.transpose(tf.matMul(shares, value), [1, 0, 2]);
        const output = tf.matMul(tf.reshape(mixed, [tokens, width]), kept[3]);
        return {
          weights: shares.dataSync<"float32">(),
          output: output.dataSync<"float32">(),
        };
      }),
    release: () => tf.dispose([...kept, scale]),
  };
}
