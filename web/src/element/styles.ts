import { css } from "lit";

/**
 * One colour, one meaning: query blue, key vermilion, value green, output purple (Okabe and Ito's
 * colour-blind safe set, darkened or lightened until text on the background has a contrast of 4.5);
 * weights violet, the mixture of the blue that asks and the red that answers.
 */
export const colours = css`
  :host {
    --query: var(--attention-lab-query, light-dark(#0069a6, #62b8ec));
    --query-tint: var(--attention-lab-query-tint, light-dark(#e3f1fa, #14303f));
    --key: var(--attention-lab-key, light-dark(#b04d00, #ff9a57));
    --value: var(--attention-lab-value, light-dark(#007a59, #2fc69b));
    --output: var(--attention-lab-output, light-dark(#a04f7c, #e3a3c6));
    --weight: var(--attention-lab-weight, light-dark(#5b35a8, #b79cf2));
    --ink: var(--attention-lab-ink, light-dark(#1a1a20, #ececf2));
    --quiet: var(--attention-lab-quiet, light-dark(#5d5d6b, #a3a3b3));
    --hairline: var(--attention-lab-hairline, light-dark(#d4d4de, #3b3b48));
    --control: var(--attention-lab-control, light-dark(#85858f, #777787));
    --surface: var(--attention-lab-surface, light-dark(#ffffff, #15151a));
    --masked: light-dark(#d9d9e2, #3a3a46);
    --hatch: repeating-linear-gradient(-45deg, var(--masked) 0 1px, transparent 1px 5px);
    --focus: light-dark(#1a1a20, #ececf2);
    --alarm: light-dark(#a4262c, #ff9ea3);
  }
`;

export const layout = css`
  :host {
    display: block;
    container-type: inline-size;
    color: var(--ink);
    background: var(--surface);
    font-family: system-ui, sans-serif;
    line-height: 1.5;
  }
  :host([hidden]) {
    display: none;
  }
  /* It changes nothing, but tells when the host page changes the colours that are inherited. */
  :host > div {
    transition: color 1ms;
  }
  :host([data-theme="light"]) {
    color-scheme: light;
  }
  :host([data-theme="dark"]) {
    color-scheme: dark;
  }
  * {
    box-sizing: border-box;
  }
  h2 {
    font-size: 1.25rem;
    line-height: 1.3;
    font-weight: 600;
    margin: 0;
  }
  h3 {
    font-size: 1rem;
    font-weight: 600;
    margin: 0 0 12px;
  }
  p {
    margin: 0;
    max-inline-size: 44rem;
  }
  .quiet {
    color: var(--quiet);
  }
  .small {
    font-size: 0.875rem;
  }
  section {
    margin-block-start: 40px;
  }
  section.first {
    margin-block-start: 0;
  }
  .question {
    margin-block-start: 24px;
  }
  section > .quiet {
    margin-block: 6px 20px;
  }
  b.query {
    color: var(--query);
  }
  b.key {
    color: var(--key);
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
    border-radius: 4px;
  }
`;

export const controls = css`
  input,
  select,
  button {
    font: inherit;
    color: inherit;
    min-block-size: 44px;
    border: 1px solid var(--control);
    border-radius: 6px;
    background: var(--surface);
    padding-inline: 12px;
    accent-color: var(--weight);
  }
  button {
    cursor: pointer;
  }
  button[aria-disabled="true"] {
    color: var(--quiet);
    border-color: var(--hairline);
    cursor: default;
  }
  button:hover,
  select:hover,
  input:hover {
    border-color: var(--ink);
  }
  .field {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    align-items: end;
  }
  .field .text {
    flex: 1 1 20rem;
    min-inline-size: 0;
  }
  .control {
    display: grid;
    /* A long choice of a select is cut where a phone has no room for it. */
    grid-template-columns: minmax(0, 1fr);
    max-inline-size: 100%;
    gap: 4px;
    font-size: 0.875rem;
    color: var(--quiet);
  }
  .control select,
  .control input {
    color: var(--ink);
    max-inline-size: 100%;
  }
  .text input {
    inline-size: 100%;
    font-size: 1.375rem;
    min-block-size: 56px;
    text-align: start;
  }
  .field .control:not(.text) {
    flex: 0 1 auto;
  }
  .field select {
    min-block-size: 56px;
  }
  @container (max-width: 560px) {
    .field .control:not(.text) {
      flex-basis: 100%;
    }
  }
  .settings {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 16px;
    align-items: end;
    margin-block-start: 24px;
    padding-block: 16px;
    border-block: 1px solid var(--hairline);
  }
  .toggle {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    cursor: pointer;
  }
  .toggle input {
    min-block-size: 0;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
  }
  input[type="range"] {
    margin: 0;
    inline-size: 9rem;
    padding: 0;
  }
  input[type="number"] {
    inline-size: 7.5rem;
  }
  input:user-invalid {
    border-color: var(--alarm);
  }
  .value {
    font-variant-numeric: tabular-nums;
    color: var(--ink);
  }
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 6px 8px;
    margin-block-start: 6px;
  }
  @container (max-width: 560px) {
    /* One row to be moved sideways: the picture stays near the field. The padding is for outlines. */
    .suggestions.one-row {
      flex-wrap: nowrap;
      overflow-x: auto;
      padding: 4px;
      scroll-padding: 4px;
      margin-inline: -4px;
    }
    .suggestions.one-row > * {
      flex: none;
    }
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`;
