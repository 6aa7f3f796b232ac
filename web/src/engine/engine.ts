import type { Layer as RawLayer, MainModule, UntrainedModel as RawModel } from "./attention.mjs";
import { checkTexts, fail, orThrow, withDefaults } from "./checks.js";
import { copyOut } from "./copy-out.js";
import { fastestBuild } from "./fastest-build.js";
import { largestOf } from "./largest.js";
import { loadModule } from "./load.js";
import type {
  CheckedLayerRequest,
  CheckedUntrainedRequest,
  CheckedVectorsRequest,
  Engine,
  EngineOptions,
  HeadsWeights,
  Layer,
  LayerRequest,
  Trace,
  UntrainedModel,
  UntrainedRequest,
  Values,
  VectorsRequest,
  WeightTensors,
} from "./types.js";

const parts = ["query", "key", "value", "output"] as const;

/**
 * Loads the C++ attention engine: in Node, on a page's main thread or in a worker.
 * Its calls are synchronous and leave nothing behind; it is usable after every error.
 * @throws EngineLoadError where WebAssembly is missing or blocked.
 * @throws Error for a build that is none.
 */
export async function loadEngine(options: EngineOptions = {}): Promise<Engine> {
  const asked = checkedBuild(options);
  const build = asked === "fastest" ? await fastestBuild() : asked;
  const module = await loadModule(build);
  return {
    build,
    attend: (request) => {
      const own = layer(module, request, request);
      try {
        return own.attend(request);
      } finally {
        own[Symbol.dispose]();
      }
    },
    layer: (request) => layer(module, request, { tokens: 1, heads: 1 }),
    untrainedModel: ({ seed = 1, width = 512 } = {}) => untrainedModel(module, seed, width),
    warmUp: () => warmUp(module),
  };
}

/** Nothing else is taken for “fastest” without a word: `loadEngine("simd128")` is a likely slip. */
function checkedBuild(options: EngineOptions): "fastest" | "simd128" {
  if (typeof options !== "object" || options === null) {
    fail(`loadEngine got ${quoted(options)}; it takes an object, such as { build: "simd128" }`);
  }
  const { build = "fastest" } = options;
  if (build !== "fastest" && build !== "simd128") {
    fail(
      `build is ${quoted(build)}; it must be "fastest" or "simd128", or left out for the fastest`,
    );
  }
  return build;
}

function quoted(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** As many calls of a small layer as V8 takes to see that what they run is worth compiling well. */
function warmUp(module: MainModule): void {
  const [width, tokens] = [64, 16];
  const matrix = new Float32Array(width * width);
  const weights = { query: matrix, key: matrix, value: matrix, output: matrix };
  const small = layer(module, { width, weights }, { tokens, heads: 4 });
  for (let call = 1; call <= 16; call += 1) {
    // Other numbers each time: rows that stay the same would not be projected again.
    small.tensors({ x: new Float32Array(tokens * width).fill(call), tokens, heads: 4 }, ["output"]);
  }
  small[Symbol.dispose]();
}

type Size = Pick<CheckedLayerRequest, "tokens" | "heads">;

function layer(module: MainModule, request: LayerRequest, { tokens, heads }: Size): Layer {
  const raw: RawLayer = orThrow(module.layer({ ...checkedLayer(request), tokens, heads }));
  return {
    width: request.width,
    attend: (vectors) => copyOut(orThrow(raw.attend(checkedVectors(vectors)))),
    tensors: (vectors, names, into) =>
      copyOut(orThrow(raw.tensors(checkedVectors(vectors), names)), into),
    [Symbol.dispose]: () => raw.delete(),
  };
}

/** Whether C++ can read it is settled here; what its numbers may be, in C++. */
function checkedLayer({
  width,
  weights,
  biases = {},
}: LayerRequest): Omit<CheckedLayerRequest, keyof Size> {
  if (typeof weights !== "object" || weights === null) {
    fail(`weights is ${String(weights)}; it must hold query, key, value and output`);
  }
  const given = parts.filter((part) => biases[part] !== undefined);
  return {
    width,
    weights: byPart(parts, (part) => float32(`weights.${part}`, weights[part])),
    biases: byPart(given, (part) => float32(`biases.${part}`, biases[part])),
  };
}

function checkedVectors(request: VectorsRequest): CheckedVectorsRequest {
  const { tokens, heads, x } = request;
  return { ...withDefaults(request), tokens, heads, x: float32("x", x) };
}

type Part = (typeof parts)[number];

function byPart<Item>(names: readonly Part[], item: (part: Part) => Item): Record<Part, Item> {
  return Object.fromEntries(names.map((part) => [part, item(part)])) as Record<Part, Item>;
}

function float32(name: string, values: Values | undefined): Float32Array {
  if (values instanceof Float32Array) return values;
  if (values instanceof Float64Array || Array.isArray(values)) return Float32Array.from(values);
  return fail(`${name} is ${typeof values}; it must be a Float32Array or an array of numbers`);
}

function untrainedModel(module: MainModule, seed: number, width: number): UntrainedModel {
  const model: RawModel = orThrow(module.untrainedModel(Number(seed), Number(width)));
  return {
    seed,
    width,
    attend: (request) => attendText(model, request),
    tensors: (request, names, into) =>
      copyOut(orThrow(model.tensors(checkedText(request), names)), into),
    headsWeights: (request, heads) => headsWeights(model, checkedText(request), heads),
    weights: (): WeightTensors => orThrow(model.weights()),
    warmUp: () => warmUpModel(model, width % 8 === 0 ? 8 : 1),
    [Symbol.dispose]: () => model.delete(),
  };
}

/** After two calls V8 has compiled what they run: it does so beside them. */
function warmUpModel(model: RawModel, heads: number): void {
  for (let call = 1; call <= 3; call += 1) {
    // Other words each time: vectors that stay the same would not be projected again.
    const tokens = Array.from({ length: 64 }, (_, place) => `${call} ${place}`);
    orThrow(model.tensors(checkedText({ tokens, heads }), ["weights", "output"]));
  }
}

function headsWeights(
  model: RawModel,
  request: CheckedUntrainedRequest,
  heads: readonly number[],
): HeadsWeights {
  const { weights } = orThrow(model.tensors(request, ["weights"]));
  const [count = 0, rows = 0, columns = 0] = weights.shape;
  const square = rows * columns;
  const data = new Float32Array(heads.length * square);
  for (const [place, head] of heads.entries()) {
    if (!Number.isInteger(head) || head < 0 || head >= count) {
      fail(`heads has ${String(head)}; it must be from 0 to ${count - 1}`);
    }
    data.set(weights.data.subarray(head * square, (head + 1) * square), place * square);
  }
  return {
    weights: { shape: [heads.length, rows, columns], data },
    largest: largestOf(weights.data),
  };
}

function attendText(model: RawModel, request: UntrainedRequest): Trace {
  const checked = checkedText(request);
  const { embedding, position, layer } = orThrow(model.attend(checked));
  const tokens = [...checked.tokens];
  return { tokens, ...copyOut({ embedding, position }), layers: [copyOut(layer)] };
}

function checkedText(request: UntrainedRequest): CheckedUntrainedRequest {
  const { tokens, heads, positions = true } = request;
  checkTexts(tokens);
  return { ...withDefaults(request), tokens, heads, positions };
}
