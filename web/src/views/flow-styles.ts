import { css } from "lit";

/** Of the whole computation in one picture. */
export const flowStyles = css`
  .flow {
    position: relative;
    touch-action: manipulation;
    cursor: default;
  }
  canvas {
    position: absolute;
    image-rendering: pixelated;
    background: var(--hatch);
    outline: 1px solid var(--hairline);
  }
  canvas.past {
    opacity: 0.55;
  }
  canvas.coming {
    display: none;
  }
  /* Text first, then a pause, then the numbers come in, row by row. */
  canvas.present {
    animation: arrive 400ms ease-out 350ms backwards;
  }
  @keyframes arrive {
    from {
      clip-path: inset(0 0 100% 0);
    }
    to {
      clip-path: inset(0);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    canvas.present {
      animation: none;
    }
  }
  svg {
    position: relative;
  }
  .block {
    cursor: pointer;
  }
  .frame {
    fill: transparent;
    stroke: none;
  }
  .coming .frame {
    stroke: var(--hairline);
    stroke-dasharray: 3 3;
  }
  .present .frame {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .coming text {
    fill: var(--quiet);
  }
  .name {
    font-weight: 600;
  }
  .query .name,
  .query-label {
    fill: var(--query);
  }
  .key .name,
  .key-label {
    fill: var(--key);
  }
  .value .name {
    fill: var(--value);
  }
  .output .name {
    fill: var(--output);
  }
  .query-label,
  .key-label {
    font-weight: 600;
  }
  .row {
    fill: none;
    stroke: var(--query);
    stroke-width: 1.5;
  }
  .column {
    fill: none;
    stroke: var(--key);
    stroke-width: 1.5;
  }
  .arrow {
    fill: none;
    stroke: var(--control);
  }
  .arrow.key {
    stroke: var(--key);
  }
  .arrow.value,
  .ribbon {
    stroke: var(--value);
  }
  .ribbon {
    fill: none;
    stroke-opacity: 0.55;
  }
`;
