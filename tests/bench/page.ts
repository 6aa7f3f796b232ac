// What run.mjs calls in the browser.
import { resultDifference } from "../onnx/difference.js";
import type { Implementation } from "./implementation.js";
import { onnxruntimeWeb } from "./onnxruntime.js";
import { inputsOf, ours, oursRelaxed, oursRelaxedInto, oursWeightsPassedIn } from "./ours.js";
import { loadSpin, spinFlops } from "./peak.js";
import { plainJavaScript } from "./plain-attention.js";
import { type Timing, timeInterleaved } from "./rounds.js";
import { tfjsWasm } from "./tfjs.js";

// Relative to the largest magnitude: far above what float32 sums taken in different orders differ by.
const LARGEST_DIFFERENCE = 1e-4;

const spin = await loadSpin("simd128");
const relaxedSpin = await loadSpin("relaxed");

/**
 * One case of the bench: all implementations compute the same, then they are timed.
 * @throws Error where one of them gives other numbers than ours.
 */
async function measure(tokens: number, width: number, heads: number, budget: number) {
  const inputs = inputsOf(tokens, width, heads);
  const implementations: Implementation[] = [
    ours(inputs),
    oursRelaxed(inputs),
    oursRelaxedInto(inputs),
    oursWeightsPassedIn(inputs),
    await onnxruntimeWeb(inputs),
    tfjsWasm(inputs),
    plainJavaScript(inputs),
  ];

  const expected = await oursWeightsPassedIn(inputs).attend();
  const differences: Record<string, number> = {};
  for (const { name, attend } of implementations) {
    const difference = resultDifference(await attend(), expected);
    if (!(difference <= LARGEST_DIFFERENCE)) throw new Error(`${name} differs by ${difference}`);
    differences[name] = difference;
  }

  const contenders = implementations.map(({ name, attend }) => ({ name, call: attend }));
  const [peak, relaxedPeak, ...timings] = await timeInterleaved(
    [{ name: "peak", call: spin }, { name: "relaxed peak", call: relaxedSpin }, ...contenders],
    budget,
  );
  for (const { release } of implementations) await release?.();
  const gflops = (spun: Timing | undefined) => spinFlops / ((spun?.median ?? NaN) * 1e6);
  return {
    peakGflops: gflops(peak),
    relaxedPeakGflops: gflops(relaxedPeak),
    differences,
    timings,
  };
}

Object.assign(globalThis, { measure });
