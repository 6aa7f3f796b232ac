/** Something to be timed; a call may be asynchronous. */
export interface Contender {
  readonly name: string;
  call(): unknown;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds of one call. */
  readonly median: number;
  readonly rounds: number;
}

// Without cross-origin isolation the clock has steps of 0.1 ms: a sample of 8 ms is right to 1–2 %.
const LEAST_SAMPLE_MS = 8;
const WARM_UP_MS = 500;
const WARM_UP_CALLS = 3;
// The clock may show nothing at all for a quicker call.
const LEAST_CALL_MS = 0.01;
const LEAST_ROUNDS = 5;
const MOST_ROUNDS = 60;

/**
 * Times all contenders in turn, round after round, so that whatever else the machine does meets
 * them alike; each round begins with another one. Ends after `budget` milliseconds of rounds.
 */
export async function timeInterleaved(
  contenders: readonly Contender[],
  budget: number,
): Promise<Timing[]> {
  const warm = [];
  for (const contender of contenders) {
    warm.push({ ...contender, once: await warmUp(contender), samples: [] as number[] });
  }
  // Samples of like length meet the machine's other work alike: a short one often runs undisturbed.
  const length = Math.max(LEAST_SAMPLE_MS, median(warm.map(({ once }) => once)));
  const entries = warm.map((entry) => ({
    ...entry,
    calls: Math.max(1, Math.round(length / entry.once)),
  }));
  const start = performance.now();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (round >= LEAST_ROUNDS && performance.now() - start > budget) break;
    const first = round % entries.length;
    for (const entry of [...entries.slice(first), ...entries.slice(0, first)]) {
      entry.samples.push(await timeOf(entry, entry.calls));
    }
  }
  return entries.map(({ name, samples }) => ({
    name,
    median: median(samples),
    rounds: samples.length,
  }));
}

/**
 * Until V8's compilers are done with it: WebAssembly starts in the baseline tier, 2–10 times slower,
 * and a function under way is not replaced, so that slow contenders need several calls too.
 * Gives the milliseconds of a call at the end.
 */
async function warmUp(contender: Contender): Promise<number> {
  const start = performance.now();
  let once = Infinity;
  for (let call = 0; call < WARM_UP_CALLS || performance.now() - start < WARM_UP_MS; call++) {
    once = Math.max(LEAST_CALL_MS, Math.min(once, await timeOf(contender, once < 1 ? 10 : 1)));
  }
  return once;
}

/** Milliseconds a call. */
async function timeOf(contender: Contender, calls: number): Promise<number> {
  const start = performance.now();
  for (let call = 0; call < calls; call++) await contender.call();
  return (performance.now() - start) / calls;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}
