/** A number that a training had at a step. */
export interface Point {
  readonly step: number;
  readonly value: number;
}

/** At most so many points: each stands for a run of steps, by their mean, at the last of them. */
export function thinned(points: readonly Point[], most: number): readonly Point[] {
  const run = Math.ceil(points.length / most);
  if (run <= 1) return points;
  return Array.from({ length: Math.ceil(points.length / run) }, (_, index) => {
    const part = points.slice(index * run, (index + 1) * run);
    const value = part.reduce((sum, point) => sum + point.value, 0) / part.length;
    return { step: part.at(-1)?.step ?? 0, value };
  });
}

/** Where a step stands on an axis from 0 to `steps`, in percent. */
export function place(step: number, steps: number): number {
  return (step / Math.max(1, steps)) * 100;
}

/** An SVG polyline's points in a square of 100: steps to the right, from 0 up to `top`. */
export function polyline(points: readonly Point[], steps: number, top: number): string {
  return points
    .map(({ step, value }) => {
      const height = Math.min(1, Math.max(0, value / top));
      return `${place(step, steps).toFixed(2)},${(100 - 100 * height).toFixed(2)}`;
    })
    .join(" ");
}

/** The end of an axis: the next of 1, 2 and 5 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, Number.MIN_VALUE)));
  return ([1, 2, 5].find((factor) => factor * power >= value) ?? 10) * power;
}
