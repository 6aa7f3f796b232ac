/**
 * A float32 as the shortest decimal of at least six digits that reads back as the same float32, with
 * a dot in every language: 0.1, not the 0.10000000149011612 that its double would print.
 */
export function float32Text(value: number): string {
  // Nine significant digits tell any two float32 apart.
  for (let digits = 6; digits < 9; digits += 1) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(Number(value.toPrecision(9)));
}
