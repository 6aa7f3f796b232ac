import { css } from "lit";

export const linesStyles = css`
  .scroller {
    max-height: min(70vh, 40rem);
    overflow: hidden auto;
    padding: 4px;
    margin: -4px;
  }
  .chip {
    cursor: pointer;
  }
  svg:focus-visible {
    outline: none;
  }
  .scroller:has(svg:focus-visible) {
    outline: 2px solid var(--focus);
    border-radius: 6px;
  }
  .share {
    paint-order: stroke;
    stroke: var(--surface);
    stroke-width: 3;
  }
  .chip rect {
    fill: var(--surface);
    stroke: var(--control);
    rx: 6px;
  }
  .chip:hover rect {
    stroke: var(--quiet);
  }
  .query[aria-selected="true"] rect {
    stroke: var(--query);
    stroke-width: 2;
  }
  svg:focus-visible .query[aria-selected="true"] rect {
    stroke: var(--focus);
    stroke-width: 3;
  }
  .query[aria-selected="true"] text {
    fill: var(--query);
    font-weight: 600;
  }
  .query.locked rect {
    fill: var(--query-tint);
  }
  .key.picked rect {
    stroke: var(--key);
    stroke-width: 2;
  }
  .masked rect {
    stroke-dasharray: 2 4;
  }
  .masked text {
    fill: var(--quiet);
  }
  .line {
    fill: none;
    stroke: var(--weight);
    stroke-linecap: butt;
    stroke-dasharray: 1;
    animation: grow 300ms ease-out both;
  }
  .dim {
    opacity: 0.25;
  }
  .drawn {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    margin-block-start: 8px;
    font-size: 0.875rem;
    color: var(--quiet);
  }
  .drawn label {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .drawn select {
    font: inherit;
    color: var(--ink);
    min-block-size: 44px;
    padding-inline: 12px;
    border: 1px solid var(--control);
    border-radius: 6px;
    background: var(--surface);
  }
  @keyframes grow {
    from {
      stroke-dashoffset: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .line {
      animation: none;
    }
  }
`;
