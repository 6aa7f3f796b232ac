import { css } from "lit";

/** The sections that are fetched after the first picture. */
export const lessonStyles = css`
  .shares {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    inline-size: 100%;
    max-inline-size: 44rem;
  }
  .shares caption {
    text-align: start;
    padding-block-end: 8px;
  }
  .shares th,
  .shares td {
    font-weight: 400;
    text-align: end;
    padding: 3px 12px 3px 0;
    white-space: nowrap;
  }
  .shares th:first-child {
    text-align: start;
  }
  .shares thead th {
    color: var(--quiet);
    font-size: 0.875rem;
    white-space: normal;
  }
  .shares .viewed th {
    font-weight: 600;
  }
  .shares tfoot th,
  .shares tfoot td {
    border-block-start: 1px solid var(--hairline);
  }
  .bar-cell {
    inline-size: 40%;
  }
  .share-bar {
    block-size: 14px;
    background: var(--output);
  }
  .share-bar.against {
    background: none;
    border: 1px dashed var(--output);
  }
  .switches {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-end: 16px;
  }
  .switches [aria-pressed="true"] {
    border-color: var(--weight);
    box-shadow: inset 0 -3px var(--weight);
    font-weight: 600;
  }
  .model-card th[scope="row"] {
    white-space: nowrap;
  }
  .maps {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(var(--narrowest), 100%), 1fr));
    gap: 24px 32px;
    margin-block-start: 16px;
  }
  .order {
    margin-block-start: 32px;
  }
  .tall {
    max-block-size: 28rem;
    overflow-y: auto;
  }
  .numbers {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    font-size: 0.875rem;
    margin-block: 8px;
  }
  .maps + .scroller {
    margin-block-start: 32px;
  }
  .numbers caption {
    text-align: start;
    padding-block-end: 8px;
  }
  .numbers th,
  .numbers td {
    font-weight: 400;
    text-align: end;
    padding: 4px 14px 4px 0;
    border-block-end: 1px solid var(--hairline);
    vertical-align: baseline;
  }
  .numbers td {
    white-space: nowrap;
  }
  .numbers thead th {
    color: var(--quiet);
  }
  .numbers th:first-child,
  .numbers :is(td, th).word {
    text-align: start;
  }
  .answers :is(td, th) {
    white-space: normal;
  }
  .numbers .viewed th {
    font-weight: 600;
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
  .turned {
    margin-block: 16px 24px;
    min-block-size: 3rem;
  }
  .turn {
    display: block;
    margin-block: 8px;
    overflow: visible;
  }
  .turn line {
    stroke: var(--quiet);
    stroke-width: 3;
  }
  .turn .after {
    stroke: var(--output);
  }
  .biggest {
    font-size: 1.125rem;
    margin-block-end: 16px;
  }
  .player {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 8px 20px;
    padding-block: 8px 12px;
    margin-block-end: 16px;
    border-block-end: 1px solid var(--hairline);
  }
  .player progress {
    flex: 1 1 8rem;
    block-size: 6px;
    accent-color: var(--weight);
  }
  .track {
    display: flex;
    flex-wrap: wrap;
    margin-block-end: 12px;
  }
  .track button {
    border-radius: 0;
    margin-inline-start: -1px;
  }
  .track button:first-child {
    border-start-start-radius: 6px;
    border-end-start-radius: 6px;
  }
  .track button:last-child {
    border-start-end-radius: 6px;
    border-end-end-radius: 6px;
  }
  /* Both stay in one row: where it is narrow, their names break. */
  @container (max-width: 560px) {
    .track {
      flex-wrap: nowrap;
    }
    .track button {
      flex: 1;
      padding-inline: 8px;
    }
  }
  .track [aria-pressed="true"] {
    background: var(--query-tint);
    font-weight: 600;
  }
  .step-text {
    min-block-size: 7.5rem;
    padding-block-end: 16px;
  }
  .step-text h3 {
    margin-block-end: 4px;
  }
  .whole-row {
    margin: 24px 0;
  }
  .shares-of-one {
    display: flex;
    block-size: 44px;
    border: 1px solid var(--control);
    margin-block-start: 8px;
  }
  .shares-of-one > div {
    flex: 0 1 0;
    min-inline-size: 0;
    container-type: inline-size;
    overflow: hidden;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    line-height: 1.2;
    white-space: nowrap;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    transition: flex-grow 300ms ease-out;
  }
  .shares-of-one bdi {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  /* Less than a number needs. */
  @container (max-inline-size: 2rem) {
    .shares-of-one > div > * {
      display: none;
    }
  }
  .shares-of-one > .apart {
    border-inline-end: 1px solid var(--surface);
  }
  .ends {
    display: flex;
    justify-content: space-between;
  }
  @media (prefers-reduced-motion: reduce) {
    .shares-of-one > div {
      transition: none;
    }
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-end: 16px;
  }
  .steps button {
    padding-inline: 9px;
  }
  .steps [aria-current] {
    border-color: var(--weight);
    box-shadow: inset 0 -3px var(--weight);
    font-weight: 600;
  }
  .steps .past {
    border-color: var(--hairline);
    color: var(--quiet);
  }
  .equation {
    font-family: math, "STIX Two Math", "Cambria Math", serif;
    font-size: 1.125rem;
    margin-block: 10px 18px;
    font-variant-numeric: tabular-nums;
  }
  /* Squares of few tokens stand side by side, as in the picture above them. */
  .tensors {
    display: flex;
    flex-wrap: wrap;
    gap: 24px 48px;
  }
  .tensors > * {
    max-inline-size: 100%;
  }
  .tensors > .made {
    flex-basis: 100%;
    min-inline-size: 0;
    margin-block-start: -8px;
  }
  .tensors + .quiet {
    margin-block-start: 16px;
  }
  .step-arrows {
    display: flex;
    gap: 6px;
  }
  .made {
    scroll-margin-block: 5rem 1rem;
    padding: 16px 20px;
    border: 1px solid var(--hairline);
    border-inline-start: 3px solid var(--weight);
  }
  .made > button {
    margin-block-start: 12px;
  }
  .made-value {
    font-size: 1.25rem;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .trail {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-block-end: 8px;
    font-size: 0.875rem;
  }
  .scroller {
    overflow-x: auto;
  }
  .made table {
    border-collapse: collapse;
    margin-block: 12px;
    font-variant-numeric: tabular-nums;
  }
  .made th,
  .made td {
    padding: 3px 16px 3px 0;
    text-align: start;
    font-weight: 400;
    white-space: nowrap;
  }
  .made th {
    color: var(--quiet);
    font-size: 0.875rem;
  }
  .made :is(td, th):nth-last-child(-n + 2):not(:nth-child(-n + 2)),
  .made tfoot .total {
    text-align: end;
  }
  .made tfoot td {
    border-block-start: 1px solid var(--ink);
  }
  .made .number {
    font-variant-numeric: tabular-nums;
  }
  @media (pointer: fine) {
    .made button.number {
      min-block-size: 28px;
    }
  }
  @container (max-width: 560px) {
    .made {
      padding-inline: 10px;
    }
    .made table {
      font-size: 0.8125rem;
    }
    .made th {
      font-size: 0.75rem;
      white-space: normal;
      vertical-align: bottom;
    }
    .made th,
    .made td {
      padding-inline-end: 6px;
    }
    .made button.number {
      padding-inline: 0;
    }
  }
  .made button.number {
    padding-inline: 4px;
    text-decoration: underline;
    text-underline-offset: 3px;
    border-color: transparent;
  }
  .made button.number.query {
    color: var(--query);
  }
  .made button.number.key {
    color: var(--key);
  }
  .made button.number.value {
    color: var(--value);
  }
`;
