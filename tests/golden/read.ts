// Reads the golden cases; README.md has the format.
import { readdirSync, readFileSync } from "node:fs";

type Part = "query" | "key" | "value" | "output";

/** What a golden case gives to the engine and what the engine must give back, row-major. */
export interface GoldenCase {
  readonly request: {
    readonly tokens: number;
    readonly width: number;
    readonly heads: number;
    readonly mask: "none" | "causal";
    readonly scale: boolean;
    readonly temperature: number;
    readonly x: Float32Array;
    readonly weights: Readonly<Record<Part, Float32Array>>;
    readonly biases: Readonly<Partial<Record<Part, Float32Array>>>;
  };
  readonly expected: Readonly<
    Record<Part | "scores" | "scaled" | "weights" | "mixed", Float32Array>
  >;
}

export interface NamedGoldenCase extends GoldenCase {
  readonly name: string;
}

const settingNames = new Set(["tokens", "width", "heads", "mask", "scale", "temperature"]);

/** @throws Error naming what is missing or wrong. */
export function readGolden(text: string): GoldenCase {
  const words = text.trim().split(/\s+/);
  const settings = new Map<string, string>();
  const tensors = new Map<string, Float32Array>();
  for (let next = 0; next < words.length; ) {
    const name = words[next++] ?? "";
    if (settingNames.has(name)) {
      settings.set(name, words[next++] ?? "");
      continue;
    }
    const count = Number(words[next]) * Number(words[next + 1]);
    const values = Float32Array.from(words.slice(next + 2, next + 2 + count), Number);
    if (values.length !== count || values.some(Number.isNaN)) {
      throw new Error(`golden: ${name} has ${values.length} numbers, needs ${count}`);
    }
    tensors.set(name, values);
    next += 2 + count;
  }

  const setting = (name: string): string => {
    const value = settings.get(name);
    if (value === undefined) throw new Error(`golden: ${name} is missing`);
    return value;
  };
  const tensor = (name: string): Float32Array => {
    const values = tensors.get(name);
    if (values === undefined) throw new Error(`golden: ${name} is missing`);
    return values;
  };
  const biases: Partial<Record<Part, Float32Array>> = {};
  for (const part of ["query", "key", "value", "output"] as const) {
    const values = tensors.get(`biases.${part}`);
    if (values !== undefined) biases[part] = values;
  }
  return {
    request: {
      tokens: Number(setting("tokens")),
      width: Number(setting("width")),
      heads: Number(setting("heads")),
      mask: setting("mask") === "causal" ? "causal" : "none",
      scale: setting("scale") === "1",
      temperature: Number(setting("temperature")),
      x: tensor("x"),
      weights: {
        query: tensor("weights.query"),
        key: tensor("weights.key"),
        value: tensor("weights.value"),
        output: tensor("weights.output"),
      },
      biases,
    },
    expected: {
      query: tensor("query"),
      key: tensor("key"),
      value: tensor("value"),
      scores: tensor("scores"),
      scaled: tensor("scaled"),
      weights: tensor("weights"),
      mixed: tensor("mixed"),
      output: tensor("output"),
    },
  };
}

/** Every case of this folder, in the order of their names. */
export function goldenCases(): NamedGoldenCase[] {
  const folder = new URL("./", import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file) => ({
      name: file.slice(0, -".txt".length),
      ...readGolden(readFileSync(new URL(file, folder), "utf8")),
    }));
}
