/** Of a long text not every place is tried: typing must not wait for it. */
const mostTries = 64;

/**
 * The exercise of a number. Places 0 … count − 1 are visited once each, the first 64 of them, in an
 * order that follows from the name; those that make no exercise are passed over, and those that are
 * not wanted too where others are. After the last comes the first again. Undefined where there is none.
 */
export function nthOf<Made>(
  number: number,
  count: number,
  name: string,
  make: (place: number) => Made | undefined,
  isWanted: (made: Made) => boolean = () => true,
): Made | undefined {
  const start = hash(name) % count;
  const stride = coprimeTo(count, hash(`${name}/stride`));
  const wanted: Made[] = [];
  const others: Made[] = [];
  for (let at = 0; at < Math.min(count, mostTries) && wanted.length <= number; at += 1) {
    const made = make((start + at * stride) % count);
    if (made !== undefined) (isWanted(made) ? wanted : others).push(made);
  }
  const offered = wanted.length > 0 ? wanted : others;
  return offered[number % offered.length];
}

/** 64 bits that stand for a text, as hexadecimal digits. */
export function fingerprint(text: string): string {
  return [hash(text), hash(`${text}/second`, 0x9e3779b9)]
    .map((half) => half.toString(16).padStart(8, "0"))
    .join("");
}

/** FNV-1a over UTF-16 units (Fowler, Noll and Vo), then the finalizer of MurmurHash3; 32 bits. */
function hash(text: string, seed = 0): number {
  let state = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** A number from 1 to count that has no divisor in common with count, so that its steps reach all. */
function coprimeTo(count: number, wanted: number): number {
  let stride = (wanted % count) + 1;
  while (greatestCommonDivisor(stride, count) !== 1) stride += 1;
  return stride;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
