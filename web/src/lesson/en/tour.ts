import type { Message } from "../messages.js";

/** The guided tour: one or two sentences a stop. */
export const tour = {
  "tour.label": "Tour",
  "tour.progress": "{stop} of {stops}",
  "tour.back": "Back",
  "tour.next": "Next",
  "tour.finish": "Finish",
  "tour.end": "End",
  "tour.keys": "← → step, Esc ends",
  "tour.again": "Show it again",
  "tour.changed": "The page now shows something else than this stop speaks of.",
  "tour.needs": {
    one: "Attention needs somebody to look at: the tour takes at least two tokens, and your text has {count}. Type one more word, or take an example; your text is kept.",
    other:
      "Attention needs somebody to look at: the tour takes at least two tokens, and your text has {count}. Type a few words, or take an example; your text is kept.",
  },
  "tour.example": "Take “{text}”",
  "tour.ready": { one: "{count} token.", other: "{count} tokens: that is enough." },
  "tour.begin": "Begin",
  "tour.untrained":
    "The tour's weights are untrained, random numbers: they show how attention is computed. The way back to the trained model stands at its end.",
  "tour.over": "The tour is over, and everything stays as it is now.",
  "tour.restore": "Back to where I was",
  "tour.resume": "Go on",
  "tour.close": "Close",

  "tourText.look":
    "This is attention: {query} looks at every token of the sentence and takes more from some than from others. The thickest line is {percent}, to {key}; all lines of {query} together are 100%.",
  "tourText.choose":
    "Every token looks for itself. Choose another one above: click it, or go there with the arrow keys and press Enter.",
  "tourDone.choose":
    "Done: other lines, for {query} has a look of its own. It takes most from {key}, {percent}; the next stops follow where that number comes from.",
  "tourText.embed":
    "Attention computes with numbers, so each token becomes a list of {width} of them: its embedding, plus a list that says where it stands. Here is the first number of {query}, and what it is added up from.",
  "tourText.project":
    "Three matrices of parameters turn each list into three: a query (what the token looks for), a key (what it can be found by) and a value (what it hands over). Here one number of the query of {query} is made, from all {width} numbers of its list.",
  "tourText.scores":
    "How well does {query} match {key}? Multiply query and key number by number and add the {headWidth} products up: the score is {score}.",
  "tourText.scale":
    "A sum of dₖ = {headWidth} products is spread about √{headWidth} = {root} times as wide as a single product. Dividing by √dₖ undoes just that, whatever dₖ is: {score}\u00a0÷\u00a0{root}\u00a0=\u00a0{scaled}.",
  "tourText.softmax":
    "Softmax turns the scores of {query} into shares: exp makes each positive, and dividing by their sum makes the row sum to 1. So the row says how much {query} takes from each token. Here is where {weight} for {key} comes from: exp of its scaled score, divided by the row's sum. Every number in it leads further back.",
  "tourText.predict":
    "Now guess: without the division by √dₖ, will {query} spread its attention more evenly, or give nearly all to one token? Switch “Divide by √dₖ” off and see.",
  "tourDone.predict":
    "Scores {root} times as large, and exp makes large differences huge: the largest weight of {query} went from {usualPercent} to {percent}.",
  "tourText.unscaled":
    "Without the division, the largest weight of {query} goes from {usualPercent} to {percent}. The closer it comes to 100%, the less the row is a blend, and the nearer to 0 is the gradient of softmax, so that training can hardly change it any more. That is why scores are divided by √dₖ.",
  "tourText.mix":
    "Now {query} takes from each token's value the share that its weight says, {percent} from {key}, and adds: a blend of the sentence. That is one head's result; this is one of its {headWidth} numbers.",
  "tourText.heads":
    "One head has one row of weights for {query}, a single compromise: most to {oneKey}, {onePercent}. {heads} heads compare {headWidth} of the {width} numbers each and have {heads} rows, so that {query} can look at different tokens for different reasons at once: {list}.",
  "tourText.output":
    "Last, the heads' blends are laid side by side ({heads} × {headWidth} = {joined} numbers) and the matrix W_O mixes them into the output: {query}, with something of the tokens that it looked at. Here is what each head gives to it; and any number of the walk above opens when you choose it.",
} as const satisfies Record<string, Message>;
