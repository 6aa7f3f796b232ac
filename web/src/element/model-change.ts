import { trainedShape, type ModelName } from "../spec/models.js";
import { initialFor, type KnownSpec, type Spec } from "../spec/spec.js";

/** Texts that readers left for a model that reads others, such as letters: kept for the visit. */
const left = new Map<string, Pick<KnownSpec, "text" | "compare">>();

/**
 * What changes with a reader's choice of a model: its own mask and layer, the head that it is looked at
 * first, and a text that it can read. The text that was there comes back with the next model for it.
 */
export function modelChange(spec: Spec, model: ModelName): Partial<KnownSpec> {
  const [before, after] = [readingOf(spec.model), readingOf(model)];
  const { text, width, heads, mask, layer, head } = initialFor(model);
  const start = {
    model,
    width,
    heads,
    mask,
    layer,
    head,
    off: [],
    query: null,
    key: null,
    cell: "",
  };
  if (before === after) return start;
  left.set(before, { text: spec.text, compare: spec.compare });
  return { ...start, ...(left.get(after) ?? { text, compare: "" }), shuffle: 0 };
}

function readingOf(model: ModelName): string {
  return trainedShape(model)?.reads ?? "words";
}
