/**
 * The n-th shuffle of some tokens: for every place, where in the text its token stands. The same on
 * every machine, since a link names it by its number. 0 leaves all as it is written; any other moves
 * at least one word where there are two different ones.
 */
export function shuffleOrder(tokens: readonly string[], shuffle: number): number[] {
  const order = tokens.map((_, place) => place);
  if (shuffle === 0) return order;
  // Fisher and Yates' shuffle, its random numbers hashed from the shuffle's own and the place.
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor((hash(hash(shuffle) ^ last) / 2 ** 32) * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  // What reads as before is turned by one place, which moves a word unless all are the same.
  const isMoved = order.some((from, place) => tokens[from] !== tokens[place]);
  return isMoved ? order : [...order.slice(1), ...order.slice(0, 1)];
}

/** 32 bits into 32 well mixed ones: the finaliser of MurmurHash3 (Appleby 2011). */
function hash(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
