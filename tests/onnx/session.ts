/** Runs the attention graph with onnxruntime-web's WebAssembly, in Node and in a browser. */
import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import { attentionGraph } from "./graph.js";
import type { AttentionInputs, AttentionResult } from "./inputs.js";

export interface OnnxAttention {
  attend(x: Float32Array): Promise<AttentionResult>;
  dispose(): Promise<void>;
}

export async function onnxAttention(inputs: AttentionInputs): Promise<OnnxAttention> {
  env.wasm.numThreads = 1;
  const { tokens, width } = inputs;
  const session = await InferenceSession.create(attentionGraph(inputs), {
    graphOptimizationLevel: "all",
  });
  return {
    async attend(x) {
      const { weights, output } = await session.run({
        x: new Tensor("float32", x, [tokens, width]),
      });
      return { weights: float32(weights), output: float32(output) };
    },
    dispose: () => session.release(),
  };
}

function float32(tensor: Tensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new Error(`onnxruntime gave ${tensor?.type ?? "nothing"} where float32 was expected`);
}
