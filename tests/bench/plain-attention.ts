/** Attention in plain JavaScript: loops over blocks that fit into a processor's registers. */
import type { AttentionInputs } from "../onnx/inputs.js";
import type { Implementation } from "./implementation.js";

/** A part of a row-major matrix: row i begins at start + i · stride. */
interface Rows {
  readonly data: Float32Array;
  readonly start: number;
  readonly stride: number;
}

/** For tokens and head widths that are multiples of four, without mask and biases. */
export function plainJavaScript({
  tokens: n,
  width,
  heads,
  x: given,
  weights,
}: AttentionInputs): Implementation {
  const headWidth = width / heads;
  // Transposed once: every product is then one of rows with rows.
  const toQuery = rows(transpose(weights.query, width), width);
  const toKey = rows(transpose(weights.key, width), width);
  const toValue = rows(transpose(weights.value, width), width);
  const toOutput = rows(transpose(weights.output, width), width);

  function attend() {
    const x = rows(given, width);
    const query = multiply(x, toQuery, rows(new Float32Array(n * width), width), n, width, width);
    const key = multiply(x, toKey, rows(new Float32Array(n * width), width), n, width, width);
    const value = multiply(toValue, x, rows(new Float32Array(width * n), n), width, n, width); // Vᵀ
    const scores = rows(new Float32Array(heads * n * n), n); // become the weights
    const mixed = rows(new Float32Array(n * width), width);
    for (let head = 0; head < heads; head++) {
      const column = head * headWidth;
      const square = from(scores, head * n * n);
      multiply(from(query, column), from(key, column), square, n, n, headWidth);
      softmax(square, n, 1 / Math.sqrt(headWidth));
      multiply(square, from(value, column * n), from(mixed, column), n, headWidth, n);
    }
    const output = multiply(
      mixed,
      toOutput,
      rows(new Float32Array(n * width), width),
      n,
      width,
      width,
    );
    return { weights: scores.data, output: output.data };
  }

  return { name: "plain JavaScript", attend };
}

function rows(data: Float32Array, stride: number): Rows {
  return { data, start: 0, stride };
}

function from(matrix: Rows, start: number): Rows {
  return { ...matrix, start };
}

function transpose(matrix: Float32Array, width: number): Float32Array {
  return matrix.map(
    (_, index) => matrix[(index % width) * width + Math.floor(index / width)] as number,
  );
}

/**
 * c[i, j] = Σ_k a[i, k] · b[j, k], the scalar products of a's rows with b's: two rows of one with four
 * of the other at a time, so that six numbers read serve eight products. Of the blocks of 1 to 4 by
 * 2 to 4 that were tried, this is the fastest in Chromium.
 */
function multiply(a: Rows, b: Rows, c: Rows, rowsA: number, rowsB: number, length: number): Rows {
  const left = a.data;
  const right = b.data;
  for (let i = 0; i < rowsA; i += 2) {
    for (let j = 0; j < rowsB; j += 4) {
      const a0 = a.start + i * a.stride;
      const a1 = a0 + a.stride;
      const b0 = b.start + j * b.stride;
      const b1 = b0 + b.stride;
      const b2 = b1 + b.stride;
      const b3 = b2 + b.stride;
      // prettier-ignore
      let c00 = 0, c01 = 0, c02 = 0, c03 = 0, c10 = 0, c11 = 0, c12 = 0, c13 = 0;
      for (let k = 0; k < length; k++) {
        const upper = left[a0 + k] as number;
        const lower = left[a1 + k] as number;
        const right0 = right[b0 + k] as number;
        const right1 = right[b1 + k] as number;
        const right2 = right[b2 + k] as number;
        const right3 = right[b3 + k] as number;
        c00 += upper * right0;
        c01 += upper * right1;
        c02 += upper * right2;
        c03 += upper * right3;
        c10 += lower * right0;
        c11 += lower * right1;
        c12 += lower * right2;
        c13 += lower * right3;
      }
      const c0 = c.start + i * c.stride + j;
      c.data.set([c00, c01, c02, c03], c0);
      c.data.set([c10, c11, c12, c13], c0 + c.stride);
    }
  }
  return c;
}

/** In place, n rows of n numbers, each multiplied by `scale` first. */
function softmax({ data, start }: Rows, n: number, scale: number): void {
  for (let row = start; row < start + n * n; row += n) {
    let largest = -Infinity;
    for (let j = row; j < row + n; j++) largest = Math.max(largest, data[j] as number);
    let sum = 0;
    for (let j = row; j < row + n; j++) {
      const power = Math.exp(((data[j] as number) - largest) * scale);
      data[j] = power;
      sum += power;
    }
    for (let j = row; j < row + n; j++) data[j] = (data[j] as number) / sum;
  }
}
