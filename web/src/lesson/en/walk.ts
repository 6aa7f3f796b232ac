import type { Message } from "../messages.js";

/** The walk and the making of a number. */
export const walk = {
  "steps.title": "Step by step: from the tokens to the output",
  "steps.detail":
    "Every number below is one of your sentence's. Choose any, by click or arrow keys and Enter, to see what it is made of.",
  "steps.label": "Steps",
  "steps.previous": "Previous step",
  "steps.next": "Next step",

  "step.tokens": "tokens",
  "step.embed": "embed",
  "step.norm": "layer norm",
  "step.parameters": "parameters",
  "step.project": "Q, K, V",
  "step.split": "split",
  "step.scores": "scores",
  "step.scale": "scale",
  "step.bias": "distance",
  "step.mask": "mask",
  "step.softmax": "softmax",
  "step.mix": "blend",
  "step.concatenate": "join heads",
  "step.output": "output",
  "step.residual": "add",

  "stepText.tokens": {
    one: "The text is one [token](term:token).",
    other: "The text is cut into {count} [tokens](term:token).",
  },
  "stepText.start": "The model sets one of its own before the text, <start>.",
  "stepText.apart":
    "Each is looked up on its own: attention has not happened yet, and no token knows of another.",
  "stepText.later":
    "This is layer {layer}, counted from 0: what comes in has been through attention before, and each token knows something of others.",
  "stepText.embed":
    "A token becomes a list of {width} numbers, its [embedding](term:embedding); the same token always gets the same.",
  "stepText.embedPlaced":
    "[Where it stands](term:position) is added as a second list. The sum, x, is what attention works on.",
  "stepText.embedOff":
    "[Where it stands](term:position) would be added as a second list; positions are off, so that x, what attention works on, says nothing of it.",
  "stepText.embedTrained":
    "Nothing in it says [where the token stands](term:position): this model adds that later, to the scores.",
  "stepText.embedLater":
    "Here this is the stream: {width} numbers for each token, its [embedding](term:embedding) and, added to it, the outputs of the layers before.",
  "stepText.norm":
    "Before attention every token's numbers are brought to the same scale: their mean is subtracted, they are divided by their standard deviation, and each dimension is multiplied by a learned gain and shifted.",
  "stepText.parameters":
    "Before anything is computed, there are four [matrices](term:parameter) and a number of heads: {heads}. W_Q, W_K and W_V have {width} × {joined} numbers each and turn tokens into queries, keys and values; [W_O](term:outputProjection) has {joined} × {width} and mixes the heads' results. Shown are the columns of W_Q, W_K and W_V, and the rows of W_O, that belong to head {head}.",
  "stepText.project":
    "Three linear layers turn each token's numbers into a [query](term:query) (what it looks for), a [key](term:key) (what it offers to be found by) and a [value](term:value) (what it hands over).",
  "stepText.projectValues":
    "In this layer the values are made of the tokens' own [embeddings](term:embedding), not of x: what a head hands over is the word that it looks at, and nothing that was mixed into it.",
  "stepText.split":
    "The {joined} columns are dealt out to {heads} [heads](term:head), {headWidth} each. Shown is the part of head {head}; from here on each head works alone.",
  "stepText.scores":
    "Every query meets every key: their numbers are multiplied pair by pair and added. The more they point the same way, the larger the [score](term:score).",
  "stepText.scale":
    "Sums of {headWidth} products grow with √{headWidth}. [Dividing by it](term:scaling) keeps their spread from growing with it, so that softmax does not give everything to one token. [Temperature](term:temperature) divides after that.",
  "stepText.bias":
    "This model has no positions in its embeddings. Instead, each head has learned how much it likes a distance: that number is added to the scaled [score](term:score), and the sum is the [logit](term:logit).",
  "stepText.mask":
    "With the [causal mask](term:mask) a token may not look at what comes later: such a score counts as −∞. Without it nothing is hidden.",
  "stepText.softmax":
    "Each row becomes shares: exp makes every [score](term:logit) positive, and dividing by the row's sum makes them add up to 1. Tokens compete: what one gains the others lose. A row says how much its token will take from the [value](term:value) of each.",
  "stepText.mix":
    "A token's new numbers are the values of all tokens, each multiplied by its [weight](term:weight), and added: a blend.",
  "stepText.concatenate":
    "The results of all {heads} heads are [laid side by side](term:concatenation) again, {headWidth} columns each.",
  "stepText.output":
    "One more linear layer, [W_O](term:outputProjection), mixes what the heads found into the output: {width} numbers for every token.",

  "stepText.residual":
    "The layer does not replace a token's numbers: its output is added to what came in. This sum, the residual stream, is what the next layer works on.",

  "tensor.folded": "shown: {rows} × {columns}",
  "tensor.showAll": "Show all {rows} × {columns}",
  "tensor.distances": "How many tokens before its query the key stands; minus: after it",
  "tensor.ownColumns": "head {head}: columns {first} to {last} of {all}",
  "tensor.ownRows": "head {head}: rows {first} to {last} of {all}",
  "tensor.fold": "Show less",

  "made.title": "How is this number made?",
  "made.pick": "Choose a number above.",
  "made.waiting": "Fetching the weight matrices …",
  "made.trail": "The way here",
  "made.close": "Close",
  "made.embedding":
    "One of the seeded random numbers that stand for {token} wherever it occurs. It comes from hashing the token, the seed and the dimension.",
  "made.parameter":
    "A parameter of the model: one of the seeded random numbers of this matrix. Training would change it; here it stays.",
  "made.position":
    "The sine or cosine for this place and dimension (Vaswani et al. 2017, §3.5); 0 while positions are off.",
  "made.trained": "Learned: training has set it to this value.",
  "made.trainedEmbedding":
    "One of the learned numbers that stand for {token} wherever it occurs, in the model's own table of words.",
  "made.unknownEmbedding":
    "The model does not know {token}: these are the learned numbers of its unknown word.",
  "made.mean": "{total} ÷ {count}",
  "made.deviation": "√({total} ÷ {count} + {epsilon})",
  "made.squared": "(number − {mean})²",
  "made.masked": "{key} comes after {query}, so the mask hides it: exactly 0.",
  "made.off":
    "Head {head} is switched off: what it finds does not reach the output, and its columns are exactly 0.",
  "made.dimension": "dimension",
  "made.token": "token",
  "made.part": "part",
  "made.number": "number",
  "made.factors": "what is multiplied",
  "made.term": "term",
  "made.logit": "the logit, what softmax takes in",
  "made.largest":
    "Subtracting the row's largest logit, {largest}, from each changes no share: it only keeps exp from growing too large.",
  "made.exp": "exp(logit − {largest})",
  "made.rest": { one: "{count} other term", other: "{count} other terms together" },
  "made.sum": "sum",
  "made.share": "{part} ÷ {total}",
  "made.allTerms": { one: "Show the term", other: "Show all {count} terms in order" },
  "made.fewTerms": "Show the largest terms",
  "steps.track": "How many heads",
  "steps.oneHead": "Self-attention: 1 head",
  "steps.manyHeads": { one: "Multi-head: {count} head", other: "Multi-head: {count} heads" },
  "flow.role": "computation",
  "flow.label":
    "The computation of head {head}, up to the step “{step}”. Left and right go step by step, up and down choose the query.",
  "flow.hint":
    "Left to right, one line a token: keys meet the queries from above, values join the blend from below. Of long vectors the first numbers are drawn. Space or → is the next step.",
  "flow.rowBar": "The row of {query} in head {head}: one whole, shared out among the tokens",
  "flow.embedding": "embedding",
  "flow.position": "position",
  "flow.stream": "stream",
  "flow.mean": "mean",
  "flow.deviation": "deviation",
  "flow.gain": "gain",
  "flow.shift": "shift",
  "flow.bias": "bias",
  "flow.factor": "second factor",
  "flow.relative": "learned bias",
  "flow.sum": "stream + output",
  "flow.x": "x",
  "flow.queryWeights": "W_Q",
  "flow.keyWeights": "W_K",
  "flow.valueWeights": "W_V",
  "flow.outputWeights": "W_O",
  "flow.query": "query",
  "flow.key": "key",
  "flow.value": "value",
  "flow.scores": "scores",
  "flow.scaled": "scaled",
  "flow.logits": "logits",
  "flow.masked": "masked",
  "flow.weights": "weights",
  "flow.mixed": "mixed",
  "flow.joined": "joined",
  "flow.output": "output",
  "made.soFar": "sum so far",
} as const satisfies Record<string, Message>;
