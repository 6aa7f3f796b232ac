import type { LayerTrace, Mask } from "../engine/types.js";

/** How many numbers or operations a part of the layer takes, for one head and for many. */
export interface Cost {
  readonly name: "parameters" | "project" | "scores" | "softmax" | "mix";
  /** In n tokens, width d and h heads. */
  readonly formula: string;
  readonly one: number;
  readonly many: number;
}

/**
 * What a layer costs: parameters; multiply-adds of the four projections, the scores and the mix; exp of
 * the softmax. Scores take h · n² sums of d / h products each, which is n² · d whatever h is.
 */
export function costs({ tokens: n, width: d, heads: h }: LayerTrace, mask: Mask): Cost[] {
  const same = (name: Cost["name"], formula: string, count: number): Cost => {
    return { name, formula, one: count, many: count };
  };
  const visible = mask === "causal" ? (n * (n + 1)) / 2 : n * n;
  const softmax = mask === "causal" ? "h·n·(n + 1)/2" : "h·n²";
  return [
    same("parameters", "4·d²", 4 * d * d),
    same("project", "4·n·d²", 4 * n * d * d),
    same("scores", "n²·d", n * n * d),
    { name: "softmax", formula: softmax, one: visible, many: h * visible },
    same("mix", "n²·d", n * n * d),
  ];
}
