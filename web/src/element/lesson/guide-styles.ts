import { css } from "lit";

/** Tour, glossary and questions. */
export const guideStyles = css`
  [data-toured] {
    outline: 2px dashed var(--weight);
    outline-offset: 8px;
    border-radius: 2px;
  }
  .tour {
    position: sticky;
    inset-block-end: 0;
    z-index: 3;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 24px;
    max-block-size: 60vh;
    overflow-y: auto;
    margin-block-start: 40px;
    padding-block: 12px;
    background: var(--surface);
    border-block-start: 2px solid var(--weight);
    /* Hides what hangs over the page's edges behind it: the outline of a figure. */
    box-shadow:
      -12px 0 var(--surface),
      12px 0 var(--surface);
  }
  .tour-text {
    flex: 1 1 28rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .tour-acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .tour .next {
    border-color: var(--weight);
    color: var(--weight);
  }
  .tour [aria-disabled="true"] {
    color: var(--quiet);
    border-color: var(--hairline);
    cursor: default;
  }
  .glossed {
    display: inline;
    /* Large enough for a finger, without moving the lines apart. */
    min-block-size: 0;
    padding: 12px 0;
    margin-block: -12px;
    border: 0;
    background: none;
    text-align: inherit;
    color: inherit;
    text-decoration: underline dotted 1.5px;
    text-underline-offset: 4px;
  }
  .glossed:hover,
  .glossed[aria-expanded="true"] {
    color: var(--ink);
    text-decoration-style: solid;
  }
  .definition {
    display: block;
    margin-block: 10px 4px;
    padding-block: 4px;
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--weight);
    color: var(--ink);
  }
  .glossary {
    /* Below the sentence that stays at the top. */
    scroll-margin-block-start: 6rem;
  }
  details {
    max-inline-size: 44rem;
    border-block-end: 1px solid var(--hairline);
  }
  summary {
    min-block-size: 44px;
    padding-block: 10px;
    box-sizing: border-box;
    cursor: pointer;
  }
  details p,
  details dl {
    margin-block: 0 16px;
  }
  dt {
    font-weight: 600;
    margin-block-start: 12px;
  }
  dd {
    margin: 0;
  }
  @media (pointer: coarse) {
    .tour .keys {
      display: none;
    }
  }
  @container (max-width: 560px) {
    .tour .keys {
      display: none;
    }
    .tour-text {
      font-size: 0.9375rem;
      line-height: 1.4;
      flex-basis: 100%;
    }
    .tour-acts {
      gap: 4px;
    }
    .tour button {
      padding-inline: 6px;
    }
  }
`;
