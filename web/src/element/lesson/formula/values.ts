import { formulas, type Live } from "./formulas.tex";
import { isParameter, isSquare, type Cell } from "../../../explain/cell.js";
import { explain, type Explanation } from "../../../explain/explain.js";
import { extentOf, logitsName, valueOf, type Source } from "../../../explain/source.js";
import type { Step } from "../../../explain/steps.js";
import { mostLookedAt, weightRow, isVisible } from "../../../views/trace-parts.js";
import type { Picture } from "../../../views/picture.js";
import { list, number, operand, setting, sum, tokenName, whole } from "./live.js";

/** The number that a step's formula is shown for while none is chosen; the first step has none. */
export function defaultCell(step: Step, { layer, selection, mask }: Picture): Cell | undefined {
  const isTrained = layer.norm !== undefined;
  const { head, query: row } = selection;
  const key = selection.key ?? mostLookedAt(weightRow(layer, head, row), row, mask).key;
  const first = head * layer.headWidth;
  const cells: Record<Step, Cell | undefined> = {
    tokens: undefined,
    embed: { tensor: isTrained ? "stream" : "x", row, column: 0 },
    norm: { tensor: "x", row, column: 0 },
    parameters: { tensor: "queryWeights", row: 0, column: first },
    project: { tensor: "query", row, column: first },
    split: { tensor: "query", row, column: first },
    scores: { tensor: "scores", row, column: key },
    scale: { tensor: "scaled", row, column: key },
    bias: { tensor: "logits", row, column: key },
    mask: { tensor: logitsName(layer), row, column: key },
    softmax: { tensor: "weights", row, column: key },
    mix: { tensor: "mixed", row, column: first },
    concatenate: { tensor: "mixed", row, column: first },
    output: { tensor: "output", row, column: 0 },
    residual: { tensor: "sum", row, column: 0 },
  };
  return cells[step];
}

/** The block of formulas.tex that says how a step computes, as it is set. */
export function stepBlock(step: Step, { scale, layer, layerIndex, trace }: Source): string {
  if (!layer.norm) return step === "scale" && !scale ? "step.scale.off" : `step.${step}`;
  if (step === "embed" && layerIndex > 0) return "step.embed.higher";
  if (step === "embed" && trace.factor) return "step.embed.factor";
  if (step === "project" && layer.valueX) return "step.project.words";
  return trained(step === "scale" && !scale ? "step.scale.off" : `step.${step}`);
}

/** A block's own form for trained models, where it has one. */
function trained(name: string): string {
  return formulas[`${name}.trained`] ? `${name}.trained` : name;
}

/** The block of formulas.tex that says how a number is made. */
export function cellBlock(step: Step, source: Source, cell: Cell): string {
  const name = plainBlock(step, source, cell);
  return source.layer.norm ? trained(name) : name;
}

function plainBlock(step: Step, source: Source, cell: Cell): string {
  const { tensor, row, column } = cell;
  const isHidden = isSquare(tensor) && !isVisible(source.mask, row, column);
  switch (tensor) {
    case "position":
      if (source.trace.position?.data.every((value) => value === 0)) return "cell.position.off";
      return column % 2 === 0 ? "cell.position.even" : "cell.position.odd";
    case "value":
      return source.layer.valueX ? "cell.value.words" : "cell.value";
    case "logits":
    case "scaled":
      if (step === "mask") return isHidden ? "cell.mask.hidden" : "cell.mask.visible";
      if (tensor === "logits") return "cell.logits";
      return source.scale ? "cell.scaled" : "cell.scaled.off";
    case "weights":
      return isHidden ? "cell.weights.masked" : "cell.weights";
    case "mixed":
      return explain(source, cell).kind === "off" ? "cell.mixed.off" : "cell.mixed";
    default:
      return `cell.${tensor}`;
  }
}

/** What can be set into a step's formulas, by the names that formulas.tex uses. */
export function stepValues({ tokens, layer, words }: Picture, source: Source) {
  const { head, temperature } = source;
  const { headWidth } = layer;
  return {
    tokens: list(tokens.map(tokenName)),
    n: whole(layer.tokens),
    d: whole(layer.width),
    h: whole(layer.heads),
    dk: whole(headWidth),
    inner: whole(layer.heads * headWidth),
    layer: whole(source.layerIndex),
    before: whole(source.layerIndex - 1),
    next: whole(source.layerIndex + 1),
    head: whole(head),
    lastHead: whole(layer.heads - 1),
    first: whole(head * headWidth),
    last: whole((head + 1) * headWidth - 1),
    temperature: setting(words, temperature),
  } satisfies Record<string, Live>;
}

/** What can be set into the formulas of one number. */
export function cellValues({ tokens, words }: Picture, source: Source, cell: Cell) {
  const { tensor, row, column } = cell;
  const name = (token: number) => tokenName(tokens[token] ?? "");
  return {
    row: isParameter(tensor) ? whole(row) : name(row),
    place: whole(row),
    column: whole(column),
    even: whole(column - (column % 2)),
    apart: whole(column - (extentOf(source).reach ?? 0)),
    ...(isSquare(tensor) ? { key: name(column) } : {}),
    value: number(words, valueOf(source, cell)),
    ...partsOf(explain(source, cell), cell, words),
  } satisfies Record<string, Live>;
}

function partsOf(
  explanation: Explanation,
  { column }: Cell,
  words: Picture["words"],
): Record<string, Live> {
  switch (explanation.kind) {
    case "given":
    case "masked":
    case "off":
      return {};
    case "scaling":
      return { score: number(words, explanation.from.value) };
    case "sum":
      return { terms: sum(words, explanation.terms) };
    case "norm": {
      const { from, mean, deviation, gain, shift } = explanation;
      return {
        from: number(words, from.value),
        mean: operand(words, mean.value),
        deviation: number(words, deviation.value),
        gain: operand(words, gain.value),
        shift: operand(words, shift.value),
      };
    }
    case "relative":
      return { from: operand(words, explanation.from.value) };
    case "mean":
    case "deviation": {
      const { terms, total } = explanation;
      const plain = terms.map((term) => ({ ...term, factors: [] }));
      return { terms: sum(words, plain), total: number(words, total) };
    }
    case "softmax": {
      const { terms, largest, total } = explanation;
      const own = terms[column];
      return {
        // Each term is already an exp; what it is made of is written out for the own one alone.
        terms: sum(
          words,
          terms.map((term) => ({ ...term, factors: [] })),
        ),
        logit: number(words, own?.factors[0]?.value ?? NaN),
        largest: number(words, largest),
        largestOperand: operand(words, largest),
        part: number(words, own?.value ?? NaN),
        total: number(words, total),
      };
    }
  }
}
