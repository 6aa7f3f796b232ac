/**
 * How fast this process multiplies and adds when nothing waits for memory, with SIMD128, and with the
 * fused multiply-add of relaxed SIMD, which takes the place of the two operations:
 *
 * (func (export "spin") (param $times i32) (result f32)
 *   (local $sum0 v128) … (local $sum11 v128) (local $factor v128) (local $term v128)
 *   (local.set $factor (f32x4.splat (f32.const 0.5)))
 *   (local.set $term (f32x4.splat (f32.const 1)))
 *   (local.set $sum0 (f32x4.splat (f32.const 0))) … (local.set $sum11 (f32x4.splat (f32.const 11)))
 *   (loop $again
 *     ;; four times over:
 *     (local.set $sum0 (f32x4.add (f32x4.mul (local.get $sum0) (local.get $factor)) (local.get $term)))
 *     … $sum11 likewise
 *     (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))
 *   (f32x4.extract_lane 0 (f32x4.add … all sums)))
 *
 * Twelve sums hide the latency of the two operations and, with the two constants, fit the 16
 * registers of x64; they tend to 2, so no value is ever slow to compute with.
 */
const SUMS = 12;
const UNROLLED = 4;
const TIMES = 20_000;

/** Floating-point operations of one `spin`: two on each of four lanes. */
export const spinFlops = TIMES * UNROLLED * SUMS * 4 * 2;

export async function loadSpin(kind: "simd128" | "relaxed"): Promise<() => void> {
  const { instance } = await WebAssembly.instantiate(moduleBytes(steps[kind]));
  const spin = instance.exports.spin as (times: number) => number;
  return () => void spin(TIMES);
}

type Bytes = readonly number[];

const v128 = 0x7b;
const [i32, f32] = [0x7f, 0x7d];
const [times, firstSum, factor, term] = [0, 1, 1 + SUMS, 2 + SUMS];

const get = (local: number): Bytes => [0x20, local];
const set = (local: number): Bytes => [0x21, local];
const splat: Bytes = [0xfd, 0x13];
const add: Bytes = [0xfd, 0xe4, 0x01];
const multiply: Bytes = [0xfd, 0xe6, 0x01];

const relaxedMultiplyAdd: Bytes = [0xfd, 0x85, 0x02];

/** sum · factor + term, for one of the sums. */
const steps = {
  simd128: (sum: number): Bytes => [...get(sum), ...get(factor), ...multiply, ...get(term), ...add],
  relaxed: (sum: number): Bytes => [
    ...[...get(sum), ...get(factor), ...get(term)],
    ...relaxedMultiplyAdd,
  ],
};

function constant(value: number): Bytes {
  return [0x43, ...new Uint8Array(Float32Array.of(value).buffer), ...splat];
}

function moduleBytes(stepOf: (sum: number) => Bytes): Uint8Array<ArrayBuffer> {
  const sums = Array.from({ length: SUMS }, (_, index) => firstSum + index);
  const step = sums.flatMap((sum) => [...stepOf(sum), ...set(sum)]);
  const body = [
    ...[1, SUMS + 2, v128], // locals
    ...[...constant(0.5), ...set(factor)],
    ...[...constant(1), ...set(term)],
    ...sums.flatMap((sum, index) => [...constant(index), ...set(sum)]),
    ...[0x03, 0x40], // loop
    ...Array.from({ length: UNROLLED }, () => step).flat(),
    ...[...get(times), 0x41, 1, 0x6b, 0x22, times], // i32.const 1, i32.sub, local.tee
    ...[0x0d, 0, 0x0b], // br_if, end
    ...get(firstSum),
    ...sums.slice(1).flatMap((sum) => [...get(sum), ...add]),
    ...[0xfd, 0x1f, 0], // f32x4.extract_lane 0
    0x0b,
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // magic number and version
    ...section(1, [1, 0x60, 1, i32, 1, f32]), // types
    ...section(3, [1, 0]), // functions
    ...section(7, [1, 4, ...new TextEncoder().encode("spin"), 0, 0]), // exports
    ...section(10, [1, ...sized(body)]), // code
  ]);
}

const section = (id: number, content: Bytes): Bytes => [id, ...sized(content)];
const sized = (content: Bytes): Bytes => [...leb128(content.length), ...content];

function leb128(value: number): Bytes {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb128(value >>> 7)];
}
