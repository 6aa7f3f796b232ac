import { css, html, nothing } from "lit";
import { isOfHeads, isSquare, type TensorName } from "../explain/cell.js";
import { meaningOf } from "./meaning.js";
import type { SignedPalette } from "./palette.js";
import type { Picture } from "./picture.js";
import type { TensorExtent } from "./tensor-layout.js";
import { tensorName } from "./tensor-name.js";

/** What is said above the numbers of a tensor. */
export interface TensorHead {
  readonly picture: Picture;
  readonly tensor: TensorName;
  readonly extent: TensorExtent;
  readonly palette: SignedPalette;
  /** Whether only the viewed head's part is shown. */
  readonly ownColumns: boolean;
  /** Whether what the mask hides is hatched. */
  readonly isHatched: boolean;
}

export const tensorHeadStyles = css`
  /* As wide as the numbers below it, which it does not widen. */
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 12px;
    margin-block-end: 6px;
    inline-size: 0;
    min-inline-size: max(100%, 16rem);
  }
  .name {
    font-weight: 600;
  }
  .query {
    color: var(--query);
  }
  .key {
    color: var(--key);
  }
  .value {
    color: var(--value);
  }
  .output {
    color: var(--output);
  }
  .quiet {
    color: var(--quiet);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  .ramp,
  .parts,
  .hatched {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .ramp i {
    inline-size: 72px;
    block-size: 10px;
    border: 1px solid var(--hairline);
  }
  .hatched i {
    inline-size: 20px;
    block-size: 12px;
    background: var(--hatch);
    border: 1px solid var(--hairline);
  }
  .parts span {
    display: inline-flex;
    gap: 1px;
  }
  .parts i {
    inline-size: 6px;
    block-size: 12px;
    border: 1px solid var(--control);
  }
  .parts i.own {
    background: currentColor;
  }
`;

/** Its name and shape, whose part of it is shown, and what its colours mean. */
export function tensorHead(head: TensorHead) {
  const { picture, tensor, extent, isHatched } = head;
  const { words, mask } = picture;
  const { rows, columns, shownRows, shownColumns } = extent;
  const name = tensorName(picture, tensor, head.ownColumns);
  const quiet = (text: string) => html`<span class="quiet">${text}</span>`;
  return html`<div class="head">
    <span class="name ${tensor}">${name}</span>
    ${name === tensor ? nothing : html`<code class="quiet">${tensor}</code>`}
    ${quiet(`${rows} × ${columns}`)}
    ${
      shownRows < rows || shownColumns < columns
        ? quiet(words.text("tensor.folded", { rows: shownRows, columns: shownColumns }))
        : nothing
    }
    ${isSquare(tensor) ? quiet(`${words.text("matrix.query")} · ${words.text("matrix.key")}`) : nothing}
    ${tensor === "relative" ? quiet(words.text("tensor.distances")) : nothing} ${part(head)}
    ${ramp(head)}
    ${
      isHatched && mask === "causal"
        ? html`<span class="hatched quiet"><i></i>${words.text("matrix.masked")}</span>`
        : nothing
    }
  </div>`;
}

/** Which columns of how many are the viewed head's, or which rows of W_O. */
function part({ picture, tensor, extent, ownColumns }: TensorHead) {
  const { words, layer, selection } = picture;
  const { heads, headWidth } = layer;
  const ofRows = tensor === "outputWeights";
  const isPart = ofRows || isOfHeads(tensor) || tensor.endsWith("Weights");
  if (!ownColumns || heads === 1 || !isPart) return nothing;
  const first = ofRows ? extent.firstRow : extent.first;
  const parameters = {
    head: selection.head,
    first: String(first),
    last: String(first + headWidth - 1),
    all: String(heads * headWidth),
  };
  return html`<span class="parts quiet">
    <span class=${meaningOf(tensor)} aria-hidden="true"
      >${Array.from({ length: heads }, (_, head) => html`<i class=${head === selection.head ? "own" : ""}></i>`)}</span
    >
    ${words.text(ofRows ? "tensor.ownRows" : "tensor.ownColumns", parameters)}
  </span>`;
}

/** The colours along the numbers that they stand for; each cell prints its own. */
function ramp({ picture: { words }, tensor, palette }: TensorHead) {
  const { css: colours, largest } = palette;
  const [low = "", zero = "", high = ""] = [0, 0.5, 1].map(
    (share) => colours[Math.round(share * (colours.length - 1))],
  );
  const isShare = tensor === "weights";
  const bar = isShare ? `${zero}, ${high}` : `${low}, ${zero}, ${high}`;
  return html`<span class="ramp quiet" aria-hidden="true"
    >${words.decimal(isShare ? 0 : -largest)}<i
      .style=${`background: linear-gradient(to right in oklab, ${bar})`}
    ></i
    >${words.decimal(largest)}</span
  >`;
}
