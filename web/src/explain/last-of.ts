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

/** A `LastOf` for every owner, which is forgotten with it. */
export class LastFor<Owner extends object, Value> {
  #lasts = new WeakMap<Owner, LastOf<Value>>();

  of(owner: Owner, parts: readonly unknown[], make: () => Value): Value {
    let last = this.#lasts.get(owner);
    if (!last) this.#lasts.set(owner, (last = new LastOf()));
    return last.of(parts, make);
  }
}
