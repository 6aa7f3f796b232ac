import type { Message } from "../messages.js";

/** Exercises from the reader's own sentence. */
export const exercises = {
  "exercises.title": "Exercises from your sentence",
  "exercises.detail":
    "Every number is from your text under these settings, and the key is what the engine computed. Answers are kept in this tab only.",
  "exercises.kinds": "Kinds of exercise",
  "exercises.solved": {
    one: "{count} solved in this visit",
    other: "{count} solved in this visit",
  },
  "exercises.done": "solved",
  "exercises.check": "Check",
  "exercises.show": "Show the solution",
  "exercises.hide": "Hide the solution",
  "exercises.another": "Another one",
  "exercises.solution": "Solution",
  "exercises.jump": "Show this number in the walk",
  "exercises.tolerance": "Two decimals are enough: right is what is off by at most {tolerance}.",
  "exercises.shareTolerance":
    "As a share (0.62), a percentage (62%) or a fraction (5/8); right is what is off by at most {tolerance}.",
  "exercises.share": "share",
  "exercises.shareOf": "share of {key}",
  "exercises.value": "value",
  "exercises.mixed": "blended value",
  "exercises.shape": "shape, such as 3 × 5",
  "exercises.width": "width",
  "exercises.heads": "heads",
  "exercises.temperature": "temperature",
  "exercises.products": {
    one: "{count} other product",
    other: "{count} other products together",
  },
  "exercises.tokens": { one: "{count} other token", other: "{count} other tokens together" },
  "exercises.digits": "With more of its digits it is {value}; what is printed above is rounded.",
  "exercises.right": "Right.",
  "exercises.near": "Nearly. Round only at the end, and check the last digits.",
  "exercises.partly": "The others are right; look again at {list}.",

  "exerciseKind.predict": "predict",
  "exerciseKind.score": "score",
  "exerciseKind.softmax": "softmax row",
  "exerciseKind.blend": "blend",
  "exerciseKind.shape": "shape",

  "exerciseNone.predict":
    "With this text and these settings no switch would move a share clearly, so there is nothing to predict. A text of a few different words has more to show.",
  "exerciseNone.score": "This text has no score to compute.",
  "exerciseNone.softmax":
    "Where a token sees only itself, its row is a single 1. Two tokens make a row that is shared.",
  "exerciseNone.blend":
    "Nothing is blended here: that takes two tokens, and a head that is not switched off.",
  "exerciseNone.shape": "This text has no tensor.",

  "exerciseTask.score":
    "Head {head}: what is the score of {query} (query) and {key} (key)? It is the sum of all {headWidth} products q·k, dimension by dimension.",
  "exerciseTask.scaled":
    "Head {head}: the score of {query} (query) and {key} (key) is given. What does scaling make of it?",
  "exerciseTask.softmax":
    "Head {head}: turn the scaled scores of {query}'s row into shares with softmax.",
  "exerciseTask.blend":
    "Head {head}: what is number {dimension} of {query}'s blend? It is every token's value in that dimension, times its weight, added up.",

  "shapeTask.query": "What is the shape of Q?",
  "shapeTask.headKey": "What is the shape of K in one head?",
  "shapeTask.headScores": "What is the shape of the scores QKᵀ in one head?",
  "shapeTask.allWeights": "What is the shape of the attention weights of all heads together?",
  "shapeTask.mixed": "What is the shape of what all heads give, laid side by side, before W_O?",
  "shapeTask.outputWeights": "What is the shape of W_O?",
  "shapeTask.output": "What is the shape of the output?",

  "shapeWhy.query":
    "Every token ({tokens}) has one query, and W_Q makes it {joined} numbers, those of all heads.",
  "shapeWhy.headKey":
    "Every token ({tokens}) has a key in every head; the {joined} columns of W_K are dealt out to {heads} heads, {headWidth} numbers each.",
  "shapeWhy.headScores":
    "Every token asks every token: {tokens} queries (rows), {tokens} keys (columns). How many numbers a head has falls out in the sum.",
  "shapeWhy.allWeights":
    "Each of the {heads} heads has a square of its own: {tokens} queries (rows), {tokens} keys (columns).",
  "shapeWhy.mixed":
    "Every token ({tokens}) gets {headWidth} numbers from each of {heads} heads; side by side they are {joined}.",
  "shapeWhy.outputWeights":
    "W_O takes in the {joined} numbers of all heads and gives out {width}. It is a parameter: how many tokens there are does not matter.",
  "shapeWhy.output":
    "One row for every token ({tokens}), as wide as what came in: {width}. So the next layer can take it.",

  "predict.now": "now",
  "predict.reveal": "Reveal",
  "predict.right": "Right: {key} grows most, from {before} to {after}.",
  "predict.chosen": "Not this one: {key} goes from {before} to {after}.",
  "predict.grows": "What grows most is {key}, from {before} to {after}.",

  "predictTask.scaleOff":
    "The division by √dₖ = {root} is switched off. In head {head}, which of these tokens' share of {query}'s row will grow most?",
  "predictTask.scaleOn":
    "The division by √dₖ = {root} is switched on. In head {head}, which of these tokens' share of {query}'s row will grow most?",
  "predictTask.hotter":
    "The temperature rises from {temperature} to {next}. In head {head}, which of these tokens' share of {query}'s row will grow most?",
  "predictTask.colder":
    "The temperature falls from {temperature} to {next}. In head {head}, which of these tokens' share of {query}'s row will grow most?",
  "predictTask.maskOn":
    "The causal mask is switched on. In head {head}, which of these tokens' share of {query}'s row will grow most?",

  "predictThen.scaleOff": "without ÷ √dₖ",
  "predictThen.scaleOn": "with ÷ √dₖ",
  "predictThen.hotter": "hotter",
  "predictThen.colder": "colder",
  "predictThen.maskOn": "with the mask",

  "predictWhy.scaleOff":
    "Undivided, scores lie {root} times as far apart, and exp turns distance into ratio: the largest takes from all others.",
  "predictWhy.scaleOn":
    "Divided, scores lie {root} times as close together: the largest gives, and those behind it gain.",
  "predictWhy.hotter":
    "A higher temperature draws the scores together: shares even out, and the largest gives.",
  "predictWhy.colder":
    "A lower temperature draws the scores apart: the largest takes from all others.",
  "predictWhy.maskOn":
    "What comes later falls to 0, and its share is divided among those that stay, in their old proportion: the largest of them gains most.",

  "exerciseExpected.score": "A number was expected, such as −1.25 or 3/4.",
  "exerciseExpected.scaled": "A number was expected, such as −1.25 or 3/4.",
  "exerciseExpected.softmax":
    "For {key} a share was expected, such as 0.62, 62% or 5/8. Every field needs one.",
  "exerciseExpected.blend": "A number was expected, such as −1.25 or 3/4.",
  "exerciseExpected.shape": "A shape was expected: whole numbers, such as 3 × 5.",
  "exerciseExpected.prediction": "Choose a token first.",

  "exerciseHint.score":
    "Not yet. Multiply q by k in every row, then add everything; where a sum is given, that too.",
  "exerciseHint.scaled":
    "Not yet. Where dₖ is given, divide the score by its root, √dₖ; where a temperature is given, by that too.",
  "exerciseHint.softmax":
    "Not yet. Take exp of every scaled score, add them up, and divide each by that sum.",
  "exerciseHint.blend":
    "Not yet. Multiply weight by value in every row, then add everything; where a sum is given, that too.",
  "exerciseHint.shape":
    "Not yet. There are {tokens} tokens, the width is {width}, and there are {heads} heads.",

  "mistake.alreadyScaled":
    "That is the scaled score. The score itself is asked for, before any division.",
  "mistake.notScaled": "The division by √dₖ = {root} is missing.",
  "mistake.byWidth": "Divided by dₖ = {headWidth}; it should be its root, √dₖ = {root}.",
  "mistake.noTemperature": "The division by the temperature, {temperature}, is missing.",
  "mistake.sign": "The size is right, the sign is not.",
  "mistake.noRest": "The given sum of the others is missing.",
  "mistake.swapped": "Row and column are swapped: the query chooses the row, the key the column.",
  "mistake.percent":
    "That is a hundred times too large. A share of 62% is 0.62; with its percent sign it would do.",
  "mistake.unscaled": "That is the softmax of the scores before scaling. Take the scaled ones.",
  "mistake.notDivided": "Those are the exponentials. Divide each by the sum of all.",
  "mistake.noExp": "exp is missing: first exp of every scaled score, then divide by the sum.",
  "mistake.masked": "The mask hides {key}: its share is exactly 0.",
  "mistake.maskIgnored":
    "Hidden tokens were counted in. The mask leaves them out of the sum too: their share is 0.",
  "mistake.sum": "The shares of a row sum to 1; these sum to {sum}.",
  "mistake.order": "The right shares, in another order.",
  "mistake.alike": "That is the plain mean, as if all weights were the same.",
  "mistake.unweighted": "The values were added without their weights.",
  "mistake.onlyLargest":
    "That is only the token with the largest weight. The others have their part.",
  "mistake.oneHead": "That is one head's part. Here all heads are asked for.",
  "mistake.allHeads": "That is all heads together. Here one head's part is asked for.",
  "mistake.reversed": "The right numbers, in the wrong order: heads, then rows, then columns.",
  "mistake.rank": {
    one: "This shape has {count} number.",
    other: "This shape has {count} numbers, one for each axis.",
  },
  "mistake.parameter":
    "W_O is a parameter of the model: its shape does not depend on how many tokens there are.",
} as const satisfies Record<string, Message>;
