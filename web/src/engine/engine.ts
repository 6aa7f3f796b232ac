import type { MainModule } from "./attention.mjs";
import { checkTexts, fail, orThrow, withDefaults } from "./checks.js";
import { copyOut } from "./copy-out.js";
import { fastestBuild } from "./fastest-build.js";
import { handle } from "./handle.js";
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
  LayerTensorName,
  LayerTensors,
  Tensor,
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
  const number = orThrow(module.layer({ ...checkedLayer(request), tokens, heads }));
  const own = handle(number, module.releaseLayer);
  return {
    width: request.width,
    attend: (vectors) => copyOut(orThrow(module.layerAttend(own.number, checkedVectors(vectors)))),
    tensors: (vectors, names, into) =>
      copyOut(orThrow(module.layerTensors(own.number, checkedVectors(vectors), names)), into),
    [Symbol.dispose]: own.release,
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
  const own = handle(
    orThrow(module.untrainedModel(Number(seed), Number(width))),
    module.releaseUntrained,
  );
  const tensors: Tensors = (request, names) =>
    orThrow(module.untrainedTensors(own.number, checkedText(request), names));
  return {
    seed,
    width,
    attend: (request) => {
      const checked = checkedText(request);
      const { embedding, position, layer } = orThrow(module.untrainedAttend(own.number, checked));
      const tokens = [...checked.tokens];
      return { tokens, ...copyOut({ embedding, position }), layers: [copyOut(layer)] };
    },
    tensors: (request, names, into) => copyOut(tensors(request, names), into),
    headsWeights: (request, heads) => someOf(tensors(request, ["weights"]).weights, heads),
    weights: (): WeightTensors => orThrow(module.untrainedWeights(own.number)),
    warmUp: () => warmUpModel(tensors, width % 8 === 0 ? 8 : 1),
    [Symbol.dispose]: own.release,
  };
}

/** As `UntrainedModel.tensors`, but views of C++'s memory. */
type Tensors = (request: UntrainedRequest, names: readonly LayerTensorName[]) => LayerTensors;

/** After two calls V8 has compiled what they run: it does so beside them. */
function warmUpModel(tensors: Tensors, heads: number): void {
  for (let call = 1; call <= 3; call += 1) {
    // Other words each time: vectors that stay the same would not be projected again.
    const tokens = Array.from({ length: 64 }, (_, place) => `${call} ${place}`);
    tensors({ tokens, heads }, ["weights", "output"]);
  }
}

/** A copy of these heads' squares out of those of all. */
function someOf(weights: Tensor, heads: readonly number[]): HeadsWeights {
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

function checkedText(request: UntrainedRequest): CheckedUntrainedRequest {
  const { tokens, heads, positions = true } = request;
  checkTexts(tokens);
  return { ...withDefaults(request), tokens, heads, positions };
}
