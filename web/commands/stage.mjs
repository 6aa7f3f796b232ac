/** Says what a command is doing and how long that took, and skips what is up to date. */

/** Runs `work` unless its `product` (see product.mjs) is current, and gives its result. */
export async function stage(title, work, product) {
  console.log(`▸ ${title} …`);
  if (product?.isCurrent()) {
    console.log("  up to date");
    return undefined;
  }
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  try {
    const result = await work();
    product?.record();
    console.log(`  done in ${seconds()}`);
    return result;
  } catch (error) {
    console.log(`  failed after ${seconds()}`);
    throw error;
  }
}
