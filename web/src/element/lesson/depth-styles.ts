import { css } from "lit";

/** The row that chooses a depth, and what each depth shows. */
export const depthStyles = css`
  .depths {
    display: flex;
    flex-wrap: wrap;
    margin-block: 24px 12px;
  }
  .depths button {
    border-radius: 0;
    margin-inline-start: -1px;
  }
  .depths button:first-child {
    border-start-start-radius: 6px;
    border-end-start-radius: 6px;
    margin-inline-start: 0;
  }
  .depths button:last-child {
    border-start-end-radius: 6px;
    border-end-end-radius: 6px;
  }
  @container (max-width: 560px) {
    .depths {
      flex-wrap: nowrap;
    }
    .depths button {
      flex: auto;
      padding-inline: 4px;
      font-size: 0.9375rem;
    }
  }
  .depths [aria-pressed="true"] {
    box-shadow: inset 0 -3px var(--weight);
    font-weight: 600;
  }
  .depth p,
  .depth h3 {
    text-wrap: pretty;
  }
  .depth h3 {
    font-size: 0.9375rem;
    margin-block: 8px 4px;
  }
  .depth .limit {
    color: var(--quiet);
    margin-block-start: 10px;
  }
  .depth .limit > b {
    color: var(--ink);
  }
  .depth math {
    display: block math;
    font-family: math, "STIX Two Math", "Cambria Math", serif;
    font-size: 1.1875rem;
    inline-size: max-content;
  }
  .formula-line {
    padding-block: 5px;
  }
  .depth math .query {
    color: var(--query);
  }
  .depth math .key {
    color: var(--key);
  }
  .depth math .value {
    color: var(--value);
  }
  .depth math .output {
    color: var(--output);
  }
  .depth mn {
    font-variant-numeric: tabular-nums;
  }
  .formulas {
    padding: 3px;
    margin-block-end: 8px;
  }
  .listing {
    margin: 12px 0 20px;
  }
  .listing figcaption {
    color: var(--quiet);
    font-size: 0.875rem;
  }
  .listing pre {
    margin: 4px 0 8px;
    padding: 10px 12px;
    max-block-size: 26rem;
    overflow: auto;
    border: 1px solid var(--hairline);
    font-family: ui-monospace, monospace;
    font-size: 0.8125rem;
    line-height: 1.5;
    tab-size: 2;
  }
  .listing .comment {
    color: var(--quiet);
  }
  .depth textarea {
    display: block;
    inline-size: 100%;
    margin-block-start: 8px;
    font-family: ui-monospace, monospace;
    font-size: 0.8125rem;
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--control);
    border-radius: 6px;
  }
`;
