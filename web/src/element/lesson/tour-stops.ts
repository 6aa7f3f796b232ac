import type { TensorName } from "../../explain/cell.js";
import type { MessageKey } from "../../lesson/messages.js";
import { fittingHeads, initialSpec, type KnownSpec, type Spec } from "../../spec/spec.js";
import { usualSwitches } from "../runs.js";

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
    figure: "section[aria-labelledby=whatif-title] .maps",
    sets: () => ({ scale: false }),
  },
  { text: "tourText.mix", figure: made, sets: cell("mix", "mixed", "dimension") },
  {
    text: "tourText.heads",
    figure: "section[aria-labelledby=heads-title] .beside",
    sets: () => ({}),
  },
  { text: "tourText.output", figure: "[part=concatenation]", sets: () => ({}) },
];

/**
 * As on the first page at every stop; text, seed and viewed head stay the reader's. The tour speaks of
 * one head beside many, which only untrained weights have.
 */
const plain: Partial<KnownSpec> = Object.fromEntries(
  (["model", "view", "depth", "off", "step", "cell"] as const).map((name) => [
    name,
    initialSpec[name],
  ]),
);

/** The reader's width where it gives heads to compare, wide enough that √d_k is felt. */
function tourWidth({ width }: Spec): number {
  const heads = fittingHeads(width, initialSpec.heads);
  return heads > 1 && width / heads >= 4 ? width : initialSpec.width;
}

/** All that a stop sets, over a Spec whose query looks most at the key. */
export function specOfStop(
  stop: Stop,
  spec: Spec,
  { query, key }: Pick<Place, "query" | "key">,
): Partial<KnownSpec> {
  const width = tourWidth(spec);
  const switches = usualSwitches({ ...spec, width } as Spec);
  const head = Math.min(spec.head, switches.heads - 1);
  const place = { query, key, dimension: (head * width) / switches.heads };
  return { ...plain, ...switches, width, head, query, key: null, ...stop.sets(place) };
}
