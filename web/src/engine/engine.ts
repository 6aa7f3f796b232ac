import type { MainModule, UntrainedModel as RawModel } from "./attention.mjs";
import { checkTexts, fail, orThrow, withDefaults } from "./checks.js";
import { loadModule } from "./load.js";
import type {
  AttendRequest,
  CheckedAttendRequest,
  Engine,
  Trace,
  UntrainedModel,
  UntrainedRequest,
  Values,
  WeightTensors,
} from "./types.js";

const parts = ["query", "key", "value", "output"] as const;

/**
 * Loads the C++ attention engine: in Node, on a page's main thread or in a worker.
 * Its calls are synchronous and leave nothing behind; it is usable after every error.
 * @throws EngineLoadError where WebAssembly is missing or blocked.
 */
export async function loadEngine(): Promise<Engine> {
  const module = await loadModule();
  return {
    attend: (request) => orThrow(module.attend(checked(request))),
    untrainedModel: ({ seed = 1, width = 512 } = {}) => untrainedModel(module, seed, width),
  };
}

/** Whether C++ can read it is settled here; what its numbers may be, in C++. */
function checked(request: AttendRequest): CheckedAttendRequest {
  const { weights, biases = {}, tokens, width, heads } = request;
  if (typeof weights !== "object" || weights === null) {
    fail(`weights is ${String(weights)}; it must hold query, key, value and output`);
  }
  const given = parts.filter((part) => biases[part] !== undefined);
  return {
    ...withDefaults(request),
    tokens,
    width,
    heads,
    x: float32("x", request.x),
    weights: byPart(parts, (part) => float32(`weights.${part}`, weights[part])),
    biases: byPart(given, (part) => float32(`biases.${part}`, biases[part])),
  };
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
    weights: (): WeightTensors => orThrow(model.weights()),
    [Symbol.dispose]: () => model.delete(),
  };
}

function attendText(model: RawModel, request: UntrainedRequest): Trace {
  const { tokens, heads, positions = true } = request;
  checkTexts(tokens);
  const { embedding, position, layer } = orThrow(
    model.attend({ ...withDefaults(request), tokens, heads, positions }),
  );
  return { tokens: [...tokens], embedding, position, layers: [layer] };
}
