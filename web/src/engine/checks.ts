/** What both modules' typed faces share. */
import type { AttentionOptions } from "./types.js";

/** C++ returns its errors: see `result_or_error` in cpp/bindings.h. */
export function orThrow<Result>(result: Result | Error): Result {
  if (result instanceof Error) throw result;
  return result;
}

export function fail(message: string): never {
  throw new Error(`attention: ${message}`);
}

export function withDefaults(options: AttentionOptions): Required<AttentionOptions> {
  const { mask = "none", scale = true, temperature = 1, off = [] } = options;
  if (!Array.isArray(off)) fail(`off is ${typeof off}; it must be an array of heads`);
  return { mask, scale, temperature, off };
}

export function checkTexts(tokens: unknown): asserts tokens is readonly string[] {
  if (!Array.isArray(tokens)) fail(`tokens is ${typeof tokens}; it must be an array of texts`);
  const odd = tokens.findIndex((token) => typeof token !== "string");
  if (odd >= 0)
    fail(`tokens has ${typeof tokens[odd]} at index ${odd}; every token must be a text`);
}
