import type { Message } from "../messages.js";

/** All heads into one output. */
export const shares = {
  "shares.title": "All heads into one output",
  "shares.detail":
    "Laid side by side and multiplied by W_O, the heads add up to the output, and what each gives can be told apart exactly: part h = mixedₕ·W_O,ₕ. The share is how far that part reaches along the whole output; the shares sum to 100 %. A negative one pulls the other way.",
  "shares.caption": "What each head gives to the output of {query}",
  "shares.head": "head",
  "shares.share": "share of the output",
  "shares.norm": "length of its part",
} as const satisfies Record<string, Message>;
