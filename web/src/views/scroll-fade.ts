import { css } from "lit";

/**
 * What is wider than its place fades out at the right until it is scrolled to its end. Driven by the
 * scroll position itself: where nothing is cut off, or a browser has no such timelines, nothing fades.
 */
export const scrollFade = css`
  .scroller {
    mask: linear-gradient(to right, #000 calc(100% - 3rem), transparent) no-repeat;
    mask-size: calc(100% + 3rem) 100%;
    animation: fade-end linear both;
    animation-timeline: scroll(self inline);
  }
  @keyframes fade-end {
    0%,
    90% {
      mask-size: 100% 100%;
    }
    100% {
      mask-size: calc(100% + 3rem) 100%;
    }
  }
`;
