import type { AttentionResult } from "../onnx/inputs.js";

/** Attention made ready for its inputs: the weights are where it wants them, x comes each time. */
export interface Implementation {
  readonly name: string;
  /** What it gives is the caller's own: copied out of WebAssembly's memory. */
  attend(): AttentionResult | Promise<AttentionResult>;
  release?(): void | Promise<void>;
}
