import type { KeyName } from "./keys.js";

/** What every key means, for the JSON Schema and the table of keys; the page does not load them. */
export const keyNotes: Readonly<Record<KeyName, string>> = {
  v: "Version of the Spec; a link without it is of version 1",
  text: "The text whose attention is shown",
  tokens: "How the text is split",
  model: "Where token vectors and weight matrices come from",
  width: "Numbers per token, d_model",
  heads: "How many heads; a divisor of width",
  positions: "Whether where a token stands is added to its embedding",
  mask: "causal: a token sees only itself and earlier ones",
  scale: "Whether scores are divided by √d_k",
  temperature: "Divides the scores once more before the softmax",
  off: "Heads that are switched off: what they find does not reach the output",
  shuffle: "Which shuffle of the tokens is computed; 0 leaves them as they are written",
  seed: "Of the untrained model's numbers",
  view: "Which pictures are shown",
  head: "The head that is shown, counted from 0",
  query: "The locked query token, counted from 0; empty while free",
  key: "The locked key token, counted from 0; empty while free",
  step: "Of the walk through the computation",
  depth: "How a step is told",
  cell: "The number whose making is shown, counted from 0; empty for none",
  theme: "auto follows the reader's device, or the host page",
  lang: "Language; auto follows the browser",
};
