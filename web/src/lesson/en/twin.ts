import type { Message } from "../messages.js";

/** Two sentences side by side. */
export const twin = {
  "twin.title": "Compare two sentences",
  "twin.detail":
    "Change one thing, a name, a pronoun, the order, and see what the same head does with it. Equal tokens stand opposite each other; a token that another has replaced stands opposite that one.",
  "twin.label": "Second sentence",
  "twin.clear": "Clear",
  "twin.pairs": "For example:",
  "twin.again": "Try again",
  "twin.biggest":
    "Biggest change in head {head}: {query} → {key}, {points}, from {before} to {after}",
  "twin.same": "No weight of head {head} changes by as much as half a point",
  "twin.alone": {
    one: "{list} has no counterpart and is left out of the difference, whose rows therefore need not sum to 0.",
    other:
      "{list} have no counterpart and are left out of the difference, whose rows therefore need not sum to 0.",
  },
  "twin.of.first": "“{token}” (first sentence)",
  "twin.of.second": "“{token}” (second sentence)",
  "twin.more": "{count} more",
  "twin.map.first": "First sentence, head {head}",
  "twin.map.second": "Second sentence, head {head}",
  "twin.difference": "Head {head}: second minus first",
  "twin.differenceDetail":
    "Violet: more weight in the second sentence. Brown: less. The biggest change has the strongest colour.",
  "twin.looks.first": "In the first sentence {query} looks most at {key}: {percent}.",
  "twin.looks.second": "In the second sentence {query} looks most at {key}: {percent}.",
  "twin.absent.first": "{query} has no counterpart in the first sentence.",
  "twin.absent.second": "{query} has no counterpart in the second sentence.",
  "twin.numbers": "The viewed row in numbers",
  "twin.caption": "What {query} looks at in head {head}, in both sentences",
  "twin.keyIn.first": "key, first",
  "twin.keyIn.second": "key, second",
  "twin.weightIn.first": "weight, first",
  "twin.weightIn.second": "weight, second",
  "twin.change": "second − first",
} as const satisfies Record<string, Message>;
