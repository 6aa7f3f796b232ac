import type { KnownSpec } from "../spec/spec.js";

/** A view worth a page of its own: one entry here makes page, picture and oEmbed. */
export interface Preset {
  /** The page's file, without “.html”. */
  readonly name: string;
  readonly title: string;
  /** A sentence or two for previews; on the page, the caption above the pictures. */
  readonly description: string;
  readonly spec: Partial<KnownSpec>;
}

/** Presets as chapters, in the order of their names; opens at the first. */
export interface PresetLesson {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly chapters: readonly string[];
}

/** The page without a link: its preview says what it is. */
export const home: Preset = {
  name: "index",
  title: "Attention Lab: what every attention head does to your own sentence",
  description:
    "Type a sentence and see self-attention and every head's weights, computed in your browser by C++ in WebAssembly. Every number is real.",
  spec: { model: "grammar" },
};

const example = { text: "I love AI", tokens: "acronym-letters" } as const;
const street = { text: "The animal did not cross the street because it was too tired" } as const;
const fish = { text: "fish like other fish" } as const;
const saw = { text: "She saw what he saw" } as const;
const story = { text: "Mary told John that she had seen him" } as const;

export const presets: readonly Preset[] = [
  {
    name: "self-attention",
    title: "Self-attention: each token looks at all",
    description:
      "One head over all 512 numbers of a token. Thickness is weight, and the lines of one token share what sums to 1.",
    spec: { ...fish, heads: 1, view: "lines", query: 3 },
  },
  {
    name: "worked-example",
    title: "The worked example: 1 head\u00a0×\u00a0512, 8 heads\u00a0×\u00a064",
    description:
      "I · love · A · I as four tokens of 512 numbers: one head compares all of them at once, eight heads 64 each, joined to 512 again.",
    spec: { ...example, view: "heads", query: 1 },
  },
  {
    name: "attention-matrix",
    title: "The attention matrix: each row is one token's view",
    description:
      "Rows are queries, columns are keys. Softmax makes every row sum to 1; point at a cell for its score, its scaled score and its weight.",
    spec: { ...story, view: "matrix", query: 6 },
  },
  {
    name: "causal-mask",
    title: "The causal mask: no token sees what comes later",
    description:
      "The upper triangle is left out before the softmax, so that each row still sums to 1 over what is left. Models that write the next word are trained this way.",
    spec: { ...story, mask: "causal", view: "matrix", query: 5 },
  },
  {
    name: "scaling-off",
    title: "Scaling off: without √dₖ, softmax saturates",
    description:
      "Without the division, scores of 64 numbers spread so far that one key takes nearly the whole weight of most rows.",
    spec: { ...saw, scale: false, view: "changes" },
  },
  {
    name: "one-head-against-eight",
    title: "One head against eight, on the same sentence",
    description:
      "The same weight matrices, read once as one head over 512 numbers and once as eight over 64 each: a single map averages away what eight see apart.",
    spec: { ...street, view: "heads", query: 8 },
  },
  {
    name: "positions-off",
    title: "Positions off: attention without word order",
    description:
      "Positions are off and the words are shuffled: without positions the outputs move with the words, the same numbers.",
    spec: { ...saw, positions: false, shuffle: 3, view: "changes" },
  },
  {
    name: "temperature",
    title: "Temperature 4: the weights draw together",
    description:
      "A temperature divides the scores once more before the softmax: above 1 all keys come to count alike, below 1 one alone. Try 0.25.",
    spec: { ...saw, temperature: 4, view: "changes" },
  },
  {
    name: "heads-into-output",
    title: "Eight heads into one output",
    description:
      "Each head's numbers go through its own rows of W_O, and the parts add up to the output. Switch a head off and see what is missing.",
    spec: { ...street, view: "output", query: 8 },
  },
  {
    name: "step-by-step",
    title: "Attention step by step, with every number",
    description:
      "From tokens through queries, keys and values to the weights: this step is the softmax. Choose any number to see the terms that it is made of.",
    spec: { ...example, view: "steps", step: "softmax", query: 1 },
  },
  {
    name: "exercises",
    title: "Attention exercises from your own sentence",
    description:
      "Predict what a switch does, compute a score, a softmax row, a blended number. The engine's numbers are the key.",
    spec: { ...example, view: "exercises" },
  },
];

export const lessons: readonly PresetLesson[] = [
  {
    name: "multi-head-attention",
    title: "Multi-head attention in seven views",
    description:
      "From one head on one sentence to eight heads and their joint output, each view computed in your browser.",
    chapters: [
      "self-attention",
      "attention-matrix",
      "scaling-off",
      "causal-mask",
      "positions-off",
      "one-head-against-eight",
      "heads-into-output",
    ],
  },
];
