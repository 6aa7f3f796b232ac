/** A number as a reader typed it. */
export interface Typed {
  readonly value: number;
  readonly isPercent: boolean;
}

/**
 * Reads 0.62, 0,62, .62, −1.5, 62 %, 5/8, ½, 1e-3; a sign may be any dash, and digits full-width.
 * Undefined for anything else: 1,234.5 could be two numbers.
 */
export function parseNumber(text: string): Typed | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/[‐‑‒–—−﹣]/gu, "-")
    .replace(/^\s*[=≈~]/u, "")
    .replace(/[\s\u2068\u2069\u200e\u200f]/gu, "");
  const isPercent = /[%٪]$/u.test(plain);
  const [numerator = "", denominator, ...more] = (isPercent ? plain.slice(0, -1) : plain).split(
    /[/÷⁄]/u,
  );
  if (more.length > 0) return undefined;
  const [above, below] = [decimal(numerator), denominator === undefined ? 1 : decimal(denominator)];
  if (above === undefined || below === undefined || below === 0) return undefined;
  return { value: above / below / (isPercent ? 100 : 1), isPercent };
}

function decimal(text: string): number | undefined {
  const pattern = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d{1,3})?$/iu;
  const value = pattern.test(text) ? Number(text.replace(",", ".")) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Reads 4 × 512, 4x512, (4, 512), [8, 4, 4], 4 by 512: whole numbers, whatever stands between.
 * Around a sign of multiplication a number may be grouped: 4 × 1,024.
 */
export function parseShape(text: string): number[] | undefined {
  const plain = text.normalize("NFKC");
  // The Latin letter and the Cyrillic one, which looks like it.
  const factors = plain.split(/[×*·⋅xх]|by|на|乘/iu);
  const parts =
    factors.length > 1
      ? factors.map((part) => part.replace(/[\s,.'’]+(?=\d{3}(?!\d))/gu, ""))
      : plain.split(/[^\p{L}\d-]+/u).filter(Boolean);
  const numbers = parts.map((part) => /^[\s([]*(\d{1,9})[\s)\]]*$/u.exec(part)?.[1]);
  if (numbers.length === 0 || numbers.includes(undefined)) return undefined;
  return numbers.map(Number);
}
