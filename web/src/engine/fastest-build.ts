import { relaxedSimd } from "wasm-feature-detect";
import type { EngineBuild } from "./types.js";

/** The fastest build that runs here. Pages of one file have `only-build.ts` instead. */
export async function fastestBuild(): Promise<EngineBuild> {
  return (await relaxedSimd()) ? "relaxed" : "simd128";
}
