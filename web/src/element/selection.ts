import type { AttentionWeights } from "../engine/types.js";
import { textDirection } from "../text/label.js";
import type { Translator } from "../lesson/translator.js";
import type { Theme } from "../views/palette.js";
import type { Picture, Selection, WeightsPicture } from "../views/picture.js";
import { placeOf } from "../engine/head-place.js";
import type { LoadedModel } from "../engine/trained-host.js";
import { layerOf, layersOf, type Result, type WeightsResult } from "./computation.js";
import type { Spec } from "../spec/spec.js";

/** What the pointer or the arrow keys are at. */
export type Hovered = Partial<Selection>;

interface Shown {
  readonly spec: Spec;
  readonly result: Result | undefined;
  readonly hovered: Hovered;
  readonly theme: Theme;
  readonly words: Translator;
  /** The trained model that the result is of, once its card has come. */
  readonly model?: LoadedModel | undefined;
}

/** What the views draw, or undefined while there is nothing to draw. */
export function pictureOf(shown: Shown): Picture | undefined {
  const { spec, result } = shown;
  if (!result) return undefined;
  const { shown: layer, oneHead, usual, allOn, asWritten } = layersOf(result, spec.layer);
  if (!layer) return undefined;
  const index = Math.min(spec.layer, (result.trace?.layers.length ?? 1) - 1);
  const { order } = result;
  return {
    ...surroundings(shown, result, layer, index),
    layer,
    oneHead,
    usual,
    allOn,
    asWritten,
    order,
  };
}

/** What the views of weights draw before the rest has come. */
export function weightsPictureOf(shown: Shown, ahead: WeightsResult): WeightsPicture | undefined {
  const [layers = [], oneHeads = []] = ahead.weights;
  const layer = layerOf(layers, shown.spec.layer);
  if (!layer) return undefined;
  const oneHead = layerOf(oneHeads, shown.spec.layer);
  const index = layer.only?.layer ?? layers.indexOf(layer);
  return { ...surroundings(shown, ahead, layer, index), layer, oneHead };
}

function surroundings(
  { spec, hovered, theme, words, model }: Shown,
  drawn: Result | WeightsResult,
  layer: AttentionWeights,
  index: number,
): Omit<WeightsPicture, "layer" | "oneHead"> {
  return {
    tokens: drawn.labels,
    direction: textDirection(drawn.spec.text),
    off: drawn.spec.off
      .map(placeOf)
      .filter((place) => place.layer === index)
      .map(({ head }) => head),
    scores: model?.card.heads.filter((score) => score.layer === index),
    mask: drawn.spec.mask,
    selection: selectionOf(spec, hovered, drawn, layer),
    lockedQuery: spec.query,
    palette: drawn.palettes[theme],
    words,
  };
}

/** What is hovered, else what is locked, else what the result rests on. */
function selectionOf(
  spec: Spec,
  hovered: Hovered,
  { restingQuery }: Pick<Result, "restingQuery">,
  { tokens, heads, only }: AttentionWeights,
): Selection {
  const within = (index: number | null | undefined) =>
    index === null || index === undefined || index >= tokens ? undefined : index;
  const lockedKey = hovered.query === undefined ? spec.key : null;
  return {
    head: only?.head ?? Math.min(hovered.head ?? spec.head, heads - 1),
    isOneHead: only === undefined && (hovered.isOneHead ?? false),
    query: within(hovered.query) ?? within(spec.query) ?? restingQuery,
    key: within(hovered.key === undefined ? lockedKey : hovered.key) ?? null,
  };
}

/** The same object where the pointer is still at the same: nothing is drawn anew then. */
export function withPicked(hovered: Hovered, picked: Hovered): Hovered {
  const isSame = Object.entries(picked).every(
    ([name, value]) => hovered[name as keyof Selection] === value,
  );
  return isSame ? hovered : { ...hovered, ...picked };
}

/** What of a pick belongs to which lock. */
const lockOf = { head: "head", isOneHead: "head", query: "query", key: "query" } as const;

/** What a reader picked, without what an author has fixed. */
export function withoutLocked(picked: Hovered, lock: Spec["lock"]): Hovered {
  const free = Object.entries(picked).filter(
    ([name]) => !lock.includes(lockOf[name as keyof Selection]),
  );
  return Object.fromEntries(free);
}
