// Prints the known bits of tests/cpp/hash_test.cpp and untrained_model_test.cpp, worked out with
// BigInt from the papers' formulas alone: `node tests/golden/hash.mjs`.
const bits64 = (value) => BigInt.asUintN(64, value);
const hex = (value, digits) => `0x${value.toString(16).toUpperCase().padStart(digits, "0")}`;

// Stafford's variant 13 of the splitmix64 finaliser.
function scramble(value) {
  value = bits64((value ^ (value >> 30n)) * 0xbf58476d1ce4e5b9n);
  value = bits64((value ^ (value >> 27n)) * 0x94d049bb133111ebn);
  return value ^ (value >> 31n);
}

// 64-bit FNV-1a.
function hashText(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = bits64((hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash;
}

const stream = (key) => scramble(bits64(key));
const part = (start, name) => stream(start ^ hashText(name));

// Four 16-bit integers, centred and divided by the deviation of their sum, √((65536² − 1) / 3).
function bell(start, index, deviation) {
  const random = scramble(bits64(start + BigInt(index + 1) * 0x9e3779b97f4a7c15n));
  let sum = -2 * 65535;
  for (const shift of [0n, 16n, 32n, 48n]) sum += Number((random >> shift) & 0xffffn);
  return Math.fround(sum * (deviation / Math.sqrt((65536 ** 2 - 1) / 3)));
}

function floatBits(value) {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return hex(view.getUint32(0), 8);
}

const firstBits = (start, count, deviation) =>
  Array.from({ length: count }, (_, index) => floatBits(bell(start, index, deviation))).join(", ");

for (const value of [0n, 1n, 2n, 0xffffffffffffffffn, 0x9e3779b97f4a7c15n]) {
  console.log(`scramble(${hex(value, 16)}) = ${hex(scramble(value), 16)}`);
}
for (const text of ["", "a", "foobar", "weights.query", "é🙂"]) {
  console.log(`hash_text("${text}") = ${hex(hashText(text), 16)}`);
}
console.log(`Stream(42).bell(0 … 3, 1) = ${firstBits(stream(42n), 4, 1)}`);
console.log(`Stream(42).part("a").bell(0 … 3, 2) = ${firstBits(part(stream(42n), "a"), 4, 2)}`);

// The untrained model: version 1 in the upper half of the key, the seed in the lower.
const [version, seed, width] = [1n, 1n, 512];
const model = stream((version << 32n) | seed);
for (const name of ["weights.query", "weights.key", "weights.value", "weights.output"]) {
  console.log(`${name}(0, 0 … 2) = ${firstBits(part(model, name), 3, 1 / Math.sqrt(width))}`);
}
for (const token of ["I", "love", "AI", "é🙂"]) {
  console.log(`embed("${token}")(0 … 2) = ${firstBits(part(part(model, "embedding"), token), 3, 1)}`);
}
const query = part(model, "weights.query");
console.log(`weights.query(511, 511) = ${floatBits(bell(query, width * width - 1, 1 / Math.sqrt(width)))}`);
