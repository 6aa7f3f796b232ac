/** An object that lives in C++, which knows it by a number: see `Handles` in cpp/bindings.h. */
export interface Handle {
  readonly number: number;
  /** Gives its memory back; more than once does no harm. */
  release(): void;
}

const forgotten = new FinalizationRegistry<() => void>((release) => release());

/** What a program forgets to dispose of is released with the last that holds the result. */
export function handle(number: number, releaseNumber: (number: number) => void): Handle {
  const release = () => releaseNumber(number);
  const own = { number, release };
  forgotten.register(own, release);
  return own;
}
