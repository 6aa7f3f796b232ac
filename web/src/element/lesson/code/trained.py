# The walk through a trained model in NumPy, a cell a step, from the model's file and the settings.
# A test runs it and compares every tensor with the engine's.

# %% tokens
import json
import numpy as np

model = "grammar.safetensors"  # one of Attention Lab's models, beside this file
tokens = ["<start>", "I", "love", "AI"]
layer = 1  # the one that is walked through
positions = True
causal = False
scale = True
temperature = 1
off = []  # heads that are switched off, as [layer, head]
n = len(tokens)

# %% embed
with open(model, "rb") as file:
    header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    numbers = file.read()
card = header.pop("__metadata__")
h, d_k = int(card["heads"]), int(card["head_width"])


def parameter(name):  # a matrix of whole numbers has a scale for each row
    start, end = header[name]["data_offsets"]
    kind = {"I8": np.int8, "F16": np.float16, "F32": np.float32}[header[name]["dtype"]]
    stored = np.frombuffer(numbers[start:end], kind).reshape(header[name]["shape"])
    values = stored.astype(np.float32)
    return values * parameter(f"{name}.scale") if kind is np.int8 else values


def rows(table, words, names):  # what no table has is read as the unknown word
    names = names.split("\n")
    known = [word if word in names else word.lower() for word in words]
    unknown = "<unknown>" if "<unknown>" in names else None
    return parameter(table)[[names.index(word if word in names else unknown) for word in known]]


E = rows("embedding", [token.split(" ")[-1] for token in tokens], card["vocabulary"])
F = rows("factor", [token.split(" ")[0] for token in tokens], card["factors"]) if card["factors"] else 0


def normed(R, at):
    mean = R.mean(axis=1, keepdims=True)
    deviation = np.sqrt(((R - mean) ** 2).mean(axis=1, keepdims=True) + 1e-5)
    return (R - mean) / deviation * parameter(f"{at}.norm.gain") + parameter(f"{at}.norm.bias")


def split(tensor):  # [n, h * d_k] to [h, n, d_k]
    return tensor.reshape(n, h, d_k).swapaxes(0, 1)


def distances(at):  # [h, n, n]
    learned = parameter(f"{at}.position")
    reach = learned.shape[1] // 2
    apart = np.clip(np.arange(n)[:, None] - np.arange(n), -reach, reach)
    return 8 * learned[:, reach + apart] / temperature * positions


def shares(logits):
    hidden = np.triu(np.ones((n, n), bool), 1) & causal
    A = np.exp(np.where(hidden, -np.inf, logits - logits.max(axis=2, keepdims=True)))
    return A / A.sum(axis=2, keepdims=True)


def output_of(R, index):  # a whole layer below the one that is walked through
    at = f"layers.{index}"
    X = normed(R, at)
    Q, K, V = (split(X @ parameter(f"{at}.attention.{name}")) for name in ("query", "key", "value"))
    Z = shares(Q @ K.swapaxes(1, 2) / (np.sqrt(d_k) if scale else 1) / temperature + distances(at)) @ V
    Z[[head for own, head in off if own == index]] = 0
    return Z.swapaxes(0, 1).reshape(n, h * d_k) @ parameter(f"{at}.attention.output")


R = E + F  # [n, d], the residual stream
for index in range(layer):
    R = R + output_of(R, index)

# %% norm
at = f"layers.{layer}"
X = normed(R, at)  # [n, d]

# %% parameters
W_Q, W_K, W_V, W_O = (parameter(f"{at}.attention.{name}") for name in ("query", "key", "value", "output"))

# %% project
reads_words = card["values"] == "embedding" and layer == int(card["layers"]) - 1
Q, K, V = X @ W_Q, X @ W_K, (E if reads_words else X) @ W_V  # [n, h * d_k]

# %% split
Q_h, K_h, V_h = split(Q), split(K), split(V)

# %% scores
S = Q_h @ K_h.swapaxes(1, 2)  # [h, n, n]

# %% scale
scaled = S / (np.sqrt(d_k) if scale else 1) / temperature  # [h, n, n]

# %% bias
L = scaled + distances(at)  # [h, n, n]

# %% mask
later = np.triu(np.ones((n, n), bool), 1)  # key j > query i
seen = np.where(later & causal, -np.inf, L)  # [h, n, n]

# %% softmax
A = np.exp(seen - seen.max(axis=2, keepdims=True))
A /= A.sum(axis=2, keepdims=True)  # [h, n, n], each row sums to 1

# %% mix
Z_h = A @ V_h  # [h, n, d_k]
Z_h[[head for own, head in off if own == layer]] = 0

# %% concatenate
Z = Z_h.swapaxes(0, 1).reshape(n, h * d_k)  # [n, h * d_k]

# %% output
Y = Z @ W_O  # [n, d]

# %% residual
R_next = R + Y  # [n, d], the stream that goes on
