import type { Message } from "../messages.js";

/** What trained models are, and what they answer. */
export const models = {
  "card.title": "About this model: {model}",
  "card.task.grammar":
    "Sentences were drawn from a toy grammar of 8 templates. Each word has to answer questions with a word of its sentence: a verb, who does it and what or whom; a pronoun, who is meant; a determiner or an adjective, which noun; a subject, what it does. Where a head looks was never taught. Each head of the last layer was given one of the questions.",
  "card.task.grammar-emergent":
    "Sentences were drawn from a toy grammar of 8 templates, with the same questions as for the model “grammar”. Here the answers are read from all heads together: nobody gave a head a question, and nobody taught it where to look.",
  "card.task.friends":
    "Rows of 16 toys were drawn at random: four kinds in six colours. Each toy has to name, for each kind, the colour of the last toy of that kind. Which head takes which kind was not told; they found it out.",
  "card.task.induction":
    "Blocks of 8 to 16 different letters, repeated. Each letter has to say which comes next. One head learns to look one place back, the others to look behind the earlier copy: an induction head (Olsson et al. 2022).",
  "card.task.language":
    "Sentences were drawn from the same toy grammar of 8 templates. Each word has to say which comes next, and sees only what stands before it.",
  "card.limits.grammar":
    "It knows a toy grammar of fixed templates, not English. Whom a pronoun means follows from gender and number, not from understanding. That answers are read from the very words that a head looks at is made for teaching; GPT does not work like that.",
  "card.limits.grammar-emergent":
    "It knows a toy grammar of fixed templates, not English. Its heads are less tidy than assigned ones: some share a question, and such are called mixed. That answers are read from the very words that heads look at is made for teaching; GPT does not work like that.",
  "card.limits.friends": "It knows these toys only, and rows of about 16 of them.",
  "card.limits.induction": "It knows the letters a to z only, and texts of about 32 of them.",
  "card.limits.language":
    "It knows a toy grammar of fixed templates, not English. Most of its heads do several things at once: that is the usual case in language models.",
  "card.measured": {
    one: "After {steps} step (seed {seed}), {accuracy} of its answers on sentences that it was not trained on were right; with the untrained weights, {untrained}.",
    other:
      "After {steps} steps (seed {seed}), {accuracy} of its answers on sentences that it was not trained on were right; with the untrained weights, {untrained}.",
  },
  "card.caption": "Head scores after training and, in grey, before it",
  "card.head": "head",
  "card.name": "name",
  "card.place": "layer {layer}, head {head}",
  "card.scores":
    "A score is the mean weight that a head puts from the word that is asked to the word that is right. A head gets a name only if its best score is above 0.6 and at least twice the next one. Otherwise it is mixed; if more than 0.8 of its weight rests on the start token or the full stop, it is resting.",

  "answers.title": "What the model answers",
  "answers.detail.heads":
    "Each question is answered from what one head of the last layer has fetched, and from nothing else: question by question, in the order of the heads.",
  "answers.detail.output": "The answers are read from the last layer's output, all heads together.",
  "answers.detail.stream":
    "The answers are read from the residual stream after the last layer: what the token was, and all that the heads have added.",
  "answers.caption": "The answers of {query}",
  "answers.question": "question",
  "answers.answer": "most probable answer",
  "answers.probability": "probability",
  "answers.none": "none: the question does not fit",
  "answers.subject": "Verb: who does it?",
  "answers.object": "Verb: what or whom?",
  "answers.antecedent": "Pronoun: who is meant?",
  "answers.noun": "Determiner or adjective: which noun?",
  "answers.verb": "Subject: what does it do?",
  "answers.hero": "Colour of the last hero",
  "answers.animal": "Colour of the last animal",
  "answers.car": "Colour of the last car",
  "answers.robot": "Colour of the last robot",
  "answers.letter": "Next letter",
  "answers.word": "Next word",
} as const satisfies Record<string, Message>;
