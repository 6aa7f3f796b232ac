import type { Message } from "../messages.js";

/**
 * The walk as a tale: toys that look for their best friends (self-attention), and children who tell
 * one story together (heads). “storyBreak” says of each step where the tale is wrong.
 */
export const story = {
  "story.breaks": "Where the analogy breaks:",

  "story.tokens": "{count} toys lie on the floor: {tokens}.",
  "story.tokensApart":
    "Soon each will look around for its best friend; so far none has seen another.",
  "story.tokensLater":
    "They have looked around before, and each carries something of what it saw. Now they look again.",
  "story.tokensAlone":
    "One toy lies on the floor: {tokens}. It will look for a friend, and find only itself.",
  "storyBreak.tokens":
    "Words want nothing. What follows is arithmetic with untrained weights: it shows how friends are found, not who suits whom.",

  "story.embed":
    "Each toy is known by {width} features, and has the same ones wherever it lies. Its place in the row is noted on it as well.",
  "story.embedUnplaced":
    "Each toy is known by {width} features, and has the same ones wherever it lies. Nothing on it tells its place: positions are off.",
  "story.embedTrained":
    "Each toy is known by {width} features, and has the same ones wherever it lies. Nothing on it tells its place: how far apart two toys lie counts later, when they look.",
  "story.embedLater":
    "Each toy now carries {width} numbers: its own features, and what it took along from the others before, added up.",
  "storyBreak.embed":
    "The features are no colours or shapes but seeded random numbers, and a place is not written beside them: it is added into them.",

  "story.norm":
    "Before the toys look around, all notes are brought to the same loudness, so that nobody shouts from the start.",
  "storyBreak.norm":
    "Nobody listens to a level: the mean of {width} numbers is subtracted, and they are divided by their spread.",

  "story.bias":
    "Child {head} also has a liking for distances: it prefers some neighbours to others, whoever lies there.",
  "storyBreak.bias":
    "A liking is not thought over: one learned number a distance is added to the score, the same for every toy.",

  "story.residual":
    "{query} keeps what it was, and adds what it has heard. So the next round of looking begins with more than toys.",
  "storyBreak.residual":
    "Nothing is remembered on purpose: {width} numbers are added to {width} numbers.",

  "storyTrained.tokens":
    "Words want nothing. What follows is arithmetic; that the friends suit each other was learned from examples, and only of this toy world.",
  "storyTrained.embed":
    "The features are no colours or shapes but learned numbers, and nobody can say of one of them alone what it stands for.",
  "storyTrained.parameters":
    "Nobody told the children what to love. Their parts were changed in thousands of small steps until the answers came out right.",
  "storyTrained.softmax":
    "A new friend takes nothing from the old ones; here, what one gains the others lose, and a toy may be its own best friend. {percent} is a weight, not an explanation of the answer.",
  "storyTrained.output":
    "A story has a meaning; this is one multiplication, the same for every toy. And a child's share can be negative: it then pulls against the others.",

  "story.parameters":
    "{heads} children come to play. In the tale one loves superheroes, one animals, one cars: each has a way of its own to ask, to recognise and to retell, its part of W_Q, W_K and W_V.",
  "storyBreak.parameters":
    "These children love nothing yet: their parts are seeded random numbers. Training gives a head its taste, and nobody chooses which.",

  "story.project":
    "Every toy gets three notes: what it looks for in a friend (query), what others can know it by (key), and what it has to tell (value). Those of {query} are written from its own {width} numbers.",
  "story.projectValues":
    "What it has to tell is the exception: that is written from the toy itself, without anything that it took along.",
  "storyBreak.project":
    "{query} does not choose its wishes: the same three matrices write the notes of every toy.",

  "story.split":
    "The {heads} children share the notes: each reads {headWidth} of the {joined} numbers on every note. You are looking over the shoulder of child {head}.",
  "storyBreak.split":
    "In the tale a child takes care of one kind of toy. Here no child gets toys of its own: each sees all of them, but only {headWidth} numbers of each.",

  "story.scores":
    "{query} holds its wish against the key of every toy, its own included. With {key} the match is worth {score} ({where}).",
  "storyBreak.scores":
    "Friendship is mutual, a score is not: from {query} to {key} it is {score}, from {key} to {query} it is {back}.",
  "storyBreak.scoresAlone":
    "{query} is matched with nobody but itself, and gets a score all the same.",

  "story.scale":
    "Wishes of {headWidth} points add up to loud numbers, and the loudest would drown out the rest. So everyone lowers the voice: for {query} and {key}, {score}\u00a0÷\u00a0{divisor}\u00a0=\u00a0{scaled}.",
  "story.scaleUp":
    "Here everyone raises the voice, since the scores are divided by less than 1: for {query} and {key}, {score}\u00a0÷\u00a0{divisor}\u00a0=\u00a0{scaled}. The loudest will drown out the rest.",
  "story.scaleBy1":
    "Here nobody lowers the voice: the score of {query} and {key} is divided by 1 and stays {scaled}.",
  "storyBreak.scale":
    "Toys do not agree on a tone. √dₖ stands there because a sum of dₖ random products spreads by √dₖ; dividing takes back just that.",

  "story.mask":
    "{query} may look at itself and at the toys before it, and at none that comes after: it sees {visible} of {count}.",
  "storyBreak.mask":
    "Nobody's eyes are covered. The scores of later toys are there too; they are left out, so that their share is exactly 0.",

  "story.softmax":
    "{query} deals out all of its attention, {all}, among the toys it sees. Its best friend is {key}, with {percent} ({where}).",
  "story.softmaxEven":
    "{query} deals out all of its attention, {all}, among the toys it sees, and gives each the same, {percent} ({where}). It has no best friend.",
  "story.softmaxAlone":
    "{query} sees nobody but itself, and keeps all of its attention, {all} ({where}).",
  "storyBreak.softmax":
    "A new friend takes nothing from the old ones; here, what one gains the others lose, and a toy may be its own best friend. With untrained weights, {percent} says nothing about liking.",

  "story.mix":
    "Now {query} listens, to each toy as much as its share says: {percent} goes to what {key} has to tell. Out of all these tales (values) it makes a new one.",
  "storyBreak.mix":
    "Nothing is understood: numbers are multiplied by shares and added. What two values say in opposite directions cancels out.",

  "story.concatenate":
    "The {heads} children lay their pages about {query} side by side, {headWidth} numbers each.",
  "storyBreak.concatenate":
    "Children would talk it over. Heads do not: the pages only lie next to each other, and nobody has read the others'.",
  "storyAgree.none": "Only child {head} finds that its best friend is {key}.",
  "storyAgree.some": {
    one: "Child {list} agrees with child {head}: its best friend is {key}.",
    other: "Children {list} agree with child {head}: its best friend is {key}.",
  },
  "storyAgree.all": "All of them agree: its best friend is {key}.",

  "story.output":
    "Then the children tell one story together: W_O blends their pages into {width} numbers for {query}. Child {head} contributes {share}.",
  "storyBreak.output":
    "A story has a meaning; this one has none yet. W_O is untrained too: one multiplication, the same for every toy. And a child's share can be negative: it then pulls against the others.",
  "story.outputAlone":
    "{query} retells what it has heard in other words: W_O turns its blend into {width} numbers, the output.",
  "storyBreak.outputAlone":
    "A story has a meaning; this one has none yet. W_O is untrained too: one multiplication, the same for every toy.",
} as const satisfies Record<string, Message>;
