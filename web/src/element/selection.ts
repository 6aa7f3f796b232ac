import type { LayerTrace } from "../engine/types.js";
import { textDirection } from "../text/label.js";
import type { Translator } from "../lesson/translator.js";
import type { Theme } from "../views/palette.js";
import type { Picture, Selection } from "../views/picture.js";
import type { Result } from "./computation.js";
import type { Spec } from "../spec/spec.js";

/** What the pointer or the arrow keys are at. */
export type Hovered = Partial<Selection>;

interface Shown {
  readonly spec: Spec;
  readonly result: Result | undefined;
  readonly hovered: Hovered;
  readonly theme: Theme;
  readonly words: Translator;
}

/** What the views draw, or undefined while there is nothing to draw. */
export function pictureOf({ spec, result, hovered, theme, words }: Shown): Picture | undefined {
  const { shown: layer, oneHead, usual, allOn, asWritten } = result?.layers ?? {};
  if (!result || !layer || !oneHead) return undefined;
  return {
    tokens: result.labels,
    direction: textDirection(result.spec.text),
    layer,
    oneHead,
    usual,
    allOn,
    asWritten,
    order: result.order,
    off: result.spec.off,
    mask: result.spec.mask,
    selection: selectionOf(spec, hovered, result, layer),
    lockedQuery: spec.query,
    palette: result.palettes[theme],
    words,
  };
}

/** What is hovered, else what is locked, else what the result rests on. */
function selectionOf(
  spec: Spec,
  hovered: Hovered,
  { restingQuery }: Result,
  { tokens, heads }: LayerTrace,
): Selection {
  const within = (index: number | null | undefined) =>
    index === null || index === undefined || index >= tokens ? undefined : index;
  const lockedKey = hovered.query === undefined ? spec.key : null;
  return {
    head: Math.min(hovered.head ?? spec.head, heads - 1),
    isOneHead: hovered.isOneHead ?? false,
    query: within(hovered.query) ?? within(spec.query) ?? restingQuery,
    key: within(hovered.key === undefined ? lockedKey : hovered.key) ?? null,
  };
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
