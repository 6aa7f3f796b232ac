import type { Spec } from "../spec/spec.js";
import type { Translator } from "./translator.js";

/** Whose weights they are: untrained ones show mechanics, trained ones say on what they were trained. */
export function originOf({ model, seed }: Spec, words: Translator): string {
  return model === "untrained"
    ? words.text("model.untrained", { seed: String(seed) })
    : words.text(`model.${model}`);
}
