import { css } from "lit";

/** The exercises. */
export const exercisesStyles = css`
  .exercise fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  .exercise .task {
    font-size: 1.125rem;
    max-inline-size: 44rem;
    padding: 0;
    margin-block-end: 16px;
    overflow-wrap: anywhere;
  }
  .exercises table {
    border-collapse: collapse;
    margin-block-end: 16px;
    font-variant-numeric: tabular-nums;
    max-inline-size: 100%;
  }
  .exercises th,
  .exercises td {
    font-weight: 400;
    text-align: end;
    padding: 3px 0 3px 20px;
  }
  .exercises th:first-child {
    text-align: start;
    padding-inline-start: 0;
  }
  .exercises thead th {
    font-size: 0.875rem;
    color: var(--quiet);
  }
  .exercises thead .query {
    color: var(--query);
  }
  .exercises thead .key {
    color: var(--key);
  }
  .exercises thead .value {
    color: var(--value);
  }
  .exercises thead .weight {
    color: var(--weight);
  }
  .exercises tfoot th,
  .exercises tfoot td {
    border-block-start: 1px solid var(--ink);
  }
  .exercises .token {
    overflow-wrap: anywhere;
  }
  .exercise td input {
    inline-size: 6rem;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .exercise .answer {
    justify-items: start;
    margin-block-end: 8px;
  }
  .exercise .answer input {
    inline-size: 12rem;
    font-size: 1rem;
    font-variant-numeric: tabular-nums;
  }
  .exercise .note {
    display: block;
    font-size: 0.8125rem;
    color: var(--quiet);
  }
  .givens {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 32px;
    margin: 0 0 16px;
    font-variant-numeric: tabular-nums;
  }
  .givens dt {
    font-size: 0.875rem;
    color: var(--quiet);
  }
  .givens dd {
    margin: 0;
  }
  .options {
    display: grid;
    grid-template-columns: minmax(5rem, max-content) minmax(0, 14rem);
    gap: 0 20px;
    margin-block-end: 8px;
    font-variant-numeric: tabular-nums;
  }
  .options.revealed {
    grid-template-columns: minmax(5rem, max-content) repeat(2, minmax(0, 14rem));
  }
  .option {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
  }
  label.option {
    min-block-size: 44px;
    cursor: pointer;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 10px;
    max-inline-size: 14rem;
    overflow-wrap: anywhere;
  }
  .choice input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    min-block-size: 0;
    margin: 0;
  }
  .row-bar {
    display: block;
    block-size: 8px;
    min-inline-size: 1px;
    background: var(--weight);
  }
  .only-spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .exercise .actions {
    margin-block-start: 12px;
  }
  .exercise .check {
    border-color: var(--weight);
    color: var(--weight);
  }
  .reply {
    margin-block-start: 16px;
    padding: 8px 16px;
    border-inline-start: 3px solid var(--control);
    overflow-wrap: anywhere;
  }
  .reply.right {
    border-color: var(--weight);
  }
  .solution {
    margin-block-start: 20px;
  }
  .solution .equation {
    overflow-wrap: anywhere;
  }
  @container (max-width: 560px) {
    .exercises th,
    .exercises td {
      padding-inline-start: 10px;
    }
    .exercise td input {
      inline-size: 5rem;
      padding-inline: 8px;
    }
    .options,
    .options.revealed {
      column-gap: 12px;
    }
    .choice {
      max-inline-size: 7rem;
    }
  }
`;
