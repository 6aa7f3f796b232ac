import { css } from "lit";

/** Two sentences side by side. */
export const twoSentencesStyles = css`
  .twin {
    overflow-wrap: anywhere;
  }
  .twin-field {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
    margin-block: 16px 8px;
  }
  .twin-field .control {
    flex: 1 1 20rem;
    min-inline-size: 0;
  }
  .twin-field input {
    inline-size: 100%;
  }
  .twin-pairs button {
    text-align: start;
    white-space: normal;
  }
  .twin-pairs [aria-pressed="true"] {
    border-color: var(--weight);
    box-shadow: inset 0 -3px var(--weight);
  }
  .twin-heads {
    margin-block: 20px 12px;
  }
  .twin-status {
    min-block-size: 1.5em;
    margin-block: 8px;
  }
  .twin-text {
    margin-block-end: 8px;
  }
  .twin-looks {
    min-block-size: 3em;
    margin-block-start: 12px;
  }
`;
