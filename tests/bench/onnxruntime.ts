import type { AttentionInputs } from "../onnx/inputs.js";
import { onnxAttention } from "../onnx/session.js";
import type { Implementation } from "./implementation.js";

export async function onnxruntimeWeb(inputs: AttentionInputs): Promise<Implementation> {
  const session = await onnxAttention(inputs);
  return {
    name: "onnxruntime-web",
    attend: () => session.attend(inputs.x),
    release: () => session.dispose(),
  };
}
