import type { LayerTrace } from "../../engine/types.js";
import { parseCell, isSquare } from "../../explain/cell.js";
import { entropy } from "../../explain/spread.js";
import type { Parameters } from "../../lesson/translator.js";
import type { Picture } from "../../views/picture.js";
import { favourites } from "../../views/sentence.js";
import { headSquare, mostLookedAt, queryRow, weightRow } from "../../views/trace-parts.js";
import type { AttentionLab } from "../attention-lab.js";
import { trainedShape } from "../../spec/models.js";
import type { Spec } from "../../spec/spec.js";
import { pictureOf } from "../selection.js";

/** Which numbers the words of tour and glossary speak of. */
export interface Subject {
  readonly picture: Picture;
  readonly query: number;
  readonly key: number;
}

/**
 * The tokens of the cell whose making is shown, else the locked ones, else those that are looked at
 * anyhow; never what is only pointed at. Undefined where nothing is drawn.
 */
export function subjectOf(lab: AttentionLab): Subject | undefined {
  const { spec, result, theme, words } = lab;
  const picture = pictureOf({ spec, result, theme, words, hovered: {} });
  if (!picture) return undefined;
  const { layer, selection, mask } = picture;
  const cell = parseCell(spec.cell);
  const token = (index: number) => Math.min(index, layer.tokens - 1);
  if (cell && isSquare(cell.tensor)) {
    return { picture, query: token(cell.row), key: token(cell.column) };
  }
  const { query } = selection;
  const most = mostLookedAt(weightRow(layer, selection.head, query), query, mask);
  return { picture, query, key: selection.key ?? most.key };
}

/** The sizes that sentences name; `joined` is the width of all heads' results side by side. */
export function sizesOf({ width, heads, headWidth }: LayerTrace) {
  return { width, heads, headWidth, joined: heads * headWidth };
}

/** How many tokens the text has, without the start token of a model that has one. */
export function textTokens({ model }: Spec, { tokens }: LayerTrace): number {
  return tokens - (trainedShape(model)?.hasStart ? 1 : 0);
}

/** This sentence's tokens and numbers, as words of tour and glossary are filled with them. */
export function factsOf({ spec }: AttentionLab, { picture, query, key }: Subject): Parameters {
  const { words, layer, oneHead, selection, tokens, mask } = picture;
  const { head } = selection;
  const { headWidth } = layer;
  const at = (tensor: typeof layer.scores) => queryRow(headSquare(tensor, head), query)[key] ?? 0;
  const usual = mostLookedAt(weightRow(picture.usual ?? layer, head, query), query, "none");
  const one = oneHead && mostLookedAt(queryRow(oneHead.weights.data, query), query, mask);
  const root = Math.sqrt(headWidth);
  const seen = mask === "none" ? layer.tokens : query + 1;
  return {
    ...sizesOf(layer),
    count: textTokens(spec, layer),
    head,
    root: words.decimal(root, Number.isInteger(root) ? 0 : 2),
    inverseRoot: words.decimal(1 / root, 3),
    parameterCount: 4 * layer.width * layer.heads * headWidth,
    temperature: words.decimal(spec.temperature),
    query: tokens[query] ?? "",
    key: tokens[key] ?? "",
    score: words.decimal(at(layer.scores)),
    scaled: words.decimal(at(layer.scaled)),
    weight: words.decimal(at(layer.weights)),
    percent: words.percent(at(layer.weights)),
    usualPercent: words.percent(usual.weight),
    entropy: words.decimal(entropy(weightRow(layer, head, query))),
    mostEntropy: words.decimal(Math.log2(seen)),
    oneKey: tokens[one?.key ?? -1] ?? "",
    onePercent: words.percent(one?.weight ?? 0),
    list: favourites({ ...picture, selection: { ...selection, query } }),
  };
}
