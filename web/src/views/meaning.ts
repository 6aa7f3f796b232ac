import { isParameter, type TensorName } from "../explain/cell.js";
import type { Meaning } from "./palette.js";

/** Whose colour a tensor has. What is blended from values keeps theirs until W_O makes the output of it. */
export function meaningOf(tensor: TensorName): Meaning {
  const name = isParameter(tensor) ? tensor.replace("Weights", "") : tensor;
  switch (name) {
    case "query":
    case "key":
    case "value":
    case "output":
      return name;
    case "mixed":
      return "value";
    default:
      return "signed";
  }
}
