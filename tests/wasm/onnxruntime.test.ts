// An independent authority: onnxruntime-web computes the same layers from a standard ONNX graph.
import { type AttentionOptions, type Engine, loadEngine } from "attention-lab/engine";
import { beforeAll, describe, expect, test } from "vitest";
import { difference } from "../onnx/difference.js";
import {
  type AttentionInputs,
  type AttentionResult,
  type Part,
  seededInputs,
  type Sizes,
} from "../onnx/inputs.js";
import { onnxAttention } from "../onnx/session.js";

// The engine's promise. Two float32 computations that add in different orders stay far below it: these
// cases differ by 1.1e-6 at most, nine times the spacing of float32 just above 1.
const TOLERANCE = 2e-5;

type Case = Sizes & AttentionOptions;

const parts: readonly Part[] = ["query", "key", "value", "output"];

const cases: readonly Case[] = [
  { tokens: 1, width: 8, heads: 1 },
  { tokens: 1, width: 512, heads: 8, mask: "causal", biased: parts },
  { tokens: 2, width: 8, heads: 2, mask: "causal" },
  { tokens: 2, width: 768, heads: 12, biased: parts },
  { tokens: 3, width: 48, heads: 8, scale: false, biased: ["key"] },
  { tokens: 3, width: 48, heads: 12, mask: "causal", temperature: 0.5 },
  { tokens: 4, width: 512, heads: 8 },
  { tokens: 4, width: 512, heads: 1, biased: parts },
  { tokens: 17, width: 8, heads: 8, mask: "causal", biased: parts },
  { tokens: 17, width: 48, heads: 2, mask: "causal", scale: false, temperature: 3 },
  { tokens: 17, width: 512, heads: 8, temperature: 0.25 },
  { tokens: 17, width: 768, heads: 1, mask: "causal" },
  { tokens: 64, width: 48, heads: 12, biased: ["query", "output"] },
  { tokens: 64, width: 512, heads: 8, mask: "causal", biased: parts },
  { tokens: 64, width: 768, heads: 12, temperature: 2 },
  { tokens: 128, width: 8, heads: 2, scale: false },
  { tokens: 128, width: 512, heads: 8, biased: parts },
  { tokens: 128, width: 768, heads: 12, mask: "causal" },
];

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

describe("onnxruntime gives the same weights and output within 2e-5 of the largest magnitude", () => {
  test.each(cases.map((settings) => [title(settings), settings] as const))(
    "%s",
    async (_title, settings) => {
      const inputs = { ...settings, ...seededInputs(settings) };
      const { weights, output } = engine.attend(inputs);
      const expected = await onnxruntimeAttend(inputs);
      const apart = {
        weights: difference(weights.data, expected.weights),
        output: difference(output.data, expected.output),
      };
      expect(apart.weights).toBeLessThan(TOLERANCE);
      expect(apart.output).toBeLessThan(TOLERANCE);
    },
  );
});

test("the comparison notices any one option in which two layers differ", async () => {
  const inputs = seededInputs({ tokens: 17, width: 48, heads: 2, biased: parts });
  const expected = await onnxruntimeAttend(inputs);
  const others: Partial<AttentionInputs>[] = [
    { mask: "causal" },
    { scale: false },
    { temperature: 1.01 },
    { heads: 3 },
    { biases: {} },
  ];
  for (const other of others) {
    const { output } = engine.attend({ ...inputs, ...other });
    const apart = difference(output.data, expected.output);
    expect(apart, JSON.stringify(other)).toBeGreaterThan(10 * TOLERANCE);
  }
});

function title({ tokens, width, heads, mask = "none", ...rest }: Case): string {
  const { scale = true, temperature = 1, biased = [] } = rest;
  return [
    `tokens ${tokens}, width ${width}, heads ${heads}, mask ${mask}`,
    ...(scale ? [] : ["not scaled"]),
    ...(temperature === 1 ? [] : [`temperature ${temperature}`]),
    ...(biased.length > 0 ? [`biases ${biased.join(" ")}`] : []),
  ].join(", ");
}

async function onnxruntimeAttend(inputs: AttentionInputs): Promise<AttentionResult> {
  const session = await onnxAttention(inputs);
  const result = await session.attend(inputs.x);
  await session.dispose();
  return result;
}
