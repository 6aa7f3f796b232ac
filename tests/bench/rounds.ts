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
const SAMPLE_MS = 8;
const WARM_UP_MS = 250;
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
  const entries = [];
  for (const contender of contenders) {
    const once = await warmUp(contender);
    entries.push({
      ...contender,
      calls: Math.max(1, Math.ceil(SAMPLE_MS / once)),
      samples: [] as number[],
    });
  }
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

/** Until the compilers of V8 are done with it; gives the milliseconds of the last calls. */
async function warmUp(contender: Contender): Promise<number> {
  const start = performance.now();
  let once = await timeOf(contender, 1);
  while (performance.now() - start < WARM_UP_MS) once = await timeOf(contender, 4);
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
