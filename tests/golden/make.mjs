// Writes the golden cases beside it: `node tests/golden/make.mjs`. Attention in plain JavaScript
// loops over double-precision arrays of rows; it shares no line with the engine or its other tests.
import { readdirSync, rmSync, writeFileSync } from "node:fs";

const folder = new URL("./", import.meta.url);

const cases = {
  "one-token": { tokens: 1, width: 6, heads: 2 },
  "one-head": { tokens: 5, width: 8, heads: 1 },
  "several-heads": { tokens: 6, width: 12, heads: 3 },
  causal: { tokens: 7, width: 8, heads: 2, mask: "causal" },
  "scale-off": { tokens: 4, width: 8, heads: 2, scale: false },
  temperature: { tokens: 5, width: 8, heads: 4, temperature: 0.3 },
  biases: { tokens: 3, width: 8, heads: 2, biased: ["query", "key", "value", "output"] },
  // The article's “I love A I”: four tokens, the first and the last the same, eight heads.
  "worked-example": { tokens: 4, width: 16, heads: 8, same: [0, 3] },
  everything: {
    tokens: 6,
    width: 15,
    heads: 5,
    mask: "causal",
    scale: false,
    temperature: 2.5,
    biased: ["key", "output"],
  },
};

// 32-bit xorshift (Marsaglia 2003), one sequence for all cases; even numbers in ±√3 · deviation.
let state = 20170612;
function random(deviation) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return Math.fround(((state >>> 0) / 2 ** 31 - 1) * Math.sqrt(3) * deviation);
}

function randomRows(rows, columns, deviation) {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => random(deviation)));
}

function multiply(left, right) {
  return left.map((row) =>
    right[0].map((_, column) => {
      let sum = 0;
      for (let inner = 0; inner < row.length; inner++) sum += row[inner] * right[inner][column];
      return sum;
    }),
  );
}

function linear(x, weights, bias) {
  const product = multiply(x, weights);
  return bias ? product.map((row) => row.map((value, column) => value + bias[0][column])) : product;
}

function softmax(logits, visible) {
  const powers = logits.map((logit, key) => (key < visible ? Math.exp(logit) : 0));
  let sum = 0;
  for (const power of powers) sum += power;
  return powers.map((power) => power / sum);
}

const columnsOf = (rows, first, count) => rows.map((row) => row.slice(first, first + count));
const transpose = (rows) => rows[0].map((_, column) => rows.map((row) => row[column]));

function attend({ tokens, width, heads, mask, scale, temperature }, x, weights, biases) {
  const query = linear(x, weights.query, biases.query);
  const key = linear(x, weights.key, biases.key);
  const value = linear(x, weights.value, biases.value);
  const headWidth = width / heads;
  const divisor = (scale ? Math.sqrt(headWidth) : 1) * temperature;
  const all = { scores: [], scaled: [], weights: [] };
  const mixed = Array.from({ length: tokens }, () => []);
  for (let head = 0; head < heads; head++) {
    const own = (rows) => columnsOf(rows, head * headWidth, headWidth);
    const scores = multiply(own(query), transpose(own(key)));
    const scaled = scores.map((row) => row.map((score) => score / divisor));
    const shares = scaled.map((row, index) => softmax(row, mask === "causal" ? index + 1 : tokens));
    multiply(shares, own(value)).forEach((row, index) => mixed[index].push(...row));
    all.scores.push(...scores);
    all.scaled.push(...scaled);
    all.weights.push(...shares);
  }
  const output = linear(mixed, weights.output, biases.output);
  return { query, key, value, ...all, mixed, output };
}

// Nine significant digits are enough to tell any float32 from its neighbours.
const digits = (value) => String(Number(value.toPrecision(9)));

function tensorLines(name, rows) {
  return [`${name} ${rows.length} ${rows[0].length}`, ...rows.map((row) => row.map(digits).join(" "))];
}

function caseText(settings) {
  const full = { mask: "none", scale: true, temperature: 1, biased: [], ...settings };
  const { tokens, width, heads, mask, scale, temperature, biased, same } = full;
  const x = randomRows(tokens, width, 1);
  if (same) x[same[1]] = x[same[0]];
  const weights = {};
  const biases = {};
  for (const part of ["query", "key", "value", "output"]) {
    weights[part] = randomRows(width, width, 1.5 / Math.sqrt(width));
    if (biased.includes(part)) biases[part] = randomRows(1, width, 0.7);
  }
  const lines = [
    `tokens ${tokens}`,
    `width ${width}`,
    `heads ${heads}`,
    `mask ${mask}`,
    `scale ${scale ? 1 : 0}`,
    `temperature ${temperature}`,
    ...tensorLines("x", x),
  ];
  for (const part in weights) lines.push(...tensorLines(`weights.${part}`, weights[part]));
  for (const part in biases) lines.push(...tensorLines(`biases.${part}`, biases[part]));
  const expected = attend(full, x, weights, biases);
  for (const name in expected) lines.push(...tensorLines(name, expected[name]));
  return `${lines.join("\n")}\n`;
}

for (const file of readdirSync(folder)) if (file.endsWith(".txt")) rmSync(new URL(file, folder));
for (const [name, settings] of Object.entries(cases)) {
  writeFileSync(new URL(`${name}.txt`, folder), caseText(settings));
}
