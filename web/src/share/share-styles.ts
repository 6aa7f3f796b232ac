import { css } from "lit";

export const shareStyles = css`
  :host {
    display: contents;
  }
  dialog {
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--control);
    border-radius: 8px;
    padding: 20px clamp(14px, 3vw, 28px);
    inline-size: min(66rem, calc(100vw - 24px));
    max-inline-size: none;
    max-block-size: calc(100dvh - 24px);
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .head {
    display: flex;
    justify-content: space-between;
    align-items: center;
    margin-block-end: 16px;
  }
  .columns {
    display: grid;
    gap: 20px 32px;
    grid-template-columns: minmax(0, 1fr);
  }
  @media (min-width: 56rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  @media (min-width: 56rem) {
    .preview {
      position: sticky;
      inset-block-start: 0;
      align-self: start;
    }
  }
  .columns > *,
  .control {
    min-inline-size: 0;
  }
  .take {
    display: grid;
    gap: 10px;
  }
  .take select {
    inline-size: 100%;
  }
  .kinds,
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: end;
  }
  .shown {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 16px;
    margin-block: 12px;
  }
  .kinds [aria-pressed="true"] {
    border-color: var(--weight);
    box-shadow: inset 0 -3px var(--weight);
    font-weight: 600;
  }
  textarea {
    font: inherit;
    font-size: 0.875rem;
    color: inherit;
    background: var(--surface);
    inline-size: 100%;
    border: 1px solid var(--control);
    border-radius: 6px;
    padding: 8px 10px;
    margin-block: 8px;
    resize: vertical;
  }
  textarea[readonly] {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  .main {
    border-color: var(--weight);
    color: var(--weight);
    font-weight: 600;
  }
  .inline {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .author {
    border-block-start: 1px solid var(--hairline);
    margin-block-start: 16px;
    padding-block-start: 4px;
  }
  summary {
    min-block-size: 44px;
    display: flex;
    align-items: center;
    cursor: pointer;
    font-weight: 600;
  }
  summary::before {
    content: "+";
    inline-size: 1.25em;
  }
  [open] > summary::before {
    content: "−";
  }
  .author > * {
    margin-block-end: 10px;
  }
  fieldset {
    border: 0;
    padding: 0;
    margin: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  legend {
    font-size: 0.875rem;
    color: var(--quiet);
    padding: 0;
  }
  ol {
    padding-inline-start: 24px;
  }
  li {
    margin-block-end: 12px;
  }
  iframe {
    inline-size: 100%;
    border: 1px solid var(--hairline);
  }
  /* In sight wherever in the dialog the button is that it answers. */
  .said {
    position: sticky;
    inset-block-end: 0;
    min-block-size: 1.5em;
    margin-block-start: 8px;
  }
  .said:not(:empty) {
    background: var(--surface);
    border-block-start: 1px solid var(--hairline);
    padding-block: 8px;
  }
  .notice {
    border-inline-start: 3px solid var(--alarm);
    padding: 4px 12px;
  }
`;
