import type { Message } from "../messages.js";

/** What the switches changed. */
export const whatIf = {
  "whatif.title": "What the switches changed",
  "whatif.detail":
    "The same head with all switches as usual (no mask, ÷√dₖ, temperature 1, positions on), and the difference: violet where there is more weight now, brown where there is less. Each row of the difference sums to 0: what one token gains, others lose.",
  "whatif.usual": "Head {head} as usual",
  "whatif.difference": "Head {head}: now minus usual",
  "whatif.biggest": "Biggest change in head {head}: {query} → {key}, {points} points",
} as const satisfies Record<string, Message>;
