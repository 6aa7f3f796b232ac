import type { Message } from "../messages.js";

/** The field's words, each with its definition. */
export const glossary = {
  "glossary.title": "Glossary",
  "glossary.all": {
    one: "{count} word",
    other: "All {count} words, with this sentence's numbers",
  },
  "glossary.more": "All words",

  "term.token": "token",
  "definition.token":
    "A piece of the text that is handled as one: here a word, a character or a punctuation mark. This text has {count}.",
  "term.embedding": "embedding",
  "definition.embedding":
    "The list of numbers (a vector) that stands for a token, the same wherever the token occurs. Here it has {width} of them.",
  "term.position": "position",
  "definition.position":
    "A second vector, added to the embedding, that says where the token stands: sines and cosines of different wavelengths. Without it, and without a mask, attention could not tell one order of the words from another.",
  "definition.positionTrained":
    "Where a token stands. This model adds nothing to the embeddings for it: each head has learned a number for every distance between query and key, which is added to the scaled score. Without it, and without a mask, attention could not tell one order of the words from another.",
  "term.query": "query",
  "definition.query":
    "What a token looks for: its vector times W_Q. It is compared with the key of every token.",
  "term.key": "key",
  "definition.key":
    "What a token can be found by: its vector times W_K. The better a key matches a query, the larger the score.",
  "term.value": "value",
  "definition.value":
    "What a token hands over to those that look at it: its vector times W_V. The weights decide how much of it arrives.",
  "term.score": "score",
  "definition.score":
    "The scalar product q·k of a query and a key: multiplied number by number and added. For {query} and {key} in head {head} it is {score}.",
  "term.scaling": "scaling by √dₖ",
  "definition.scaling":
    "Scores are divided by the square root of dₖ, the numbers in a head's query, since their spread grows with it. Here √{headWidth} = {root}.",
  "term.logit": "logit",
  "definition.logit":
    "A number that goes into softmax; here a score after scaling, and where a model has learned distances, with that of the two tokens added. Only differences between the logits of a row count.",
  "term.temperature": "temperature",
  "definition.temperature":
    "A number that divides the logits before softmax: below 1 it sharpens a row, above 1 it evens it out. Now it is {temperature}.",
  "term.mask": "causal mask",
  "definition.mask":
    "Hides from each token everything that comes after it: such weights are exactly 0. Models that write text word by word need it.",
  "term.softmax": "softmax",
  "definition.softmax":
    "Turns a row of logits into positive shares that sum to 1: exp of each, divided by the sum of all. Adding 1 to a logit makes its share e = 2.72 times as large, compared with the others.",
  "term.weight": "weight",
  "definition.weight":
    "The share of its attention that a query gives to a key, from 0 to 1; the weights of one query sum to 1. {query} gives {key} {weight} in head {head}.",
  "term.entropy": "entropy",
  "definition.entropy":
    "How widely a row of weights is spread, in bits: 0 when one token gets all, log₂ of their number when all get the same. The row of {query} in head {head} has {entropy} of at most {mostEntropy}.",
  "term.parameter": "parameter",
  "definition.parameter":
    "A number that training adjusts and a text does not: here those of W_Q, W_K, W_V and W_O. In this layer there are 4 × {width} × {joined} = {parameterCount}.",
  "term.width": "width (d_model)",
  "definition.width":
    "How many numbers each token has on its way through the model, d_model. Here {width}.",
  "term.selfAttention": "self-attention",
  "definition.selfAttention":
    "Attention in which queries, keys and values all come from the same sequence: every token looks at every token of its own text.",
  "term.head": "head",
  "definition.head":
    "One run of attention with queries, keys and values of its own. There are {heads} here; they work side by side and do not see each other.",
  "term.headWidth": "head width (dₖ)",
  "definition.headWidth":
    "How many numbers a head has for each query, key and value; usually width ÷ heads. Here the width is {width}, and {heads} heads have {headWidth} numbers each.",
  "term.subspace": "subspace",
  "definition.subspace":
    "The part of the {width}-dimensional space that a head's own columns of W_Q, W_K and W_V reach: {headWidth} dimensions. Tokens that are far apart in one can be close in another.",
  "term.multiHead": "multi-head attention",
  "definition.multiHead":
    "Several heads side by side on the same tokens, concatenated and multiplied by W_O. As long as dₖ is width ÷ heads, their number does not change how many parameters there are.",
  "term.concatenation": "concatenation",
  "definition.concatenation":
    "Laying the heads' results side by side, without adding anything: {heads} × {headWidth} = {joined} numbers for each token.",
  "term.outputProjection": "output projection (W_O)",
  "definition.outputProjection":
    "The matrix that the concatenated heads are multiplied by, so that what different heads found can mix. It is the last step of the layer.",
  "term.untrained": "untrained",
  "definition.untrained":
    "Parameters as they are before any training: random numbers. What attention does with them is real arithmetic, but what it looks at means nothing.",
} as const satisfies Record<string, Message>;
