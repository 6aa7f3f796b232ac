import type { Message } from "../messages.js";

/** Questions that come up, and short answers. */
export const faq = {
  "faq.title": "Questions",

  "question.explanation": "Does attention explain what a model thinks?",
  "answer.explanation":
    "Not by itself: a [weight](term:weight) says how much of a [value](term:value) flows from token to token in one layer, not why the model answers as it does. Jain and Wallace (2019, “Attention is not Explanation”) found that weights often agree poorly with other measures of importance, and that quite different weights can lead to the same prediction; Wiegreffe and Pinter (2019, “Attention is not not Explanation”) answered that this depends on what one calls an explanation, and proposed tests for when weights can serve as one.",

  "question.random": "Why are the weights random, and what can I learn from them?",
  "answer.random":
    "The model called “[untrained](term:untrained)” has random [parameters](term:parameter), so which token looks at which means nothing. The mechanism is the same as in a trained model: how [scores](term:score) arise, why they are scaled, what [softmax](term:softmax) does, how [heads](term:head) differ and join. A trained model has other numbers in the same formulas.",

  "question.root": "Why √dₖ, and not dₖ?",
  "answer.root":
    "A [score](term:score) is a sum of dₖ products. If they are independent, with mean 0 and variance 1, the sum has variance dₖ, so its typical size is √dₖ: dividing by that gives variance 1 for every [head width](term:headWidth). Dividing by dₖ = {headWidth} would leave differences of about 1/√{headWidth} = {inverseRoot}, and [softmax](term:softmax) would give every token nearly the same.",

  "question.several": "Why several heads instead of one big head?",
  "answer.several":
    "One [head](term:head) has one row of weights for each token: if it must attend to the verb for one reason and to the subject for another, both share the same 100%, and their values arrive as one average. Several heads have a row each, in a [subspace](term:subspace) of its own, and [W_O](term:outputProjection) can use what each found. It takes no more [parameters](term:parameter) than one head as wide as all of them together, {joined}: {parameterCount}.",

  "question.link": "Why does my link show the same numbers elsewhere?",
  "answer.link":
    "The link holds the text and every setting, the seed among them, and the random numbers are made from the seed, the same way on every machine. So the other device computes again and gets the same, up to the last digits of its 32-bit arithmetic.",

  "question.order": "Where does the order of the words come in?",
  "answer.order":
    "Only through the [positions](term:position): they are added to the [embeddings](term:embedding) before attention begins. Switch them off and shuffle the words: each token keeps its output, the same numbers, in another place; the two “the” of a sentence could no longer be told apart.",

  "answer.orderTrained":
    "Only through the [positions](term:position): each head has learned how much it likes a distance, and adds that to the scaled [scores](term:score). Switch them off and shuffle the words: without a mask each token keeps its output, the same numbers, in another place.",

  "question.mask": "What does the mask do in GPT, and why is there none here at first?",
  "answer.mask":
    "GPT predicts the next token, and while it learns it must not see it: the [causal mask](term:mask) sets every weight on a later token to 0. Models that read a whole text, such as BERT, have none, so that every token sees both sides. Set the mask to “causal” above, and the upper triangle of every matrix becomes 0.",

  "question.private": "Is my text sent anywhere?",
  "answer.private":
    "No. The page computes in your browser and sends nothing; your text is in the address after “#”, which browsers keep to themselves. Whoever you give the link to can read it.",
} as const satisfies Record<string, Message>;
