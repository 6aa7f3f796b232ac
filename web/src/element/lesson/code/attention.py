# The walk in NumPy, a cell a step: the same numbers from nothing but the tokens and the settings.
# A test runs it and compares every tensor with the engine's.

# %% tokens
import numpy as np

tokens = ["I", "love", "AI"]
seed = 1
d = 512  # width
h = 8  # heads
positions = True
causal = False
scale = True
temperature = 1
off = []  # heads that are switched off
n = len(tokens)

# %% embed
ALL_BITS = 2**64 - 1


def scramble(bits):  # splitmix64's finaliser, 64 bits wide
    bits = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & ALL_BITS
    bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & ALL_BITS
    return bits ^ (bits >> 31)


def part(start, name):  # where the numbers of that name begin
    text = 0xCBF29CE484222325
    for byte in name.encode():
        text = ((text ^ byte) * 0x100000001B3) & ALL_BITS
    return scramble(start ^ text)


def bell(start, count, deviation):  # pseudo-random, around 0
    index = np.arange(1, count + 1, dtype=np.uint64)
    bits = scramble(index * 0x9E3779B97F4A7C15 + start)
    quarters = [(bits >> shift) & 0xFFFF for shift in (0, 16, 32, 48)]
    total = sum(quarter.astype(int) for quarter in quarters) - 2 * 0xFFFF
    return (total * (deviation / 37837.22723720648)).astype(np.float32)


model = scramble((1 << 32) | seed)
vocabulary = part(model, "embedding")
E = np.stack([bell(part(vocabulary, token), d, 1) for token in tokens])

place, column = np.arange(n)[:, None], np.arange(d)
even = column - column % 2
angle = place / 10000 ** (even / d)
P = np.where(column == even, np.sin(angle), np.cos(angle)) * positions
X = E + P  # [n, d]

# %% parameters
def random_weights(name):
    return bell(part(model, f"weights.{name}"), d * d, 1 / np.sqrt(d)).reshape(d, d)


W_Q, W_K, W_V, W_O = map(random_weights, ("query", "key", "value", "output"))

# %% project
Q, K, V = X @ W_Q, X @ W_K, X @ W_V  # [n, d]

# %% split
d_k = d // h


def split(tensor):  # [n, d] to [h, n, d_k]
    return tensor.reshape(n, h, d_k).swapaxes(0, 1)


Q_h, K_h, V_h = split(Q), split(K), split(V)

# %% scores
S = Q_h @ K_h.swapaxes(1, 2)  # [h, n, n]

# %% scale
L = S / (np.sqrt(d_k) if scale else 1) / temperature  # [h, n, n]

# %% mask
later = np.triu(np.ones((n, n), bool), 1)  # key j > query i
seen = np.where(later & causal, -np.inf, L)  # [h, n, n]

# %% softmax
A = np.exp(seen - seen.max(axis=2, keepdims=True))
A /= A.sum(axis=2, keepdims=True)  # [h, n, n], each row sums to 1

# %% mix
Z_h = A @ V_h  # [h, n, d_k]
Z_h[off] = 0

# %% concatenate
Z = Z_h.swapaxes(0, 1).reshape(n, d)  # [n, d]

# %% output
Y = Z @ W_O  # [n, d]
