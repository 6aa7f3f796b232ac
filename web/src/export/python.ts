import { viewedLayer, type Shown } from "./shown.js";

/**
 * Scripts that make this trace anew and print the page's numbers: the untrained model's generator in
 * integer arithmetic (cpp/README.md), then attention as NumPy or PyTorch writes it.
 */

export function numpyScript(shown: Shown): string {
  return script(shown, "NumPy", "import numpy as np", numpyAttention);
}

export function pytorchScript(shown: Shown): string {
  return script(shown, "NumPy and PyTorch", "import numpy as np\nimport torch", torchAttention);
}

function script(shown: Shown, needs: string, imports: string, attention: string): string {
  return [
    `"""Self-attention from scratch: prints the numbers that Attention Lab shows. Needs ${needs}."""`,
    imports,
    settings(shown),
    generator,
    attention,
    "",
  ].join("\n\n");
}

/** The Spec as constants, and the tokens as the model knows them. */
function settings({ spec, trace, picture }: Shown): string {
  const { layer, head } = viewedLayer(picture);
  const { seed, positions, mask, scale, temperature } = spec;
  return `TOKENS = [${trace.tokens.map(pythonText).join(", ")}]
WIDTH, HEADS = ${layer.width}, ${layer.heads}
SEED = ${seed}
POSITIONS = ${pythonTruth(positions)}  # add where each token stands
CAUSAL = ${pythonTruth(mask === "causal")}  # a query sees only itself and what comes before
SCALE = ${pythonTruth(scale)}  # divide scores by the square root of the head's width
TEMPERATURE = ${temperature}
HEAD, QUERY = ${head}, ${picture.selection.query}  # what is printed; both count from 0`;
}

const generator = `# The untrained model: pseudo-random numbers by integer hashing, so that every machine has the same.
MASK = 2**64 - 1


def scramble(bits):  # splitmix64's finaliser
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB & MASK
    return bits ^ (bits >> 31)


def part(start, name):  # the start of a stream of its own; the name is hashed by FNV-1a
    code = 0xCBF29CE484222325
    for byte in name.encode():
        code = (code ^ byte) * 0x100000001B3 & MASK
    return scramble(start ^ code)


def bell(start, count, deviation):  # sums of four 16-bit numbers (Irwin-Hall), mean 0
    index = np.arange(1, count + 1, dtype=np.uint64)
    bits = scramble(np.uint64(start) + index * np.uint64(0x9E3779B97F4A7C15))
    total = sum((bits >> shift & 0xFFFF).astype(np.int64) for shift in (0, 16, 32, 48))
    return ((total - 2 * 0xFFFF) * (deviation / 37837.22723720648)).astype(np.float32)


MODEL = scramble(1 << 32 | SEED)  # generator version 1
VOCABULARY = part(MODEL, "embedding")


def matrix(name):  # [width, width], applied on the right
    return bell(part(MODEL, "weights." + name), WIDTH * WIDTH, 1 / np.sqrt(WIDTH)).reshape(WIDTH, WIDTH)


embedding = np.stack([bell(part(VOCABULARY, token), WIDTH, 1.0) for token in TOKENS])
column = np.arange(WIDTH)
angle = np.arange(len(TOKENS))[:, None] / 10000.0 ** ((column - column % 2) / WIDTH)
position = np.where(column % 2 == 0, np.sin(angle), np.cos(angle)).astype(np.float32)
x = embedding + position * np.float32(POSITIONS)`;

const numpyAttention = `# Attention. Head h owns columns h*d_k to (h+1)*d_k: split is [tokens, width] -> [heads, tokens, d_k].
def split(tensor):
    return tensor.reshape(len(TOKENS), HEADS, -1).swapaxes(0, 1)


q, k, v = (split(x @ matrix(name)) for name in ("query", "key", "value"))
scores = q @ k.swapaxes(1, 2)
scaled = scores / ((WIDTH / HEADS) ** (0.5 * SCALE) * TEMPERATURE)
hidden = np.triu(np.full(scores.shape[1:], CAUSAL), 1)
logits = np.where(hidden, -np.inf, scaled)
weights = np.exp(logits - logits.max(-1, keepdims=True))
weights /= weights.sum(-1, keepdims=True)
mixed = (weights @ v).swapaxes(0, 1).reshape(len(TOKENS), WIDTH)
output = mixed @ matrix("output")

np.set_printoptions(precision=4, suppress=True, floatmode="fixed", linewidth=100, threshold=10000)
print(f"weights of head {HEAD}: rows are queries, columns are keys")
print(weights[HEAD])
print(f"scores of query {QUERY}:", scores[HEAD, QUERY])
print(f"scaled scores of query {QUERY}:", scaled[HEAD, QUERY])
print(f"output of query {QUERY}, first columns:", output[QUERY, :8])`;

const torchAttention = `# Attention. Head h owns columns h*d_k to (h+1)*d_k: split is [tokens, width] -> [heads, tokens, d_k].
def split(tensor):
    return tensor.reshape(len(TOKENS), HEADS, -1).transpose(0, 1)


x = torch.from_numpy(x)
q, k, v = (split(x @ torch.from_numpy(matrix(name))) for name in ("query", "key", "value"))
scores = q @ k.transpose(1, 2)
scaled = scores / ((WIDTH / HEADS) ** (0.5 * SCALE) * TEMPERATURE)
hidden = torch.full(scores.shape[1:], CAUSAL).triu(1)
weights = scaled.masked_fill(hidden, -torch.inf).softmax(-1)
mixed = (weights @ v).transpose(0, 1).reshape(len(TOKENS), WIDTH)
output = mixed @ torch.from_numpy(matrix("output"))

torch.set_printoptions(precision=4, sci_mode=False, linewidth=100, threshold=10000)
print(f"weights of head {HEAD}: rows are queries, columns are keys")
print(weights[HEAD])
print(f"scores of query {QUERY}:", scores[HEAD, QUERY])
print(f"scaled scores of query {QUERY}:", scaled[HEAD, QUERY])
print(f"output of query {QUERY}, first columns:", output[QUERY, :8])`;

/** JSON's strings are Python's; what could turn or hide a line of code is written as its number. */
function pythonText(text: string): string {
  return JSON.stringify(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
}

function pythonTruth(value: boolean): string {
  return value ? "True" : "False";
}
