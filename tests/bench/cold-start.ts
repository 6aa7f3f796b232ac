// The first picture of “I love AI” as a page with onnxruntime-web would draw it: three words, width 512,
// eight heads, each head's weights as a square of grey cells. Its weights are as many numbers, made
// by the least of work.
import { onnxAttention } from "../onnx/session.js";

const [tokens, width, heads] = [3, 512, 8];
const numbers = (count: number) =>
  Float32Array.from({ length: count }, (_, index) => Math.sin(index) / Math.sqrt(width));
const matrix = () => numbers(width * width);
const weights = { query: matrix(), key: matrix(), value: matrix(), output: matrix() };
const x = numbers(tokens * width);

const session = await onnxAttention({ tokens, width, heads, x, weights });
const result = await session.attend(x);
const picture = document.querySelector("canvas")?.getContext("2d");
result.weights.forEach((weight, index) => {
  if (!picture) return;
  picture.fillStyle = `rgb(${255 * (1 - weight)} ${255 * (1 - weight)} 255)`;
  picture.fillRect(index % tokens, Math.floor(index / tokens), 1, 1);
});
requestAnimationFrame(() => Object.assign(globalThis, { drawnAt: performance.now() }));
