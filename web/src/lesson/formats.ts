const made = new Map<string, Formats>();

/**
 * How a language writes numbers, plurals and lists. Each format is made when it is first asked for: it
 * costs milliseconds to make, which the first picture would wait for, and nearly nothing to use.
 */
export class Formats {
  #language: string;
  #plurals?: Intl.PluralRules;
  #lists?: Intl.ListFormat;
  #numbers = new Map<string, Intl.NumberFormat>();

  private constructor(language: string) {
    this.#language = language;
  }

  static of(language: string): Formats {
    const formats = made.get(language) ?? new Formats(language);
    made.set(language, formats);
    return formats;
  }

  get plurals(): Intl.PluralRules {
    return (this.#plurals ??= new Intl.PluralRules(this.#language));
  }

  get lists(): Intl.ListFormat {
    return (this.#lists ??= new Intl.ListFormat(this.#language, { type: "unit" }));
  }

  /** A whole number. */
  get whole(): Intl.NumberFormat {
    return this.#number("whole", { maximumFractionDigits: 0 });
  }

  /** A share: 0.62 is 62 %. */
  get percent(): Intl.NumberFormat {
    return this.#number("percent", { style: "percent" });
  }

  /** A whole number with its sign. */
  get change(): Intl.NumberFormat {
    return this.#number("change", { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  }

  /** A fixed count of decimals, never “−0.00”. */
  decimal(decimals: number): Intl.NumberFormat {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return this.#number(`${decimals} decimals`, { ...digits, signDisplay: "negative" });
  }

  #number(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const known = this.#numbers.get(name);
    if (known) return known;
    const format = new Intl.NumberFormat(this.#language, options);
    this.#numbers.set(name, format);
    return format;
  }
}
