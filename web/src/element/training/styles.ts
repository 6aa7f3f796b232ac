import { css } from "lit";

/** A training and what is seen of it. */
export const trainingStyles = css`
  h3 {
    margin-block: 32px 8px;
  }
  .training-view {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr));
    grid-template-rows: auto 1fr;
    gap: 0 40px;
  }
  .training-view > div {
    min-inline-size: 0;
  }
  /* Beside the curves and, below them, the scores. */
  .training-maps {
    grid-row: span 2;
  }
  .training-controls {
    align-items: end;
    margin-block-end: 12px;
  }
  .training-controls .control {
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .training-controls select {
    inline-size: 100%;
  }
  .training-state {
    font-size: 1.125rem;
    font-variant-numeric: tabular-nums;
    margin-block-start: 12px;
  }
  .training-way {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin-block: 12px;
  }
  .training-way label {
    display: grid;
    gap: 4px;
    flex: 1 1 14rem;
  }
  .training-way progress {
    inline-size: 100%;
    accent-color: var(--weight);
  }
  .training-chart {
    display: grid;
    grid-template-columns: 2.5rem minmax(0, 1fr);
    gap: 4px 8px;
    direction: ltr;
    max-inline-size: 44rem;
    margin-block-start: 12px;
  }
  .training-key {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
  }
  .training-key span::before {
    content: "";
    display: inline-block;
    inline-size: 20px;
    margin-inline-end: 6px;
    vertical-align: 0.25em;
    border-block-start: 2px solid var(--ink);
  }
  .training-key .specialists::before {
    border-block-start: 3px dashed var(--weight);
  }
  .training-top {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    text-align: end;
    font-variant-numeric: tabular-nums;
    line-height: 1;
  }
  .training-chart svg {
    display: block;
    inline-size: 100%;
    block-size: 110px;
    border-block-end: 1px solid var(--control);
    border-inline-start: 1px solid var(--control);
    overflow: visible;
  }
  .training-chart polyline,
  .training-chart line {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.5;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .training-chart polyline.specialists {
    stroke: var(--weight);
    stroke-width: 2.5;
    stroke-dasharray: 6 3;
  }
  .training-chart line.specialised {
    stroke: var(--weight);
  }
  .training-chart line.restart {
    stroke: var(--alarm);
    stroke-dasharray: 2 3;
  }
  .training-chart line.shown {
    stroke: var(--quiet);
  }
  .training-axis {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    direction: ltr;
    padding-inline-start: 3rem;
    font-variant-numeric: tabular-nums;
  }
  .training-moment {
    color: var(--weight);
  }
  .training-scrub {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    min-block-size: 44px;
    max-inline-size: 44rem;
    margin-block: 8px;
  }
  .training-scrub input {
    flex: 1 1 12rem;
  }
  .training-layer {
    margin-block: 16px 6px;
    font-weight: 600;
  }
  .training-says {
    margin-block: 20px 8px;
    min-block-size: 3em;
    overflow-wrap: anywhere;
  }
  attention-lab-heads {
    max-inline-size: 52rem;
  }
  attention-lab-matrix {
    max-inline-size: 36rem;
  }
  summary {
    min-block-size: 44px;
    display: flex;
    align-items: center;
    cursor: pointer;
    color: var(--weight);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .training-scroller {
    overflow-x: auto;
    max-inline-size: 100%;
    margin-block-start: 12px;
  }
  table {
    border-collapse: collapse;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  caption {
    text-align: start;
    padding-block-end: 8px;
  }
  th,
  td {
    font-weight: 400;
    text-align: end;
    padding: 4px 12px;
    border-block-end: 1px solid var(--hairline);
  }
  thead th {
    color: var(--quiet);
    vertical-align: bottom;
  }
  th:first-child {
    text-align: start;
    white-space: nowrap;
    padding-inline-start: 0;
  }
  .training-scores td small {
    display: block;
    font-size: 0.75rem;
  }
  .training-name {
    white-space: nowrap;
  }
  .training-answers td {
    text-align: start;
  }
  .training-answers thead th {
    text-align: start;
  }
  .training-lost td,
  .training-lost th {
    color: var(--alarm);
  }
  .training-children {
    list-style: none;
    padding: 0;
    margin-block: 12px;
    display: grid;
    gap: 8px;
    max-inline-size: 44rem;
  }
  .training-children li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 16px;
  }
  .training-row {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    list-style: none;
    padding: 0;
    margin-block: 16px 12px;
  }
  .training-row li {
    border: 1px solid var(--hairline);
    border-radius: 6px;
    padding: 4px 10px;
    font-size: 0.875rem;
  }
`;
