import type { Message } from "../messages.js";

/** The words that the first view needs. */
export const page = {
  "app.tagline":
    "Self-attention lets every token weigh every other. Multi-head attention does so several times at once. Watch both on your own sentence.",
  "app.language": "Language",
  "app.theme": "Colours",
  "app.share": "Share",
  "app.footer":
    "Your text never leaves this device. Nothing here can be broken. Computed here by C++ in WebAssembly.",
  "embed.open": "Open in Attention Lab",

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

  "tokens.shuffled":
    "The words are shuffled (no. {number}), below they stand in that order. Your text is kept as you typed it.",
  "tokens.asWritten": "As written",
  "tokens.shuffleAgain": "Shuffle again",

  "tokens.none": "No tokens yet. Type a word and its attention appears here.",

  "settings.model": "Weights",
  "settings.layer": "Layer",

  "modelName.untrained": "untrained",
  "modelName.grammar": "trained: grammar",
  "modelName.grammar-emergent": "trained: grammar, self-organised",
  "modelName.friends": "trained: friends (toys)",
  "modelName.induction": "trained: induction (letters)",
  "modelName.language": "trained: language model",

  "model.grammar": "trained on a toy grammar: its words answer questions about their sentence",
  "model.grammar-emergent": "trained on a toy grammar; nobody assigned its heads a question",
  "model.friends": "trained on rows of toys: every toy names the last one of each kind",
  "model.induction": "trained on repeated letters: every letter says which one comes next",
  "model.language": "trained on a toy grammar: every word says which one comes next",
  "model.seeUntrained": "One head beside many, untrained",
  "model.seeTrained": "See trained heads",
  "model.knows": "It knows, for example:",
  "model.andMore": "{list} and {count} more",
  "model.unknown": {
    one: "The model has never seen {list}. It reads an unknown word there, and can go only by the words around it.",
    other:
      "The model has never seen {list}. It reads the same unknown word in place of each, and can go only by the words around them.",
  },

  "headName.subject": "subject",
  "headName.object": "object",
  "headName.antecedent": "antecedent",
  "headName.noun": "noun",
  "headName.verb": "verb",
  "headName.previous": "previous token",
  "headName.induction": "induction",
  "headName.hero": "heroes",
  "headName.animal": "animals",
  "headName.car": "cars",
  "headName.robot": "robots",
  "headName.mixed": "mixed",
  "headName.resting": "resting",

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
  "lines.most": "Lines for each token",
  "lines.drawn":
    "{shown} of {count} keys have a line, the strongest ones: {percent} of the weight.",
  "lines.label": "Tokens as queries: arrow keys choose, Enter locks",
  "lines.hint":
    "Point at a token to see its view; click to lock it, Esc to free it. Arrow keys and Enter do the same.",

  "sentence.most": "{query} looks most at {key}, {percent}, {where}",
  "sentence.at": "{query} looks at {key} with {percent}, {where}",
  "sentence.masked": "{query} cannot see {key}: it comes later, and the mask hides it, {where}",
  "sentence.even": "{query} looks at every token alike, {percent} each, {where}",
  "sentence.alone": "{query} is alone and looks at itself, {percent}, {where}",
  "sentence.whence": "Where does {percent} come from?",
  "tour.take": "Take the two-minute tour",
  "sentence.gap": " ",
  "sentence.quoted": "“{text}”",
  "sentence.free": "Free",

  "heads.title": { one: "One head", other: "One head and {count} heads on the same sentence" },
  "heads.detail": {
    one: "One head compares all {width} numbers of two tokens at once.",
    other:
      "Both use the same [weight matrices](term:parameter). The one [head](term:head) compares all {width} numbers of two tokens at once; each of the {count} compares {headWidth} of them, in a [subspace](term:subspace) of its own. So one head must look for every reason with one row of weights, a compromise; many heads can look at different tokens for different reasons at once.",
  },
  "heads.hint":
    "Point at a map to view its head everywhere; click to lock it, or use arrow keys and Enter. Heads count from 0.",
  "heads.one": "the one head",
  "heads.says": "Under each map: what {query} looks at most.",
  "heads.label": "Heads",
  "heads.option": "{name}: {key}, {percent}",
  "heads.name": "head\u00a0{head}",
  "heads.off": "off",
  "heads.nameOff": "head\u00a0{head} (off)",

  "heads.trainedTitle": {
    one: "Layer {layer}: {count} head",
    other: "Layer {layer}: {count} heads on the same sentence",
  },
  "heads.trainedDetail":
    "Each [head](term:head) compares {headWidth} numbers of two tokens, in a [subspace](term:subspace) of its own that training has found. A name is a measured score: how much weight the head puts, on average over sentences it was not trained on, on the word that the question asks for.",

  "matrix.title": "Head {head}: every weight",
  "matrix.detail":
    "Row = [query](term:query), the token that looks. Column = [key](term:key), the token looked at. Each row of [weights](term:weight) sums to 1: that is what [softmax](term:softmax) does.",
  "matrix.label":
    "Attention weights of head {head}, {count} × {count}; arrow keys go from cell to cell",
  "matrix.role": "matrix",
  "matrix.query": "query (row)",
  "matrix.key": "key (column)",
  "matrix.sum": "sum",
  "matrix.rowSum": "The row of {query} sums to {sum}",
  "matrix.cell": "{query} → {key}: score q·k {score}, scaled {scaled}, weight {weight}",
  "matrix.masked": "hidden by the mask",
  "matrix.zoom": "Zoom",
  "matrix.zoomIn": "Larger",
  "matrix.zoomOut": "Smaller",
  "matrix.whole": "Whole matrix",
  "matrix.seen": "{seen} × {seen} of {count} × {count} cells",
  "matrix.zoomHint":
    "Ctrl or ⌘ with the wheel, a pinch, or the keys +, − and 0 zoom; drag to move, and arrow keys bring their cell into sight.",
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
} as const satisfies Record<string, Message>;
