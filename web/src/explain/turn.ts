import type { LayerTrace, Tensor } from "../engine/types.js";
import { distance, dot, norm } from "./vectors.js";

/** What has become of a vector, as length and direction. */
export interface Turn {
  readonly before: number;
  readonly after: number;
  /** Of the angle between the two; NaN where one of them has no direction, being 0. */
  readonly cosine: number;
  /** In degrees, from 0 to 180; NaN likewise. */
  readonly degrees: number;
  /** The length of after − before. */
  readonly change: number;
}

/** How a token's output differs between two layers. */
export function outputTurn(before: LayerTrace, after: LayerTrace, token: number): Turn {
  const [from, to] = [rowOf(before.output, token), rowOf(after.output, token)];
  const [length, now] = [norm(from), norm(to)];
  // Rounding may lead a little beyond 1.
  const cosine = Math.min(1, Math.max(-1, dot(from, to) / (length * now)));
  const degrees = (Math.acos(cosine) * 180) / Math.PI;
  return { before: length, after: now, cosine, degrees, change: distance(from, to) };
}

/** A token's row of a [tokens, width] tensor, without a copy. */
export function rowOf({ shape: [, width = 0], data }: Tensor, token: number): Float32Array {
  return data.subarray(token * width, (token + 1) * width);
}
