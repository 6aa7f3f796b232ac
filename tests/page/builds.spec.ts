/** The engine's two builds, in a browser that has relaxed SIMD. */
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import fc from "fast-check";
import {
  loadEngine,
  type Engine,
  type LayerTrace,
  type UntrainedRequest,
} from "attention-lab/engine";
import { headCounts } from "../../web/src/spec/spec.js";
import { boundOf, digestsOf } from "./expected.js";
import { placesOf } from "./host.js";
import { drawn } from "./lab.js";

declare global {
  interface Window {
    loadEngine: typeof loadEngine;
  }
}

const detection = new URL(import.meta.resolve("wasm-feature-detect"));

/** The package's engine in a page that does nothing else. */
async function openEngine(page: Page): Promise<void> {
  const imports = { "wasm-feature-detect": "./wasm-feature-detect.js" };
  const body = `<!doctype html><title>Engine</title>
    <script type="importmap">${JSON.stringify({ imports })}</script>
    <script type="module">
      import { loadEngine } from "./engine/index.js";
      Object.assign(window, { loadEngine });
    </script>`;
  await page.route("**/only-engine.html", (route) =>
    route.fulfill({ contentType: "text/html", body }),
  );
  await page.route("**/wasm-feature-detect.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: readFileSync(detection, "utf8") }),
  );
  await page.goto("./only-engine.html");
}

/** The names, without hash, of the WebAssembly that is fetched from now on. */
function fetchedModules(page: Page): string[] {
  const names: string[] = [];
  page.on("request", (request) => {
    const name = /([^/]*?)(-[\w-]{8})?\.wasm$/.exec(new URL(request.url()).pathname)?.[1];
    if (name) names.push(name);
  });
  return names;
}

test("a program gets the relaxed build, or SIMD128 where it asks for it, and one file of the two", async ({
  page,
}) => {
  await openEngine(page);
  const fetched = fetchedModules(page);
  const build = (options?: Parameters<typeof loadEngine>[0]) =>
    page.evaluate(async (given) => (await window.loadEngine(given)).build, options);
  expect([await build(), await build({ build: "fastest" })]).toEqual(["relaxed", "relaxed"]);
  expect(new Set(fetched)).toEqual(new Set(["attention-relaxed"]));
  fetched.length = 0;
  expect(await build({ build: "simd128" })).toBe("simd128");
  expect(fetched).toEqual(["attention"]);
});

for (const [where, prefix] of [
  ["in its worker", "/sub/path/"],
  ["on its own thread, where workers are refused", "/no-worker/"],
] as const) {
  test(`the page computes with the relaxed build ${where}, and fetches no other`, async ({
    page,
    baseURL,
  }) => {
    const fetched = fetchedModules(page);
    await page.goto(new URL(`${prefix}#text=so+it+goes`, baseURL).href);
    await drawn(page);
    expect(fetched).toEqual(["attention-relaxed"]);
  });
}

test("the element that is one file fetches no WebAssembly: SIMD128 is inside", async ({
  page,
  baseURL,
}) => {
  const fetched = fetchedModules(page);
  const places = placesOf(baseURL);
  const script = `<script type="module" src="${places.dist}attention-lab.js"></script>`;
  await page.goto(places.host(`${script}<attention-lab text="so it goes">so</attention-lab>`));
  await page.evaluate(async () => {
    await customElements.whenDefined("attention-lab");
    await document.querySelector("attention-lab")!.ready;
  });
  expect(fetched).toEqual([]);
});

interface Given {
  readonly seed: number;
  readonly width: number;
  readonly request: UntrainedRequest;
}

/** What to attend to, over all that moves numbers. */
const requests: fc.Arbitrary<Given> = fc
  .record({
    seed: fc.nat({ max: 4_294_967_295 }),
    width: fc.oneof(fc.integer({ min: 1, max: 128 }), fc.constantFrom(256, 512, 768, 1024)),
    tokens: fc.integer({ min: 1, max: 96 }),
    heads: fc.nat({ max: 15 }),
    positions: fc.boolean(),
    mask: fc.constantFrom("none" as const, "causal" as const),
    scale: fc.boolean(),
    temperature: fc.double({ min: 0.05, max: 20, noNaN: true }),
  })
  .map(({ seed, width, tokens, heads, ...options }) => {
    const counts = headCounts(width);
    const words = Array.from({ length: tokens }, (_, index) => `w${index}`);
    const request = { tokens: words, heads: counts[heads % counts.length]!, ...options };
    return { seed, width, request };
  });

test("both builds agree within the stated bound, and differ only where the processor fuses", async ({
  page,
}) => {
  test.setTimeout(240_000);
  await openEngine(page);
  const fuses = await page.evaluate(fusesMultiplyAdd);
  const engines = await page.evaluateHandle(async () => [
    await window.loadEngine({ build: "simd128" }),
    await window.loadEngine(),
  ]);
  const node = await loadEngine({ build: "simd128" });
  let isApart = false;
  for (const given of fc.sample(requests, { numRuns: 120, seed: 6 })) {
    const { simd128, relaxed, largestScaled } = await page.evaluate(attendInBoth, {
      engines,
      ...given,
    });
    const bound = boundOf(given.width, given.request.tokens.length, largestScaled);
    const said = JSON.stringify({ ...given, largestScaled });
    for (const apart of relaxed) expect(apart, said).toBeLessThanOrEqual(fuses ? bound : 0);
    isApart ||= relaxed.some((apart) => apart > 0);

    // The other build is the one that has the same bits on every machine.
    const model = node.untrainedModel(given);
    expect(simd128, said).toEqual(digestsOf(model.attend(given.request).layers[0]!));
    model[Symbol.dispose]();
  }
  expect(isApart).toBe(fuses);
});

type Tensors = Pick<LayerTrace, "scaled" | "weights" | "output">;

/** In the page: SIMD128's digests, and how far the relaxed build's weights and output lie from its. */
async function attendInBoth({ engines, seed, width, request }: Given & { engines: Engine[] }) {
  const [simd128, relaxed] = engines.map((engine) => {
    const model = engine.untrainedModel({ seed, width });
    const tensors = model.tensors(request, ["scaled", "weights", "output"]);
    model[Symbol.dispose]();
    return tensors;
  }) as [Tensors, Tensors];
  const magnitude = (values: Float32Array) =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const apart = (actual: Float32Array, expected: Float32Array) => {
    const largest = magnitude(actual.map((value, index) => value - expected[index]!));
    return largest === 0 ? 0 : largest / magnitude(expected);
  };
  const digest = async (data: Float32Array) => {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", data as BufferSource));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  return {
    simd128: [await digest(simd128.weights.data), await digest(simd128.output.data)],
    relaxed: [
      apart(relaxed.weights.data, simd128.weights.data),
      apart(relaxed.output.data, simd128.output.data),
    ],
    largestScaled: magnitude(simd128.scaled.data),
  };
}

/**
 * In the page: whether relaxed SIMD's multiply-add rounds once here. (1 + 2⁻¹²)² is 1 + 2⁻¹¹ + 2⁻²⁴, of
 * which float32 keeps all but the last term: less 1 + 2⁻¹¹ it is 2⁻²⁴ in one rounding, and 0 in two.
 *
 * (func (export "f") (param f32 f32) (result f32)
 *   (f32x4.extract_lane 0 (f32x4.relaxed_madd
 *     (f32x4.splat (local.get 0)) (f32x4.splat (local.get 0)) (f32x4.splat (local.get 1)))))
 */
async function fusesMultiplyAdd(): Promise<boolean> {
  const body = [
    ...[0, 0x20, 0, 0xfd, 0x13, 0x20, 0, 0xfd, 0x13, 0x20, 1, 0xfd, 0x13],
    ...[0xfd, 0x85, 0x02, 0xfd, 0x1f, 0, 0x0b],
  ];
  const bytes = [
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 7, 1, 0x60, 2, 0x7d, 0x7d, 1, 0x7d],
    ...[3, 2, 1, 0],
    ...[7, 5, 1, 1, "f".charCodeAt(0), 0, 0],
    ...[10, body.length + 2, 1, body.length, ...body],
  ];
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(bytes));
  const multiplyAdd = instance.exports["f"] as (factor: number, term: number) => number;
  return multiplyAdd(1 + 2 ** -12, -(1 + 2 ** -11)) !== 0;
}
