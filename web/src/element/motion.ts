/** How a figure is scrolled to: at once for those who want less motion. */
function scrollBehaviour(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}

/** For how long what is drawn after a change may still move what was scrolled to, in milliseconds. */
const settling = 2000;
/** What a reader does to move on by themselves. */
const movesOn = ["wheel", "touchmove", "pointerdown", "keydown"];

/**
 * Scrolls to a part of a page that is still being drawn: what grows above it meanwhile would leave it out
 * of sight, so it is scrolled to again, unless the reader has moved on.
 *
 * @param block - As in `Element.scrollIntoView`.
 * @param growing - What holds both the part and all that may move it.
 */
export function bringIntoView(part: Element, block: ScrollLogicalPosition, growing: Element): void {
  part.scrollIntoView({ behavior: scrollBehaviour(), block });
  const ended = new AbortController();
  const end = () => ended.abort();
  let isFirst = true;
  const observer = new ResizeObserver(() => {
    // An observer begins by telling the size as it is.
    if (!isFirst) part.scrollIntoView({ behavior: "instant", block });
    isFirst = false;
  });
  ended.signal.addEventListener("abort", () => observer.disconnect());
  for (const move of movesOn)
    addEventListener(move, end, { passive: true, capture: true, signal: ended.signal });
  observer.observe(growing);
  setTimeout(end, settling);
}
