import { html, nothing, type TemplateResult } from "lit";
import { measuredName } from "../../views/measured.js";
import type { Theme } from "../../views/palette.js";
import { PickEvent, type Picture } from "../../views/picture.js";
import { rowBar } from "../../views/row-bar.js";
import { spoken } from "../../views/sentence.js";
import { headSquare } from "../../views/trace-parts.js";
import {
  aloneTokens,
  betweenOf,
  biggestChange,
  comparisonOf,
  oppositesOf,
  twinLook,
  type Between,
  type Comparison,
  type Opposites,
} from "../../views/twins.js";
import type { AttentionLab } from "../attention-lab.js";
import type { Result } from "../computation.js";
import { pictureOf } from "../selection.js";
import { TwinState } from "../twin-state.js";
import { LastOf } from "../../explain/last-of.js";
import { signedMap } from "./maps.js";
import { twinField, twinNotices } from "./two-sentences-field.js";
import { twinTable } from "./two-sentences-table.js";

/** Each element's own; what follows from two traces alone is not made anew for every hover. */
class Own {
  readonly state: TwinState;
  readonly opposites = new LastOf<Opposites>();
  readonly between = new LastOf<Between>();
  isTableOpen = false;

  constructor(lab: AttentionLab) {
    this.state = new TwinState(lab);
  }
}

const owns = new WeakMap<AttentionLab, Own>();

function ownOf(lab: AttentionLab): Own {
  const own = owns.get(lab) ?? new Own(lab);
  owns.set(lab, own);
  return own;
}

/** The reader's sentence beside a second one, in the viewed head: both maps, and their difference. */
export function twoSentences(lab: AttentionLab, picture: Picture): TemplateResult {
  const { words } = lab;
  const own = ownOf(lab);
  const result = twinResult(lab, own.state);
  const comparison = result && compared(lab, picture, result, own);
  return html`<section aria-labelledby="twin-title" class="twin">
    <h2 id="twin-title">${words.text("twin.title")}</h2>
    <p class="quiet">${words.text("twin.detail")}</p>
    ${twinField(lab, own.state)} ${twinNotices(lab, own.state, result)}
    ${comparison ? drawn(lab, own, comparison) : nothing}
  </section>`;
}

/** What is drawn of both sentences, in a theme's colours; undefined while there is nothing to compare. */
export function twinComparison(
  lab: AttentionLab,
  picture: Picture,
  theme: Theme,
): Comparison | undefined {
  const own = ownOf(lab);
  const result = twinResult(lab, own.state);
  return result && compared(lab, picture, result, own, theme);
}

/** Asked under the settings of what is drawn, so that both maps are of the same. */
function twinResult({ spec, result }: AttentionLab, state: TwinState): Result | undefined {
  if (!result || spec.compare.trim() === "") return undefined;
  const found = state.resultFor({ ...result.spec, text: spec.compare });
  return found?.trace ? found : undefined;
}

function compared(
  lab: AttentionLab,
  picture: Picture,
  result: Result,
  { state, opposites, between }: Own,
  theme = lab.theme,
): Comparison | undefined {
  const { spec, words, model } = lab;
  const free = { ...spec, query: null, key: null };
  const second = pictureOf({ spec: free, result, hovered: {}, theme, words, model });
  const [one, other] = [lab.result?.trace, result.trace];
  if (!second || !one || !other) return undefined;
  const { head } = picture.selection;
  const own = opposites.of([one, other], () => oppositesOf(one.tokens, other.tokens));
  const both = between.of([picture.layer, second.layer, head, own], () =>
    betweenOf(picture, second, own),
  );
  const alone = state.alone?.hovered === lab.hovered ? state.alone : undefined;
  return comparisonOf(picture, second, both, alone);
}

function drawn(lab: AttentionLab, own: Own, comparison: Comparison) {
  const { words } = lab;
  const alone = aloneTokens(comparison);
  const onToggle = (event: Event) => {
    own.isTableOpen = (event.target as HTMLDetailsElement).open;
    lab.requestUpdate();
  };
  return html`${heads(lab, comparison.first)}
    <p class="biggest" aria-live="polite">${spoken(words, biggestChange(comparison))}</p>
    ${alone ? html`<p class="quiet twin-alone">${spoken(words, alone)}</p>` : nothing}
    ${threeMaps(lab, own.state, comparison)}
    <details ?open=${own.isTableOpen} @toggle=${onToggle}>
      <summary>${words.text("twin.numbers")}</summary>
      ${own.isTableOpen ? twinTable(comparison) : nothing}
    </details>`;
}

/** Both sentences go through the head that is chosen here. */
function heads({ spec, change }: AttentionLab, picture: Picture) {
  const { words, layer, selection } = picture;
  if (layer.heads === 1 || spec.lock.includes("head")) return nothing;
  return html`<div class="steps twin-heads" role="group" aria-label=${words.text("heads.label")}>
    ${Array.from(
      { length: layer.heads },
      (_, head) =>
        html`<button
          type="button"
          aria-current=${head === selection.head ? "true" : nothing}
          @click=${() => change({ head })}
        >
          ${words.text("heads.name", { head })}
          <span class="quiet">${measuredName(picture, head)}</span>
        </button>`,
    )}
  </div>`;
}

function threeMaps(lab: AttentionLab, state: TwinState, comparison: Comparison) {
  const { first, second, picture, difference } = comparison;
  const { words } = lab;
  const { head } = first.selection;
  const most = Math.max(first.tokens.length, second.tokens.length);
  const narrowest = 150 + 34 * Math.min(most, 6);
  const name = words.text("twin.difference", { head });
  const { square, change } = difference;
  const map = (which: "first" | "second", picture: Picture) => ({
    name: words.text(`twin.map.${which}`, { head }),
    square: headSquare(picture.layer.weights, head),
    colours: picture.palette,
    mask: picture.mask,
  });
  return html`<div class="maps" .style=${`--narrowest: ${narrowest}px`}>
    <div>
      <h3>${words.text("twin.map.first", { head })}</h3>
      <p class="twin-text quiet small"><bdi>${lab.result?.spec.text}</bdi></p>
      <attention-lab-matrix
        part="first"
        .picture=${first}
        .drawn=${map("first", first)}
      ></attention-lab-matrix>
      ${viewedRow("first", first, second)}
    </div>
    <div @attention-pick=${(event: PickEvent) => pickSecond(lab, state, comparison, event)}>
      <h3>${words.text("twin.map.second", { head })}</h3>
      <p class="twin-text quiet small"><bdi>${lab.spec.compare}</bdi></p>
      <attention-lab-matrix
        part="second"
        .picture=${second}
        .drawn=${map("second", second)}
      ></attention-lab-matrix>
      ${viewedRow("second", second, first)}
    </div>
    <div @attention-pick=${(event: PickEvent) => pickBetween(lab, comparison, event)}>
      <h3>${name}</h3>
      <p class="twin-text quiet small">${words.text("twin.differenceDetail")}</p>
      <attention-lab-matrix
        part="difference"
        .picture=${picture}
        .drawn=${signedMap(name, square, Math.abs(change), lab.theme)}
      ></attention-lab-matrix>
    </div>
  </div>`;
}

/** What the viewed token looks at, or that it is only in the other sentence. */
function viewedRow(which: "first" | "second", picture: Picture, other: Picture) {
  const { words } = picture;
  const look = twinLook(which, picture) ?? {
    key: `twin.absent.${which}` as const,
    parameters: { query: other.tokens[other.selection.query] ?? "" },
  };
  return html`<p class="twin-looks" aria-live=${which === "second" ? "polite" : nothing}>
      ${spoken(words, look)}
    </p>
    ${picture.selection.query < 0 ? nothing : rowBar(picture)}`;
}

/** An act on the second sentence is one on the tokens of the first that stand opposite. */
function pickSecond(
  lab: AttentionLab,
  state: TwinState,
  { opposites }: Comparison,
  event: PickEvent,
): void {
  event.stopPropagation();
  const { query, key = null } = event.picked;
  if (query === undefined) pass(lab, event, {});
  else if (typeof opposites.toFirst[query] === "number") {
    const opposite = key === null ? null : (opposites.toFirst[key] ?? null);
    pass(lab, event, { query: opposites.toFirst[query], key: opposite });
  } else {
    lab.hovered = {};
    state.alone = { query, key, hovered: lab.hovered };
  }
}

function pickBetween(lab: AttentionLab, { opposites }: Comparison, event: PickEvent): void {
  event.stopPropagation();
  const { query, key = null } = event.picked;
  const row = query === undefined ? undefined : opposites.twins[query];
  const column = key === null ? undefined : opposites.twins[key];
  pass(lab, event, row ? { query: row.first, key: column?.first ?? null } : {});
}

function pass(lab: AttentionLab, { act }: PickEvent, picked: PickEvent["picked"]): void {
  lab.renderRoot.dispatchEvent(new PickEvent(act, picked));
}
