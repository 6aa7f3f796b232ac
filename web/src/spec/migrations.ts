/** What a link or a stored Spec says, key by key. */
export type Given = Readonly<Record<string, unknown>>;

/** Makes what was said in one version say the same in the next. Pure. */
export type Migration = (given: Given) => Given;

/**
 * One for each version but the present: the first leads from version 1 to 2. A key that changes its
 * meaning gets one here, and links of before go on meaning what they meant.
 */
const migrations: readonly Migration[] = [];

/** The version that is written. */
export const version = migrations.length + 1;

/** What was given, in the present version; a version that does not exist is left for validation. */
export function migrated(given: Given, steps: readonly Migration[] = migrations): Given {
  const from = Number(given["v"] ?? steps.length + 1);
  const isEarlier = Number.isInteger(from) && from >= 1 && from <= steps.length;
  if (!isEarlier) return given;
  return {
    ...steps.slice(from - 1).reduce((said, step) => step(said), given),
    v: steps.length + 1,
  };
}
