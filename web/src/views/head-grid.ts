import { css } from "lit";

/** All heads side by side: four in a row, eight where there is room. */
export const headGrid = css`
  :host {
    container-type: inline-size;
  }
  .heads {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 16px 14px;
  }
  @container (min-width: 640px) {
    .heads {
      grid-template-columns: repeat(8, minmax(0, 1fr));
    }
  }
`;
