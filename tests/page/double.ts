// A layer of attention on a page's own sentence, once more: plain loops in double precision over the
// untrained model's token vectors and weight matrices. Nothing of web/src or cpp.
import { loadEngine } from "attention-lab/engine";

export interface Settings {
  readonly tokens: readonly string[];
  readonly width?: number;
  readonly heads?: number;
  readonly positions?: boolean;
  readonly mask?: "none" | "causal";
  readonly scale?: boolean;
  readonly temperature?: number;
  readonly off?: readonly number[];
}

export interface DoubleLayer {
  /** [heads][query][key] */
  readonly weights: readonly number[][][];
  /** [token][width] */
  readonly output: readonly number[][];
}

const engine = await loadEngine({ build: "simd128" });
const models = new Map<number, ReturnType<typeof engine.untrainedModel>>();

type Rows = ArrayLike<number>;

/** [rows][width], from row-major data. */
function multiply(x: readonly Rows[], weights: Rows, width: number): number[][] {
  return x.map((row) => {
    const result = new Array<number>(width).fill(0);
    for (let k = 0; k < width; k += 1)
      for (let column = 0; column < width; column += 1)
        result[column]! += row[k]! * weights[k * width + column]!;
    return result;
  });
}

/** Vaswani et al. 2017, §3.5. */
function position(place: number, column: number, width: number): number {
  const angle = place / 10_000 ** ((column - (column % 2)) / width);
  return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
}

export function attendInDouble(settings: Settings): DoubleLayer {
  const { tokens, width = 512, heads = 8, positions = true, mask = "none" } = settings;
  const { scale = true, temperature = 1, off = [] } = settings;
  if (!models.has(width)) models.set(width, engine.untrainedModel({ width }));
  const model = models.get(width)!;
  const matrices = model.weights();
  const embedding = model.attend({ tokens, heads: 1 }).embedding.data;
  const x = tokens.map((_, place) =>
    Array.from({ length: width }, (_, column) => {
      const added = positions ? position(place, column, width) : 0;
      return embedding[place * width + column]! + added;
    }),
  );
  const [query, key, value] = [matrices.query, matrices.key, matrices.value].map((matrix) =>
    multiply(x, matrix.data, width),
  ) as [number[][], number[][], number[][]];
  const headWidth = width / heads;
  const weights: number[][][] = [];
  const mixed = tokens.map(() => new Array<number>(width).fill(0));
  for (let head = 0; head < heads; head += 1) {
    const first = head * headWidth;
    const square = tokens.map((_, i) => {
      const powers = tokens.map((_, j) => {
        if (mask === "causal" && j > i) return 0;
        let score = 0;
        for (let k = first; k < first + headWidth; k += 1) score += query[i]![k]! * key[j]![k]!;
        return Math.exp(score / (scale ? Math.sqrt(headWidth) : 1) / temperature);
      });
      const sum = powers.reduce((total, power) => total + power, 0);
      return powers.map((power) => power / sum);
    });
    weights.push(square);
    if (off.includes(head)) continue;
    for (let i = 0; i < tokens.length; i += 1)
      for (let j = 0; j < tokens.length; j += 1)
        for (let k = first; k < first + headWidth; k += 1)
          mixed[i]![k]! += square[i]![j]! * value[j]![k]!;
  }
  return { weights, output: multiply(mixed, matrices.output.data, width) };
}

export const length = (vector: readonly number[]) => Math.hypot(...vector);
export const minus = (a: readonly number[], b: readonly number[]) => a.map((v, k) => v - b[k]!);
