import type { TensorName } from "../../explain/cell.js";
import type { MessageKey } from "../../lesson/messages.js";
import { initialSpec, type KnownSpec, type Spec } from "../../spec/spec.js";

/** Of which numbers the tour speaks: a query, a key, and the viewed head's first dimension. */
interface Place {
  readonly query: number;
  readonly key: number;
  readonly dimension: number;
}

type MessageOf<Family extends string> = Extract<MessageKey, `${Family}.${string}`>;

/** Something that a stop asks a reader to do, and when it is done. */
interface Task {
  /** The key of the Spec that it changes. */
  readonly key: keyof KnownSpec;
  readonly isDone: (spec: Spec, set: Partial<KnownSpec>) => boolean;
  /** What is said then. */
  readonly done: MessageOf<"tourDone">;
}

interface Stop {
  readonly text: MessageOf<"tourText">;
  /** The figure that it speaks of: a selector in the element's shadow tree. */
  readonly figure: string;
  /** What it sets besides what every stop does. */
  readonly sets: (place: Place) => Partial<KnownSpec>;
  readonly task?: Task;
}

/** At least this many tokens: attention needs another to look at. */
export const leastTokens = 2;

const made = "section[aria-labelledby=steps-title] .made";

/** A step of the walk with a number open, whose row is the query. */
function cell(
  step: KnownSpec["step"],
  tensor: TensorName,
  column: keyof Place,
): (place: Place) => Partial<KnownSpec> {
  return (place) => ({ step, cell: `${tensor}.${place.query}.${place[column]}` });
}

/** The tour, in its order. */
export const stops: readonly Stop[] = [
  { text: "tourText.look", figure: "[part=lines]", sets: () => ({}) },
  {
    text: "tourText.choose",
    figure: "[part=lines]",
    sets: () => ({}),
    task: {
      key: "query",
      isDone: ({ query }, set) => query !== null && query !== set.query,
      done: "tourDone.choose",
    },
  },
  {
    text: "tourText.embed",
    figure: made,
    sets: ({ query }) => ({ step: "embed", cell: `x.${query}.0` }),
  },
  { text: "tourText.project", figure: made, sets: cell("project", "query", "dimension") },
  { text: "tourText.scores", figure: made, sets: cell("scores", "scores", "key") },
  { text: "tourText.scale", figure: made, sets: cell("scale", "scaled", "key") },
  { text: "tourText.softmax", figure: made, sets: cell("softmax", "weights", "key") },
  {
    text: "tourText.predict",
    figure: ".settings",
    sets: () => ({}),
    task: { key: "scale", isDone: ({ scale }) => !scale, done: "tourDone.predict" },
  },
  {
    text: "tourText.unscaled",
    figure: "section[aria-labelledby=whatif-title]",
    sets: () => ({ scale: false }),
  },
  { text: "tourText.mix", figure: made, sets: cell("mix", "mixed", "dimension") },
  { text: "tourText.heads", figure: "section[aria-labelledby=heads-title]", sets: () => ({}) },
  { text: "tourText.output", figure: "section[aria-labelledby=shares-title]", sets: () => ({}) },
];

/** As usual at every stop, so that its words hold; text, seed and viewed head stay the reader's. */
const usualKeys = [
  "view",
  "depth",
  "mask",
  "scale",
  "temperature",
  "positions",
  "off",
  "shuffle",
  "step",
  "cell",
] as const;
const usual: Partial<KnownSpec> = Object.fromEntries(
  usualKeys.map((name) => [name, initialSpec[name]]),
);

/** Heads to compare, and enough of a head's numbers that √d_k is felt; else those of the example. */
function widthAndHeads(spec: Spec): Pick<KnownSpec, "width" | "heads"> {
  const fits = spec.heads > 1 && spec.width / spec.heads >= 4;
  const { width, heads } = fits ? spec : initialSpec;
  return { width, heads };
}

/** All that a stop sets, over a Spec whose query looks most at the key. */
export function specOfStop(
  stop: Stop,
  spec: Spec,
  { query, key }: Pick<Place, "query" | "key">,
): Partial<KnownSpec> {
  const { width, heads } = widthAndHeads(spec);
  const head = Math.min(spec.head, heads - 1);
  const place = { query, key, dimension: (head * width) / heads };
  return { ...usual, width, heads, head, query, key: null, ...stop.sets(place) };
}
