import type { Mask } from "../engine/types.js";

/** How a model takes a text apart: into words, into letters without the space between, into toys of two words. */
export type Reading = "words" | "letters" | "toys";

/**
 * What of the Spec a trained model settles by itself. tests/web/models.test.ts holds it against the
 * models' files, which only come when they are asked for.
 */
export interface TrainedShape {
  readonly layers: number;
  readonly heads: number;
  readonly width: number;
  readonly headWidth: number;
  /** Relative positions further apart than this count as this far. */
  readonly reach: number;
  /** The mask under which it was trained, and which is its usual one. */
  readonly mask: Mask;
  readonly reads: Reading;
  /** Whether its answers are read from the residual stream, so that the last layer adds to it too. */
  readonly readsStream: boolean;
  /** Whether a start token stands before the text. */
  readonly hasStart: boolean;
  /** The head that is looked at first: one that does something nameable in the last layer. */
  readonly firstHead: number;
  /** Texts that it knows; the first is offered where a reader comes from another kind of text. */
  readonly examples: readonly string[];
}

const sentences = [
  "I love AI",
  "the keys to the cabinet are old .",
  "Mary called John because she likes him .",
  "the gizmo near the cats is old .",
] as const;

export const trainedShapes = {
  grammar: {
    layers: 2,
    heads: 5,
    width: 32,
    headWidth: 16,
    reach: 16,
    mask: "none",
    reads: "words",
    readsStream: false,
    hasStart: true,
    firstHead: 0,
    examples: sentences,
  },
  "grammar-emergent": {
    layers: 2,
    heads: 5,
    width: 48,
    headWidth: 16,
    reach: 16,
    mask: "none",
    reads: "words",
    readsStream: false,
    hasStart: true,
    firstHead: 1,
    examples: sentences,
  },
  friends: {
    layers: 1,
    heads: 4,
    width: 32,
    headWidth: 8,
    reach: 15,
    mask: "none",
    reads: "toys",
    readsStream: true,
    hasStart: false,
    firstHead: 0,
    examples: [
      "red hero, blue car, green animal, yellow robot, purple hero, orange animal, red car, blue robot",
      "green car, green hero, red robot, red animal, blue hero, yellow car, purple animal, orange robot",
    ],
  },
  induction: {
    layers: 2,
    heads: 4,
    width: 32,
    headWidth: 8,
    reach: 4,
    mask: "causal",
    reads: "letters",
    readsStream: true,
    hasStart: false,
    firstHead: 0,
    examples: ["kjazmobe kjazmobe kjazmobe", "hdqwxbnsfl hdqwxbnsfl hdqwxbnsfl"],
  },
  language: {
    layers: 2,
    heads: 4,
    width: 48,
    headWidth: 12,
    reach: 16,
    mask: "causal",
    reads: "words",
    readsStream: true,
    hasStart: true,
    firstHead: 3,
    examples: sentences,
  },
} as const satisfies Record<string, TrainedShape>;

export type TrainedName = keyof typeof trainedShapes;
export const modelNames = [
  "untrained",
  "grammar",
  "grammar-emergent",
  "friends",
  "induction",
  "language",
] as const satisfies readonly ("untrained" | TrainedName)[];
export type ModelName = (typeof modelNames)[number];

/** The shape of a trained model, or undefined for the untrained one, whose shape the Spec says. */
export function trainedShape(model: ModelName): TrainedShape | undefined {
  return model === "untrained" ? undefined : trainedShapes[model];
}
