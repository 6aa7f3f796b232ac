import { numpyCell, numpyProgram, type Settings } from "../element/lesson/code/program.js";
import { viewedLayer } from "../views/trace-parts.js";
import type { Shown } from "./shown.js";

/**
 * Scripts that make this trace anew from nothing but the tokens and the settings, and print the page's
 * numbers: the walk's own program, in NumPy or with attention as PyTorch writes it.
 */

export function numpyScript(shown: Shown): string {
  return script(shown, "NumPy", [numpyProgram("output", settingsOf(shown)).trim(), numpyPrinting]);
}

export function pytorchScript(shown: Shown): string {
  const settings = settingsOf(shown);
  const isTrained = settings.model !== "untrained";
  const steps = isTrained
    ? (["tokens", "embed", "norm", "parameters", "project", "split"] as const)
    : (["tokens", "embed", "parameters"] as const);
  const inputs = steps.map((step) => numpyCell(step, settings));
  const attention = isTrained ? trainedTorchAttention : torchAttention;
  return script(shown, "NumPy and PyTorch", [...inputs, attention, torchPrinting]);
}

function script({ picture }: Shown, needs: string, parts: readonly string[]): string {
  const { head } = viewedLayer(picture);
  const shown = `head, query = ${head}, ${picture.selection.query}  # what is printed; both count from 0`;
  const title = `"""Self-attention from scratch: prints what Attention Lab shows. Needs ${needs}."""`;
  return `${[title, ...parts.slice(0, -1), shown, ...parts.slice(-1)].map(visible).join("\n\n")}\n`;
}

/** Of the viewed head: the one head over the whole width is a layer of its own. */
function settingsOf({ spec, trace, picture }: Shown): Settings {
  const { model, seed, positions, mask, scale, temperature } = spec;
  const { layer } = viewedLayer(picture);
  const layerIndex = Math.max(0, trace.layers.indexOf(layer));
  const off = picture.selection.isOneHead ? [] : spec.off;
  return { trace, layer, layerIndex, model, seed, positions, mask, scale, temperature, off };
}

/** What in a token could turn or hide a line of code is written as its number. */
function visible(code: string): string {
  return code.replace(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu, (character) => {
    const number = (character.codePointAt(0) ?? 0).toString(16);
    return number.length > 4 ? `\\U${number.padStart(8, "0")}` : `\\u${number.padStart(4, "0")}`;
  });
}

const numpyPrinting = `np.set_printoptions(precision=4, suppress=True, floatmode="fixed", linewidth=100, threshold=10000)
print(f"weights of head {head}: rows are queries, columns are keys")
print(A[head])
print(f"scores of query {query}:", S[head, query])
print(f"scaled scores of query {query}:", L[head, query])
print(f"output of query {query}, first columns:", Y[query, :8])`;

const torchAttention = `import torch

X, W_Q, W_K, W_V, W_O = (torch.tensor(array, dtype=torch.float32) for array in (X, W_Q, W_K, W_V, W_O))
d_k = d // h


def split(tensor):  # [n, d] to [h, n, d_k]
    return tensor.reshape(n, h, d_k).transpose(0, 1)


Q, K, V = split(X @ W_Q), split(X @ W_K), split(X @ W_V)
S = Q @ K.transpose(1, 2)  # [h, n, n]
L = S / (d_k**0.5 if scale else 1) / temperature
later = torch.ones(n, n).triu(1) > 0  # key j > query i
A = L.masked_fill(later & causal, -torch.inf).softmax(-1)  # each row sums to 1
Z = A @ V
Z[off] = 0
Y = Z.transpose(0, 1).reshape(n, d) @ W_O  # [n, d]`;

const trainedTorchAttention = `import torch

K_h, V_h, Q_h, W_O, B = (torch.tensor(array) for array in (K_h, V_h, Q_h, W_O, distances(at)))
S = Q_h @ K_h.transpose(1, 2)  # [h, n, n]
L = S / (d_k**0.5 if scale else 1) / temperature + B
later = torch.ones(n, n).triu(1) > 0  # key j > query i
A = L.masked_fill(later & causal, -torch.inf).softmax(-1)  # each row sums to 1
Z = A @ V_h
Z[[head for own, head in off if own == layer]] = 0
Y = Z.transpose(0, 1).reshape(n, h * d_k) @ W_O  # [n, d]`;

const torchPrinting = `torch.set_printoptions(precision=4, sci_mode=False, linewidth=100, threshold=10000)
print(f"weights of head {head}: rows are queries, columns are keys")
print(A[head])
print(f"scores of query {query}:", S[head, query])
print(f"scaled scores of query {query}:", L[head, query])
print(f"output of query {query}, first columns:", Y[query, :8])`;
