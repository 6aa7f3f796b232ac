import { exceptions, simd } from "wasm-feature-detect";
import createAttention, { type MainModule } from "./attention.mjs";
import type { EngineBuild } from "./types.js";

export type LoadFailure = "webassembly-missing" | "simd-missing" | "blocked" | "unreachable";

/** The engine could not be had; `reason` says why, for a message in the reader's language. */
export class EngineLoadError extends Error {
  constructor(
    readonly reason: LoadFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "EngineLoadError";
  }
}

/** The engine of the first view: one script starts either build. @throws EngineLoadError */
export function loadModule(build: EngineBuild): Promise<MainModule> {
  const name = build === "relaxed" ? "attention-relaxed" : "attention";
  return startModule(name, () => createAttention({ relaxed: build === "relaxed" }));
}

/** Fetches, compiles and starts a WebAssembly module. @throws EngineLoadError */
export async function startModule<Module>(
  name: string,
  create: () => Promise<Module>,
): Promise<Module> {
  if (typeof WebAssembly === "undefined") {
    throw new EngineLoadError(
      "webassembly-missing",
      "attention: this browser has no WebAssembly, or has it switched off; use a current one",
    );
  }
  if (!(await simd()) || !(await exceptions())) {
    throw new EngineLoadError(
      "simd-missing",
      "attention: this browser's WebAssembly lacks SIMD or exceptions; use a current one",
    );
  }
  try {
    return await create();
  } catch (cause) {
    const blocked = /unsafe-eval|content security policy/i.test(String(cause));
    throw new EngineLoadError(
      blocked ? "blocked" : "unreachable",
      blocked
        ? "attention: the page's content-security policy blocks WebAssembly; allow 'wasm-unsafe-eval' in script-src"
        : `attention: ${name}.wasm could not be loaded (${String(cause)})`,
      { cause },
    );
  }
}
