// Multi-head self-attention in plain JavaScript: blocked loops over Float32Array, no WebAssembly.
import type { AttentionInputs, AttentionResult } from "../onnx/inputs.js";
import type { Implementation } from "./implementation.js";

/** Element (i, j) of the matrix is `data[first + i * stride + j]`. */
interface Matrix {
  readonly data: Float32Array;
  readonly first: number;
  readonly stride: number;
}

export function plainJavaScript(inputs: AttentionInputs): Implementation {
  return { name: "plain JavaScript", attend: () => attend(inputs) };
}

function attend({ tokens: n, width, heads, x, weights }: AttentionInputs): AttentionResult {
  const input = matrix(x, width);
  const project = (from: Matrix, by: Float32Array) =>
    addProduct(zeros(n, width), from, matrix(by, width), n, width, width);
  const query = project(input, weights.query);
  const key = project(input, weights.key);
  const value = project(input, weights.value);

  const headWidth = width / heads;
  const shares = zeros(heads * n, n);
  const mixed = zeros(n, width);
  for (let head = 0; head < heads; head++) {
    const own = (all: Matrix) => ({ ...all, first: head * headWidth });
    const logits = { ...shares, first: head * n * n };
    addProduct(logits, own(query), transposed(own(key), n, headWidth), n, headWidth, n);
    softmaxRows(logits, n, 1 / Math.sqrt(headWidth));
    addProduct(own(mixed), logits, own(value), n, n, headWidth);
  }
  return { weights: shares.data, output: project(mixed, weights.output).data };
}

// Rows of `right` kept in cache while all rows of `left` pass.
const BLOCK = 64;

/** sum += left · right: [rows, inner] · [inner, columns]. Gives `sum`. */
function addProduct(
  sum: Matrix,
  left: Matrix,
  right: Matrix,
  rows: number,
  inner: number,
  columns: number,
): Matrix {
  for (let start = 0; start < inner; start += BLOCK) {
    const end = Math.min(start + BLOCK, inner);
    for (let row = 0; row < rows; row++) {
      const to = sum.first + row * sum.stride;
      const from = left.first + row * left.stride;
      let k = start;
      for (; k + 4 <= end; k += 4)
        addFourRows(sum.data, to, left.data, from + k, right, k, columns);
      for (; k < end; k++) {
        const factor = left.data[from + k] as number;
        const at = right.first + k * right.stride;
        for (let j = 0; j < columns; j++) {
          sum.data[to + j] = (sum.data[to + j] as number) + factor * (right.data[at + j] as number);
        }
      }
    }
  }
  return sum;
}

/** One row of the sum gets four rows of `right`, so that it is read and written a fourth as often. */
function addFourRows(
  sum: Float32Array,
  to: number,
  left: Float32Array,
  from: number,
  { data, first, stride }: Matrix,
  k: number,
  columns: number,
): void {
  const a = left[from] as number;
  const b = left[from + 1] as number;
  const c = left[from + 2] as number;
  const d = left[from + 3] as number;
  const row = first + k * stride;
  for (let j = 0; j < columns; j++) {
    const at = row + j;
    sum[to + j] =
      (sum[to + j] as number) +
      a * (data[at] as number) +
      b * (data[at + stride] as number) +
      c * (data[at + 2 * stride] as number) +
      d * (data[at + 3 * stride] as number);
  }
}

/** Each row of an [n, n] matrix becomes e^(value · scale) ÷ their sum. */
function softmaxRows({ data, first }: Matrix, n: number, scale: number): void {
  for (let row = 0; row < n; row++) {
    const values = data.subarray(first + row * n, first + (row + 1) * n);
    let largest = -Infinity;
    for (const value of values) largest = Math.max(largest, value);
    let sum = 0;
    for (let j = 0; j < n; j++) {
      const power = Math.exp(((values[j] as number) - largest) * scale);
      values[j] = power;
      sum += power;
    }
    for (let j = 0; j < n; j++) values[j] = (values[j] as number) / sum;
  }
}

/** [columns, rows] from [rows, columns]. */
function transposed({ data, first, stride }: Matrix, rows: number, columns: number): Matrix {
  const result = zeros(columns, rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      result.data[j * rows + i] = data[first + i * stride + j] as number;
    }
  }
  return result;
}

function zeros(rows: number, columns: number): Matrix {
  return matrix(new Float32Array(rows * columns), columns);
}

function matrix(data: Float32Array, stride: number): Matrix {
  return { data, first: 0, stride };
}
