/**
 * Runs one job at a time. While it runs, only the newest request waits; those between are dropped,
 * and their callers get undefined.
 */
export class LatestWins {
  #running = false;
  #startWaiting?: (run: boolean) => void;

  /** The job's result; undefined where a newer one came before this one was started or done. */
  async run<Result>(job: () => Promise<Result>): Promise<Result | undefined> {
    this.#startNext(false);
    if (this.#running) {
      const start = await new Promise<boolean>((resolve) => (this.#startWaiting = resolve));
      if (!start) return undefined;
    }
    this.#running = true;
    try {
      const result = await job();
      return this.#startWaiting ? undefined : result;
    } finally {
      this.#running = this.#startNext(true);
    }
  }

  /** Lets the waiting request start, or sends it away; false where none waits. */
  #startNext(run: boolean): boolean {
    const start = this.#startWaiting;
    this.#startWaiting = undefined;
    start?.(run);
    return start !== undefined;
  }
}
