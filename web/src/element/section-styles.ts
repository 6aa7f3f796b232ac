import { css } from "lit";

/** The sections: what stands around the figures. */
export const sections = css`
  .caption {
    font-size: 1.125rem;
    margin-block-end: 16px;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .origin {
    margin-block-start: 14px;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    max-inline-size: none;
  }
  .sentence {
    font-size: 1.375rem;
    line-height: 1.4;
    min-block-size: 52px;
    margin-block: 4px 12px;
    padding-block: 4px;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 4px 14px;
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    background: var(--surface);
    border-block-end: 1px solid var(--hairline);
  }
  /* Where no picture stands between, one hairline is enough. */
  .sentence + .settings {
    margin-block-start: 0;
    padding-block-start: 4px;
    border-block-start: none;
  }
  /* What takes the focus is scrolled to neither below the sentence nor below the tour. */
  :is(button, summary, input, select, [tabindex]) {
    scroll-margin-block: 6rem var(--tour-height, 0);
  }
  .sentence p {
    overflow-wrap: anywhere;
  }
  .sentence button {
    font-size: 0.875rem;
  }
  .sentence button:disabled {
    visibility: hidden;
  }
  .whence {
    border-color: var(--weight);
    color: var(--weight);
  }
  .offers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 16px;
  }
  .hint,
  .comparison {
    margin-block-start: 16px;
  }
  .without-hints .hint {
    display: none;
  }
  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 32px 48px;
  }
  .status {
    min-block-size: 1.5em;
  }
  .message,
  .notice {
    border-inline-start: 3px solid var(--alarm);
    padding: 8px 16px;
    margin-block: 16px;
  }
  .notice.calm {
    border-color: var(--weight);
  }
  .notice ul {
    margin: 4px 0 8px;
    padding-inline-start: 20px;
    overflow-wrap: anywhere;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: start;
    font-size: 0.8125rem;
    color: var(--quiet);
    margin-block: 16px;
  }
  .scale {
    inline-size: 13rem;
    direction: ltr;
  }
  .bar {
    block-size: 12px;
    margin-block-start: 4px;
    border: 1px solid var(--hairline);
  }
  .ticks {
    display: flex;
    justify-content: space-between;
    font-variant-numeric: tabular-nums;
  }
  .masked-swatch {
    inline-size: 20px;
    block-size: 12px;
    margin-block-start: 4px;
    background: var(--hatch);
    outline: 1px solid var(--hairline);
  }
  .readout {
    min-block-size: 3em;
    font-variant-numeric: tabular-nums;
    margin-block: 12px;
  }
  @container (max-width: 560px) {
    .sentence {
      font-size: 1.125rem;
      min-block-size: 4.25rem;
    }
  }
  @container (min-width: 820px) {
    .beside {
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    }
    .beside.wide-first {
      grid-template-columns: minmax(0, 6fr) minmax(0, 4fr);
    }
  }
`;
