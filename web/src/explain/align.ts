/** A place of one list and the place of another that stands opposite; null where nothing does. */
export interface Pair {
  readonly first: number | null;
  readonly second: number | null;
}

/** A pair that has both. */
export interface Twins extends Pair {
  readonly first: number;
  readonly second: number;
}

export function areTwins(pair: Pair): pair is Twins {
  return pair.first !== null && pair.second !== null;
}

/**
 * Two lists of tokens set opposite each other, both in their order. As many equal tokens as possible stand
 * opposite each other (the longest common subsequence); of the ways to do that, one that leaves the fewest
 * tokens alone, since a token that was put in another's place stands opposite it.
 * Needleman & Wunsch 1970, in time and memory of first · second.
 */
export function align(first: readonly string[], second: readonly string[]): Pair[] {
  const gains = gainsOf(first, second);
  const gain = (i: number, j: number) => gains[i * (second.length + 1) + j] ?? 0;
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < first.length && j < second.length) {
    const best = gain(i, j);
    if (best === gain(i + 1, j + 1) + gainOfPair(first, second, i, j)) {
      pairs.push({ first: i++, second: j++ });
    } else if (best === gain(i + 1, j)) pairs.push({ first: i++, second: null });
    else pairs.push({ first: null, second: j++ });
  }
  while (i < first.length) pairs.push({ first: i++, second: null });
  while (j < second.length) pairs.push({ first: null, second: j++ });
  return pairs;
}

/** The most that the rests of both lists can gain, [first + 1, second + 1]. */
function gainsOf(first: readonly string[], second: readonly string[]): Float64Array {
  const columns = second.length + 1;
  const gains = new Float64Array((first.length + 1) * columns);
  for (let i = first.length - 1; i >= 0; i -= 1) {
    for (let j = second.length - 1; j >= 0; j -= 1) {
      const opposite = (gains[(i + 1) * columns + j + 1] ?? 0) + gainOfPair(first, second, i, j);
      const [below, right] = [gains[(i + 1) * columns + j] ?? 0, gains[i * columns + j + 1] ?? 0];
      gains[i * columns + j] = Math.max(opposite, below, right);
    }
  }
  return gains;
}

/** An equal pair gains more than all substitutions together. */
function gainOfPair(
  first: readonly string[],
  second: readonly string[],
  i: number,
  j: number,
): number {
  return first[i] === second[j] ? first.length + second.length + 1 : 1;
}

/** For every place of one list, the place opposite it in the other; null for those that stand alone. */
export function opposites(
  pairs: readonly Pair[],
  from: keyof Pair,
  to: keyof Pair,
): (number | null)[] {
  return pairs.filter((pair) => pair[from] !== null).map((pair) => pair[to]);
}
