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
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`;

export const figures = css`
  .origin {
    margin-block-start: 14px;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
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
    z-index: 1;
    background: var(--surface);
    border-block-end: 1px solid var(--hairline);
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
    margin-block-start: 8px;
  }
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
  .biggest {
    font-size: 1.125rem;
    margin-block-end: 16px;
  }
  .hint,
  .comparison {
    margin-block-start: 16px;
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
  .notice ul {
    margin: 4px 0 8px;
    padding-inline-start: 20px;
    overflow-wrap: anywhere;
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-end: 16px;
  }
  .steps [aria-current] {
    border-color: var(--weight);
    box-shadow: inset 0 -3px var(--weight);
    font-weight: 600;
  }
  .steps button:disabled {
    color: var(--quiet);
    border-color: var(--hairline);
    cursor: default;
  }
  .equation {
    font-family: math, "STIX Two Math", "Cambria Math", serif;
    font-size: 1.125rem;
    margin-block: 10px 18px;
    font-variant-numeric: tabular-nums;
  }
  .tensors {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
  }
  .made {
    margin-block-start: 24px;
    padding: 16px 20px;
    border: 1px solid var(--hairline);
    border-inline-start: 3px solid var(--weight);
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
  .made td:last-child,
  .made th:last-child {
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
    .made th,
    .made td {
      padding-inline-end: 6px;
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
