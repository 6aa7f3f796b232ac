import type { Source } from "../../../explain/explain.js";
import { stepNames } from "../../../spec/keys.js";
import type { Step } from "../../../explain/steps.js";
import walk from "./attention.py?raw";

/** What the numbers of a trace depend on, besides what it holds itself. */
export interface Settings extends Pick<
  Source,
  "trace" | "layer" | "mask" | "scale" | "temperature" | "off"
> {
  readonly seed: number;
  readonly positions: boolean;
}

/** A step in NumPy, with the trace's own tokens and settings. @throws Error for a step without a cell. */
export function numpyCell(step: Step, settings: Settings): string {
  const marker = `# %% ${step}\n`;
  const start = walk.indexOf(marker);
  if (start < 0) throw new Error(`attention.py has no cell “# %% ${step}”`);
  const body =
    walk
      .slice(start + marker.length)
      .split("# %% ")[0]
      ?.trim() ?? "";
  return step === "tokens" ? withSettings(body, settings) : body;
}

/** All steps up to one, a program that runs as it stands. */
export function numpyProgram(upTo: Step, settings: Settings): string {
  const steps = stepNames.slice(0, stepNames.indexOf(upTo) + 1);
  return steps.map((step) => `# %% ${step}\n${numpyCell(step, settings)}\n`).join("\n");
}

function withSettings(cell: string, settings: Settings): string {
  const { trace, layer, seed, mask, positions, scale, temperature, off } = settings;
  const values = {
    // JSON's strings, numbers and lists are Python's too.
    tokens: JSON.stringify(trace.tokens).replaceAll('","', '", "'),
    seed: String(seed),
    d: String(layer.width),
    h: String(layer.heads),
    positions: python(positions),
    causal: python(mask === "causal"),
    scale: python(scale),
    temperature: String(temperature),
    off: JSON.stringify(off),
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
