import { checkTexts, fail } from "./checks.js";
import type { CheckedTrainedRequest, TrainedRequest } from "./trained-types.js";

/** A file's or a snapshot's bytes; what they say is settled in C++. */
export function checkedBytes(bytes: Uint8Array): Uint8Array {
  if (bytes instanceof Uint8Array) return bytes;
  return fail(`bytes is ${typeof bytes}; it must be a Uint8Array`);
}

/** With every default but the mask's, which is the model's own. */
export function checkedTrainedRequest(request: TrainedRequest): CheckedTrainedRequest {
  const { tokens, mask, scale = true, temperature = 1, positions = true, off = [] } = request;
  checkTexts(tokens);
  if (!Array.isArray(off) || off.some((place) => typeof place !== "object" || place === null)) {
    fail(`off is ${JSON.stringify(off)}; it must be an array of { layer, head }`);
  }
  return { mask, scale, temperature, tokens, positions, off };
}
