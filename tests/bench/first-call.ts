// What first-call.html measures, in a page of its own each time: a model that has only been warmed up.
import { loadEngine } from "attention-lab/engine";

const HEADS = 8;
const WORDS = 64;

/** Milliseconds of the first call, of later ones, and of those in which one word has changed. */
async function measureCalls() {
  const engine = await loadEngine();
  engine.warmUp();
  const model = engine.untrainedModel({ width: 512 });
  model.warmUp();
  const words = (name: string) => Array.from({ length: WORDS }, (_, index) => `${name} ${index}`);
  const time = (tokens: string[]) => {
    const start = performance.now();
    model.tensors({ tokens, heads: HEADS }, ["weights", "output"]);
    return performance.now() - start;
  };
  const [first, second] = [words("word"), words("token")];
  const firstCall = time(first);
  const all = repeated((turn) => time(turn % 2 === 0 ? second : first));
  const changed = first.with(WORDS / 2, "changed");
  const one = repeated((turn) => time(turn % 2 === 0 ? changed : first));
  return { first: firstCall, steady: all, oneWord: one };
}

/** The median of many turns, once V8 has compiled all of it. */
function repeated(turn: (index: number) => number): number {
  const times = Array.from({ length: 80 }, (_, index) => turn(index)).slice(40);
  return times.sort((left, right) => left - right)[times.length / 2] ?? NaN;
}

Object.assign(globalThis, { measureCalls });
