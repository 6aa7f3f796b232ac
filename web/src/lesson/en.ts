/**
 * Every word of the page, in English. `{name}` is filled in; a record holds a sentence's plural forms
 * and is chosen by its `{count}`. The other languages have exactly these keys.
 */
export const en = {
  "app.tagline":
    "Self-attention lets every token weigh every other. Multi-head attention does so several times at once. Watch both on your own sentence.",
  "app.language": "Language",
  "app.theme": "Colours",
  "app.privacy": "Your text never leaves this device. Nothing here can be broken.",
  "app.source": "Computed here by C++ in WebAssembly",
  "theme.auto": "auto",
  "theme.light": "light",
  "theme.dark": "dark",

  "text.label": "Your text",
  "text.placeholder": "Type a sentence",
  "text.split": "Split into",
  "tokens.words": "words",
  "tokens.characters": "characters",
  "tokens.acronym-letters": "words, acronyms into letters",
  "tokens.count": { one: "{count} token", other: "{count} tokens" },
  "tokens.leftOut": {
    one: "{count} token is left out: the first {most} are computed. Your text is kept.",
    other: "{count} tokens are left out: the first {most} are computed. Your text is kept.",
  },
  "text.tooLong": "{count} characters are too many: the first {most} are used. Your text is kept.",
  "tokens.none": "No tokens yet. Type a word and its attention appears here.",

  "settings.title": "Settings",
  "settings.width": "Width",
  "settings.heads": "Heads",
  "settings.mask": "Mask",
  "mask.none": "none",
  "mask.causal": "causal",
  "settings.scale": "Divide by √dₖ",
  "settings.positions": "Positions",
  "settings.temperature": "Temperature",
  "settings.seed": "Seed",
  "settings.workedExample": "Worked example: I · love · A · I",
  "settings.reset": "Start over",
  "model.untrained": "untrained (seed {seed}): shows the mechanics, not meaning",

  "lines.title": "What does each token look at?",
  "lines.queries": "query: the token that looks",
  "lines.keys": "key: the tokens it looks at",
  "lines.label": "Tokens as queries: arrow keys choose, Enter locks",
  "lines.hint":
    "Point at a token to see its view; click to lock it, Esc to free it. Arrow keys and Enter do the same.",
  "sentence.most": "{query} looks most at {key}, {percent}, {where}",
  "sentence.at": "{query} looks at {key} with {percent}, {where}",
  "sentence.masked": "{query} cannot see {key}: it comes later, and the mask hides it, {where}",
  "sentence.even": "{query} looks at every token alike, {percent} each, {where}",
  "sentence.alone": "{query} is alone and looks at itself, {percent}, {where}",
  "sentence.whence": "Where does {percent} come from?",
  "sentence.free": "Free",

  "heads.title": { one: "One head", other: "One head and {count} heads on the same sentence" },
  "heads.detail": {
    one: "One head compares all {width} numbers of two tokens at once.",
    other:
      "Both use the same weight matrices. The one head compares all {width} numbers of two tokens at once; each of the {count} compares {headWidth} of them, in a subspace of its own.",
  },
  "heads.hint":
    "Point at a map to view its head everywhere; click to lock it, or use arrow keys and Enter. Heads count from 0.",
  "heads.one": "the one head",
  "heads.says": "Under each map: what {query} looks at most.",
  "heads.label": "Heads",
  "heads.option": "head {head}: {key}, {percent}",
  "heads.name": "head\u00a0{head}",

  "matrix.title": "Head {head}: every weight",
  "matrix.detail":
    "Row = query, the token that looks. Column = key, the token looked at. Each row sums to 1.",
  "matrix.label":
    "Attention weights of head {head}, {count} × {count}; arrow keys go from cell to cell",
  "matrix.role": "matrix",
  "matrix.query": "query (row)",
  "matrix.key": "key (column)",
  "matrix.sum": "sum",
  "matrix.rowSum": "The row of {query} sums to {sum}",
  "matrix.cell": "{query} → {key}: score q·k {score}, scaled {scaled}, weight {weight}",
  "matrix.masked": "hidden by the mask",
  "matrix.asTable": "Show as a table",
  "matrix.asPicture": "Show as a picture",
  "matrix.legend": "weight",
  "matrix.legendLabel": "colours of weights, from 0 to {largest}",
  "matrix.squareRoot": "weight, on a square-root scale",
  "table.caption": "Attention weights of head {head}: rows are queries, columns are keys",
  "table.rowCaption": "What {query} looks at in head\u00a0{head}",
  "table.key": "key",
  "table.score": "score q·k",
  "table.scaled": "scaled",
  "table.weight": "weight",

  "compare.one": "Self-attention: 1 head × {width}",
  "compare.many": {
    one: "Multi-head: {count} head × {headWidth}",
    other: "Multi-head: {count} heads × {headWidth}",
  },
  "compare.oneLabel": "Attention weights of one head over the whole width, {count} × {count}",
  "compare.oneSays": "One head: {query} looks most at {key}, {percent}.",
  "compare.manySay": "The {count} heads look most at {list}.",
  "compare.tally": "“{key}” ({count})",

  "whatif.title": "What the switches changed",
  "whatif.detail":
    "The same head with all switches as usual (no mask, ÷√dₖ, temperature 1, positions on), and the difference: violet where there is more weight now, brown where there is less. Each row of the difference sums to 0: what one token gains, others lose.",
  "whatif.usual": "Head {head} as usual",
  "whatif.difference": "Head {head}: now minus usual",
  "whatif.biggest": "Biggest change in head {head}: {query} → {key}, {points} points",

  "shares.title": "All heads into one output",
  "shares.detail":
    "Laid side by side and multiplied by W_O, the heads add up to the output, and what each gives can be told apart exactly: part h = mixedₕ·W_O,ₕ. The share is how far that part reaches along the whole output; the shares sum to 100 %. A negative one pulls the other way.",
  "shares.caption": "What each head gives to the output of {query}",
  "shares.head": "head",
  "shares.share": "share of the output",
  "shares.norm": "length of its part",

  "steps.title": "Step by step: from the tokens to the output",
  "steps.detail":
    "Every number below is one of your sentence's. Choose any, by click or arrow keys and Enter, to see what it is made of.",
  "steps.label": "Steps",
  "steps.previous": "Previous step",
  "steps.next": "Next step",
  "step.embed": "embed",
  "step.project": "Q, K, V",
  "step.split": "split",
  "step.scores": "scores",
  "step.scale": "scale",
  "step.mask": "mask",
  "step.softmax": "softmax",
  "step.mix": "blend",
  "step.concatenate": "join heads",
  "step.output": "output",
  "stepText.embed":
    "A token becomes a list of {width} numbers, its embedding; the same token always gets the same. Where it stands is added as a second list. The sum is what attention works on.",
  "stepText.project":
    "Three linear layers turn each token's numbers into a query (what it looks for), a key (what it offers to be found by) and a value (what it hands over).",
  "stepText.split":
    "The {width} columns are dealt out to {heads} heads, {headWidth} each. Shown is the part of head {head}; from here on each head works alone.",
  "stepText.scores":
    "Every query meets every key: their numbers are multiplied pair by pair and added. The more they point the same way, the larger the score.",
  "stepText.scale":
    "Sums of {headWidth} products grow with √{headWidth}. Dividing by it keeps the scores near 1, so that softmax does not give everything to one token. Temperature divides after that.",
  "stepText.mask":
    "With the causal mask a token may not look at what comes later: such a score counts as −∞. Without it nothing is hidden.",
  "stepText.softmax":
    "Each row becomes shares: exp makes every score positive, and dividing by the row's sum makes them add up to 1. Tokens compete: what one gains the others lose.",
  "stepText.mix":
    "A token's new numbers are the values of all tokens, each multiplied by its weight, and added: a blend.",
  "stepText.concatenate":
    "The results of all {heads} heads are laid side by side again, {headWidth} columns each.",
  "stepText.output":
    "One more linear layer, W_O, mixes what the heads found into the output: {width} numbers for every token.",
  "tensor.folded": "shown: {rows} × {columns}",
  "tensor.showAll": "Show all {rows} × {columns}",
  "tensor.fold": "Show less",
  "made.title": "How is this number made?",
  "made.pick": "Choose a number above.",
  "made.waiting": "Fetching the weight matrices …",
  "made.trail": "The way here",
  "made.close": "Close",
  "made.embedding":
    "One of the seeded random numbers that stand for {token} wherever it occurs. It comes from hashing the token, the seed and the dimension.",
  "made.position":
    "The sine or cosine for this place and dimension (Vaswani et al. 2017, §3.5); 0 while positions are off.",
  "made.masked": "{key} comes after {query}, so the mask hides it: exactly 0.",
  "made.dimension": "dimension",
  "made.token": "token",
  "made.part": "part",
  "made.factors": "what is multiplied",
  "made.term": "term",
  "made.exp": "exp(logit − {largest})",
  "made.rest": { one: "{count} other term", other: "{count} other terms together" },
  "made.sum": "sum",
  "made.share": "{part} ÷ {total}",
  "made.allTerms": { one: "Show the term", other: "Show all {count} terms in order" },
  "made.fewTerms": "Show the largest terms",

  "status.loading": "Starting the engine …",
  "status.computing": "Computing …",
  "error.webassembly-missing":
    "This browser has no WebAssembly, or has it switched off, so nothing can be computed here. Use a current browser.",
  "error.simd-missing":
    "This browser's WebAssembly is older than this page needs (SIMD and exceptions). Use a current browser.",
  "error.blocked":
    "The page's content-security policy blocks WebAssembly. Its owner can allow it with 'wasm-unsafe-eval' in script-src.",
  "error.unreachable": "The engine could not be loaded. Reload the page, or check the connection.",
  "error.engine": "The engine refused: {message}",
  "notice.title": "Not everything in this link could be used",
  "notice.ignored": "{key} = {given} is not allowed ({range}); {used} is used.",
  "notice.dropped": "{key} = {given} is not allowed ({range}) and is left out.",
  "notice.close": "Close",

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

/** A sentence, or its plural forms. */
export type Message = string | PluralForms;
type PluralForms = { readonly other: string } & {
  readonly [form in Intl.LDMLPluralRule]?: string;
};

export type MessageKey = keyof typeof en;
export type Messages = Readonly<Record<MessageKey, Message>>;
