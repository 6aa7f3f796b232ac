/** The targets, what was measured for each, and whether it holds. A figure is always "at most". */

/**
 * `rows`: a row for every case and implementation; `calls`, `app`: what calls.mjs and app.mjs give.
 * A target that is one of several cases is measured by its worst.
 */
export function targetsOf(rows, calls, app) {
  const worst = (name, peer, of) => {
    const ratios = rows
      .filter(({ implementation, tokens }) => implementation === name && of(tokens))
      .map((row) => row.median_ms / medianOf(rows, row.case, peer));
    return Math.max(...ratios);
  };
  const onnx = "onnxruntime-web";
  return [
    target("relaxed ÷ onnxruntime-web, n ≥ 16", worst(relaxed, onnx, from(16)), 0.67),
    target("relaxed ÷ onnxruntime-web, n = 4", worst(relaxed, onnx, just(4)), 0.45),
    target("SIMD128 ÷ onnxruntime-web, n ≥ 64", worst("ours", onnx, from(64)), 0.85),
    target("relaxed ÷ tfjs-wasm", worst(relaxed, "tfjs-wasm", from(1)), 0.4),
    target("relaxed ÷ tfjs-wasm, n = 512", worst(relaxed, "tfjs-wasm", just(512)), 0.16),
    target(`${kept} ÷ onnxruntime-web, n ≥ 16`, worst(into, onnx, from(16)), 0.67),
    target(`${kept} ÷ onnxruntime-web, n = 4`, worst(into, onnx, just(4)), 0.45),
    target(`${kept} ÷ tfjs-wasm, n = 512`, worst(into, "tfjs-wasm", just(512)), 0.16),
    target(`FMA peak ÷ ${kept}, n ≥ 64`, 1 / leastShare(rows), 1 / 0.8),
    target("first call ÷ steady call", calls.first / calls.steady, 1.3),
    target("one word of 64 changed ÷ all changed, engine", calls.oneWord / calls.steady, 0.5),
    target("keystroke → painted, 64 tokens, 95th percentile, ms", app.keystroke, 16),
    target("512 tokens pasted → painted, ms", app.paste, 150),
    target("512 tokens, hover: 95th percentile between frames, ms", app.frame, 17.5),
    target("512 tokens, pan: 95th percentile between frames, ms", app.panFrame, 17.5),
    target("cold start ÷ page with onnxruntime-web", app.coldStart / app.onnxColdStart, 0.4),
    target("the same, front page with its model", app.frontPage / app.onnxColdStart, 0.4),
  ];
}

const relaxed = "ours, relaxed";
const into = `${relaxed}, into`;
const kept = "relaxed into kept arrays";
const from = (least) => (tokens) => tokens >= least;
const just = (count) => (tokens) => tokens === count;

function target(what, measured, limit) {
  return { what, measured, limit, holds: measured <= limit };
}

function medianOf(rows, title, name) {
  return rows.find((row) => row.case === title && row.implementation === name).median_ms;
}

function leastShare(rows) {
  const large = rows.filter(
    ({ implementation, tokens }) => implementation === into && tokens >= 64,
  );
  return Math.min(...large.map((row) => row.share_of_peak));
}

export function printTargets(targets) {
  console.log(`\n${"target".padEnd(60)}${"measured".padStart(10)}${"at most".padStart(10)}`);
  for (const { what, measured, limit, holds } of targets) {
    console.log(
      `${what.padEnd(60)}${measured.toFixed(2).padStart(10)}${limit.toFixed(2).padStart(10)}  ${holds ? "holds" : "misses"}`,
    );
  }
}
