import type { Message } from "../messages.js";

/** All heads into one output. */
export const shares = {
  "shares.title": "All heads into one output",
  "shares.detail":
    "Laid side by side and multiplied by W_O, the heads add up to the output, and what each gives can be told apart exactly: part h = mixedₕ·W_O,ₕ. The share is how far that part reaches along the whole output; the shares sum to 100%. A negative one pulls the other way.",
  "shares.caption": "What each head gives to the output of {query}",
  "shares.head": "head",
  "shares.share": "share of the output",
  "shares.norm": "length of its part",
  "shares.switches": "Heads: arrow keys choose, Enter switches off and on",
  "shares.output": "output of {query}: the sum of all parts",
  "shares.outputAllOn": "output of {query} with every head on",
  "shares.figure":
    "From top to bottom: the head's {headWidth} mixed numbers; its {headWidth} rows of W_O under them (their first {columns} of {width} columns); the product, its part of the output ({width} numbers); its share, as a length, dashed where it pulls the other way.",
  "shares.hint":
    "Choose a head, by click, tap, or arrow keys and Enter, to switch it off or on: its mixed numbers become 0.",
  "shares.solo": "Only head {head}",
  "shares.allOn": "All heads on",
  "shares.turnShorter": {
    one: "Without head {list} the output of {query} turns by {angle} and is {percent} shorter",
    other: "Without heads {list} the output of {query} turns by {angle} and is {percent} shorter",
  },
  "shares.turnLonger": {
    one: "Without head {list} the output of {query} turns by {angle} and is {percent} longer",
    other: "Without heads {list} the output of {query} turns by {angle} and is {percent} longer",
  },
  "shares.nothing":
    "With every head off nothing reaches the output of {query}: all its numbers are 0",
  "shares.lengths":
    "Length with every head {before}, now {after}; cosine of the angle {cosine}; length of the change {change}. The arrows show both outputs in the plane that they span: grey with every head, purple now.",
} as const satisfies Record<string, Message>;
