/** What was made last, made again only when what it is made of is another. */
export class LastOf<Value> {
  #parts: readonly unknown[] | undefined;
  #value: Value | undefined;

  of(parts: readonly unknown[], make: () => Value): Value {
    const isSame = this.#parts?.every((part, index) => part === parts[index]) ?? false;
    if (!isSame) this.#value = make();
    this.#parts = parts;
    return this.#value as Value;
  }
}
