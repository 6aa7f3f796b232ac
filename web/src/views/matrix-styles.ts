import { css } from "lit";

export const matrixStyles = css`
  .matrix {
    position: relative;
    cursor: crosshair;
    touch-action: manipulation;
  }
  .matrix.zoomable {
    touch-action: pan-x pan-y;
  }
  .matrix.zoomed {
    user-select: none;
  }
  .matrix.zoomed:active {
    cursor: grabbing;
  }
  .window {
    position: absolute;
    overflow: hidden;
    background: var(--hatch);
    outline: 1px solid var(--hairline);
  }
  canvas {
    position: absolute;
    image-rendering: pixelated;
  }
  svg {
    position: relative;
  }
  .row {
    fill: none;
    stroke: var(--query);
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }
  .row.thin {
    stroke-width: 1;
  }
  .cell {
    fill: none;
    stroke: var(--key);
    stroke-width: 2.5;
  }
  .query-label {
    fill: var(--query);
    font-weight: 600;
  }
  .key-label {
    fill: var(--key);
    font-weight: 600;
  }
  .zoom {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-start: 12px;
    font-size: 0.875rem;
  }
  button {
    font: inherit;
    color: inherit;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding-inline: 12px;
    border: 1px solid var(--control);
    border-radius: 6px;
    background: var(--surface);
    cursor: pointer;
  }
  button:hover {
    border-color: var(--ink);
  }
  .seen,
  .hint {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .hint {
    margin: 6px 0 0;
    font-size: 0.875rem;
  }
`;
