import type { Tensor } from "../engine/types.js";
import { isParameter, tensorNames } from "../explain/cell.js";
import { tensorOf } from "../explain/source.js";
import { keyNames } from "../spec/keys.js";
import { toHash } from "../spec/link.js";
import { float32Text } from "./numbers.js";
import { sourceOf, type Shown } from "./shown.js";

/** Named in every file; grows when the file changes its form. Described in trace.schema.json. */
const schema = "attention-lab/trace.schema.json#1";

/**
 * The Spec, its link, the tokens, and every tensor of the trace. The weight matrices are left out:
 * they follow from seed and width, and the NPZ has them.
 */
export function json(shown: Shown): string {
  const { spec } = shown;
  const source = sourceOf(shown);
  const head = {
    schema,
    link: `#${toHash(spec)}`,
    // Keys that a host page added may hold what JSON cannot.
    spec: Object.fromEntries(keyNames.map((name) => [name, spec[name]])),
    tokens: shown.trace.tokens,
  };
  const tensors = tensorNames
    .filter((name) => !isParameter(name))
    .flatMap((name) => {
      const tensor = tensorOf(source, name);
      return tensor ? [`    ${JSON.stringify(name)}: ${tensorText(tensor)}`] : [];
    });
  const written = JSON.stringify(head, undefined, 2).replace(/\n\}$/, "");
  return `${written},\n  "tensors": {\n${tensors.join(",\n")}\n  }\n}\n`;
}

/** By hand: JSON.stringify would print every float32 with the digits of its double. */
function tensorText({ shape, data }: Tensor): string {
  return `{"shape": [${shape.join(", ")}], "data": [${Array.from(data, float32Text).join(", ")}]}`;
}
