import type { Message } from "../messages.js";

/** One head against many, in numbers. */
export const compare = {
  "many.title": "What one map averages away",
  "many.detail":
    "Entropy says how spread a row is, in bits: H = −Σ w·log₂ w. It is 0 where one token has everything. 2ᴴ is the number of tokens that a row of even weights with this entropy would look at: the effective number of tokens looked at.",
  "many.tally": {
    one: "For {query} the {heads} heads all look most at the same token; the one head puts {percent} on {key}.",
    other:
      "For {query} the {heads} heads look most at {count} different tokens; the one head puts {percent} on {key}.",
  },
  "many.gap": "On {key} it puts {one}; head {head} gives it {many}.",
  "many.noGap": "No head gives any token a larger share than that.",
  "many.caption": "What {query} looks at, in the one head and in each of the many",
  "many.most": "most at",
  "many.weight": "weight",
  "many.entropy": "entropy H, bits",
  "many.effective": "tokens looked at, 2ᴴ",
  "many.score": "q·k of {query} → {key}",
  "many.scoreSum": { one: "q·k of the head", other: "q·k of the {count} heads together" },
  "many.scoreDetail":
    "The one head's q·k is the sum of the others': it adds up what each of them compares, before a single softmax. Each of the many has a softmax of its own.",
  "many.all": { one: "The only query", other: "All {count} queries" },
  "many.allCaption":
    "Every query in every head: the token it looks at most, the entropy H in bits, and 2ᴴ",
  "many.difference": "Head {head} minus the one head",
  "many.biggest":
    "Head {head} and the one head differ most at {query} → {key}: {points} in head {head}",
  "cost.title": "What they cost",
  "cost.part": "part",
  "cost.formula": "formula",
  "cost.heads": { one: "{count} head", other: "{count} heads" },
  "cost.parameters": "parameters",
  "cost.project": "multiply-adds, Q, K, V and W_O",
  "cost.scores": "multiply-adds, scores",
  "cost.softmax": "exp, softmax (h = 1 for the one head)",
  "cost.mix": "multiply-adds, blend",
} as const satisfies Record<string, Message>;
