import type { Message } from "../messages.js";

/** What the switches change. */
export const whatIf = {
  "whatif.title": "What if …?",
  "whatif.detail":
    "Switch something and see what it does: the map as usual (÷√dₖ, no mask, temperature 1, positions on, the usual number of heads, words as written), the map now, and the difference, violet where there is more weight now, brown where there is less. Each row of the difference sums to 0: what one token gains, others lose.",
  "whatif.if": "What if …",
  "whatif.try.scale": "scores were not divided by √dₖ",
  "whatif.try.mask": "a causal mask hid what comes later",
  "whatif.try.temperature": "the temperature were {temperature}",
  "whatif.try.positions": "positions were off",
  "whatif.try.heads": { one: "there were one head", other: "there were {count} heads" },
  "whatif.try.shuffle": "the words were shuffled",
  "whatif.usual.head": "Head {head} as usual",
  "whatif.now.head": "Head {head} now",
  "whatif.difference.head": "Head {head}: now minus usual",
  "whatif.biggest.head": "Biggest change in head {head}: {query} → {key}, {points}",
  "whatif.usual.mean": { one: "The one head as usual", other: "Mean of {count} heads, as usual" },
  "whatif.now.mean": { one: "The one head", other: "Mean of {count} heads, now" },
  "whatif.difference.mean": "Now minus usual",
  "whatif.biggest.mean": "Biggest change in the mean of all heads: {query} → {key}, {points}",
  "whatif.meanDetail":
    "Heads of another width look at other numbers, so one head's map has no counterpart: what is compared is the mean of all heads' maps.",
  "change.points": { one: "{number} point", other: "{number} points" },
  "whatif.same": "No weight changes by as much as half a point",

  "order.title": "Every word's output, as written and shuffled",
  "order.stayed":
    "Positions are off: every word's output is the same as before, wherever the word stands. The largest difference of any two numbers is {difference}, from rounding: the sums run in another order.",
  "order.moved":
    "Positions are on: the output of {query} moved most, by {change}, where its length is {length}. The largest difference of any two numbers is {difference}.",
  "order.masked":
    "Positions are off, but the causal mask goes by the order: the output of {query} moved most, by {change}, where its length is {length}. The largest difference of any two numbers is {difference}.",
  "order.alone": "There is only one word: it has no other order.",
  "order.caption": {
    one: "The first number of each word's output ({width} in all), and the largest difference over all of them",
    other:
      "The first {count} numbers of each word's output ({width} in all), and the largest difference over all of them",
  },
  "order.word": "word",
  "order.places": "place",
  "order.before": "output as written",
  "order.after": "output shuffled",
  "order.difference": "largest difference",
} as const satisfies Record<string, Message>;
