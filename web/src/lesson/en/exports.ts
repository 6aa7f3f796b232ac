import type { Message } from "../messages.js";

/** Figures in words, and the worksheet. */
export const exports = {
  "export.looks": "{query} looks most at {key} ({percent})",
  "export.altLines": "Lines from {query}, as thick as their weights: {list}.",
  "export.altMatrix": {
    one: "Matrix of weights, {where}, {count} × {count}. {list}.",
    other: "Matrix of weights, {where}, {count} × {count}. {list}.",
  },
  "export.altHeads": {
    one: "{count} small map of weights. What {query} looks at most: {list}.",
    other: "{count} small maps of weights, one a head. What {query} looks at most: {list}.",
  },
  "export.altShares": "{caption}: {list}.",
  "export.altTensor": "{tensor}, {shape} ({shown}): numbers from {least} to {largest}.",
  "export.flow": "The computation of head {head}, up to the step “{step}”",
  "export.altFlow": "{title}. Made so far: {list}. The row of {query} is framed.",
  "export.sheetTitle": "Attention by hand: {query}, {where}",
  "export.solvedTitle": "Attention by hand, solved: {query}, {where}",
  "export.sheetName": "Name",
  "export.sheetRound":
    "Fill the cells with a thick frame. Write {decimals} decimals; the last one may differ by rounding.",
  "export.sheetHidden": {
    one: "{count} token comes later and is hidden by the mask: its weight is 0.",
    other: "{count} tokens come later and are hidden by the mask: their weights are 0.",
  },
  "export.sheetScores":
    "Multiply the query with each key, column by column, and add the products: that is the score. Of {headWidth} columns the first {columns} are printed; where others are left out, what they add to the sum is given.",
  "export.sheetRest": {
    one: "{count} other product",
    other: "{count} other products together",
  },
  "export.sheetSoftmax":
    "Divide each score by {divisor}: that is s. Subtract the largest s of all, take exp, and divide by the sum of the exps. The weights sum to 1.",
  "export.sheetOthers": {
    one: "{count} other token",
    other: "{count} other tokens together",
  },
  "export.sheetOthersBlend": {
    one: "{count} other token, times its weight",
    other: "{count} other tokens, times their weights",
  },
  "export.sheetBlend":
    "Carry the weights over. Multiply each value with its weight and add down each column: that is what the token takes along, the first {columns} of {headWidth} columns.",
} as const satisfies Record<string, Message>;
