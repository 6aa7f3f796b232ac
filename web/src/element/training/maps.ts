import { html, type TemplateResult } from "lit";
import { codeOf, placeOf } from "../../engine/head-place.js";
import { trainedShapes } from "../../spec/models.js";
import { tokenNames } from "../../text/label.js";
import type { Seen } from "../../training/progress.js";
import { printed, type Sentence } from "../../training/tasks.js";
import { Palette, type Theme } from "../../views/palette.js";
import type { Picture } from "../../views/picture.js";
import { saying, spoken } from "../../views/sentence.js";
import type { TrainingBench } from "./bench.js";
import { twin } from "./twin.js";

/** The head, as `codeOf` numbers it, and the weight that are looked at. */
export interface Viewed {
  readonly place?: number;
  readonly query?: number;
  readonly key?: number | null;
}

/** Weights of a few tokens go up to 1, so that all steps can have the same colours. */
export const palettes: Readonly<Record<Theme, Palette>> = {
  light: new Palette("light", 1),
  dark: new Palette("dark", 1),
};

/** The sentence through every head of every layer, and the viewed head's weights at large. */
export function maps(bench: TrainingBench, seen: Seen, viewed: Viewed): TemplateResult {
  const { words } = bench;
  const { layers } = seen.trace;
  const place = placeOf(viewed.place ?? codeOf({ layer: layers.length - 1, head: 0 }));
  const picture = pictureOf(bench, seen, viewed, place.layer, place.head);
  const at = { layer: place.layer, head: place.head };
  return html`<h3>${words.text("training.maps", { step: String(seen.step) })}</h3>
    <p class="quiet small">
      ${words.text(seen.sentence.isOwn ? "training.ownSentence" : "training.exampleSentence")}
    </p>
    ${layers.map(
      (_, layer) =>
        html`<p class="training-layer small">${words.text("training.layer", { layer })}</p>
          <attention-lab-heads
            data-layer=${layer}
            .picture=${pictureOf(bench, seen, viewed, layer, layer === place.layer ? place.head : -1)}
          ></attention-lab-heads>`,
    )}
    <p class="training-says">
      ${layers.length > 1 ? `${words.text("training.layer", at)}: ` : ""}${spoken(words, saying(picture))}
    </p>
    <attention-lab-matrix data-layer=${place.layer} .picture=${picture}></attention-lab-matrix>
    ${twin(
      bench,
      "weights",
      words.text("training.mapTable", at),
      () =>
        html`<attention-lab-table
          data-layer=${place.layer}
          .picture=${picture}
        ></attention-lab-table>`,
    )}`;
}

/** One layer as the figures draw it. */
function pictureOf(
  { words, theme, task }: TrainingBench,
  { trace, sentence, scores }: Seen,
  { query, key = null }: Viewed,
  layer: number,
  head: number,
): Picture {
  const own = trace.layers[layer] ?? trace.layers[0];
  if (!own) throw new Error("attention: a trace without layers");
  const last = own.tokens - 1;
  const tokens = labelsOf(trace.tokens, sentence);
  return {
    tokens,
    direction: sentence.direction,
    layer: own,
    oneHead: undefined,
    usual: undefined,
    allOn: undefined,
    asWritten: undefined,
    order: tokens.map((_, index) => index),
    off: [],
    scores: scores.heads.filter((score) => score.layer === layer),
    mask: trainedShapes[task].mask,
    selection: {
      head,
      isOneHead: false,
      query: query !== undefined && query <= last ? query : last,
      key: key !== null && key <= last ? key : null,
    },
    lockedQuery: null,
    palette: palettes[theme],
    words,
  };
}

const labels = new WeakMap<Sentence, readonly string[]>();

/** The same array for the same sentence: figures lay out anew when it changes. */
function labelsOf(tokens: readonly string[], sentence: Sentence): readonly string[] {
  const known = labels.get(sentence) ?? tokenNames(printed(tokens));
  labels.set(sentence, known);
  return known;
}
