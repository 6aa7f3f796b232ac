import { relaxedSimd } from "wasm-feature-detect";
import { engineOf, loadEngine } from "./engine.js";
import { startModule } from "./load.js";
import type { Engine } from "./types.js";

/**
 * As `loadEngine`, but with fused multiply-adds where the browser has relaxed SIMD, and the same where
 * it has not. Faster on processors whose additions wait for their multiplications; the last bits of its
 * numbers follow the processor, within the bounds of cpp/README.md, so that the page does not use it.
 * @throws EngineLoadError where WebAssembly is missing or blocked.
 */
export async function loadRelaxedEngine(): Promise<Engine> {
  if (!(await relaxedSimd())) return loadEngine();
  return engineOf(
    await startModule("attention-relaxed", async () =>
      (await import("./attention-relaxed.mjs")).default(),
    ),
  );
}
