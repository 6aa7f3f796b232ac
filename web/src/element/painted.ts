/** How long a page that is hidden, and paints nothing, is waited for, in milliseconds. */
const longest = 500;

/** Resolves when what has been drawn is painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, longest);
  });
}
