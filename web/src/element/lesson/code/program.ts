import type { Source } from "../../../explain/source.js";
import { stepNames } from "../../../spec/keys.js";
import type { Step } from "../../../explain/steps.js";
import type { ModelName } from "../../../spec/models.js";
import { placeOf } from "../../../engine/head-place.js";
import untrainedWalk from "./attention.py?raw";
import trainedWalk from "./trained.py?raw";

/** What the numbers of a trace depend on, besides what it holds itself. */
export interface Settings extends Pick<
  Source,
  "trace" | "layer" | "layerIndex" | "mask" | "scale" | "temperature"
> {
  readonly model: ModelName;
  readonly seed: number;
  readonly positions: boolean;
  /** Heads that are switched off, in any layer: codes as in the Spec. */
  readonly off: readonly number[];
}

/** The program's text, cell by cell: untrained weights are made anew, trained ones read from their file. */
function walkOf({ model }: Settings): string {
  return model === "untrained" ? untrainedWalk : trainedWalk;
}

/** A step in NumPy, with the trace's own tokens and settings. @throws Error for a step without a cell. */
export function numpyCell(step: Step, settings: Settings): string {
  const walk = walkOf(settings);
  const marker = `# %% ${step}\n`;
  const start = walk.indexOf(marker);
  if (start < 0) throw new Error(`the program has no cell “# %% ${step}”`);
  const body =
    walk
      .slice(start + marker.length)
      .split("# %% ")[0]
      ?.trim() ?? "";
  return step === "tokens" ? withSettings(body, settings) : body;
}

/** All steps up to one, a program that runs as it stands. */
export function numpyProgram(upTo: Step, settings: Settings): string {
  const walk = walkOf(settings);
  const steps = stepNames
    .slice(0, stepNames.indexOf(upTo) + 1)
    .filter((step) => walk.includes(`# %% ${step}\n`));
  return steps.map((step) => `# %% ${step}\n${numpyCell(step, settings)}\n`).join("\n");
}

function withSettings(cell: string, settings: Settings): string {
  const { model, trace, layer, layerIndex, seed, mask, positions, scale, temperature, off } =
    settings;
  const isTrained = model !== "untrained";
  const own: Record<string, string> = isTrained
    ? {
        model: JSON.stringify(`${model}.safetensors`),
        layer: String(layerIndex),
        off: JSON.stringify(off.map(placeOf).map(({ layer: index, head }) => [index, head])),
      }
    : {
        seed: String(seed),
        d: String(layer.width),
        h: String(layer.heads),
        off: JSON.stringify(off),
      };
  const values = {
    // JSON's strings, numbers and lists are Python's too.
    tokens: `[${trace.tokens.map((token) => JSON.stringify(token)).join(", ")}]`,
    positions: python(positions),
    causal: python(mask === "causal"),
    scale: python(scale),
    temperature: String(temperature),
    ...own,
  };
  return Object.entries(values).reduce(
    (text, [name, value]) =>
      text.replace(new RegExp(`^${name} = .*?(?=  #|$)`, "m"), () => `${name} = ${value}`),
    cell,
  );
}

function python(value: boolean): string {
  return value ? "True" : "False";
}
