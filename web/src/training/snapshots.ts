/** What was seen at some steps of a training, evenly spaced: the more there are, the wider apart. */
export class Snapshots<Seen extends { readonly step: number }> {
  readonly #most: number;
  #spacing: number;
  #seen: readonly Seen[] = [];

  /** Keeps at most so many; at first every one that stands at a multiple of the spacing. */
  constructor(most: number, spacing: number) {
    this.#most = most;
    this.#spacing = spacing;
  }

  get all(): readonly Seen[] {
    return this.#seen;
  }

  /** Steps come in order; what does not stand at the present spacing is left out. */
  add(seen: Seen): void {
    if (!this.#fits(seen)) return;
    this.#seen = [...this.#seen, seen];
    if (this.#seen.length <= this.#most) return;
    this.#spacing *= 2;
    this.#seen = this.#seen.filter(this.#fits);
  }

  at(step: number): Seen | undefined {
    return this.#seen.find((seen) => seen.step === step);
  }

  #fits = ({ step }: Seen): boolean => step % this.#spacing === 0;
}
