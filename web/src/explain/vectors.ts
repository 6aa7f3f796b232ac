type Vector = ArrayLike<number>;

/** The scalar product, in double precision. */
export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/** The length of a vector. */
export function norm(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

/** The largest difference between numbers at the same place. */
export function largestDifference(a: Vector, b: Vector): number {
  let largest = 0;
  for (let index = 0; index < a.length; index += 1) {
    largest = Math.max(largest, Math.abs((a[index] ?? 0) - (b[index] ?? 0)));
  }
  return largest;
}

/** The length of the difference of two vectors. */
export function distance(a: Vector, b: Vector): number {
  let squared = 0;
  for (let index = 0; index < a.length; index += 1) {
    squared += ((a[index] ?? 0) - (b[index] ?? 0)) ** 2;
  }
  return Math.sqrt(squared);
}
