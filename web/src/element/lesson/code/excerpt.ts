/** A piece of a source file. */
export interface Excerpt {
  readonly code: string;
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
}

/**
 * The definition of a function or type that stands unindented in a source as our formatters write
 * it: from the comment and template line above it to the closing brace.
 *
 * @throws Error where there is none: a source was changed, and what quotes it must follow.
 */
export function excerpt(source: string, name: string): Excerpt {
  const lines = source.split("\n");
  const head = lines.findIndex((line, at) => names(line, name) && isDefinition(lines, at));
  if (head < 0) throw new Error(`code: there is no definition of ${name}; look where it has gone`);
  const last = lines.findIndex((line, at) => at >= head && /^\};?$/.test(line));
  const above = lines
    .slice(0, head)
    .findLastIndex((line) => !/^(\/\/|\/\*\*| \*|template)/.test(line));
  return { code: lines.slice(above + 1, last + 1).join("\n"), line: above + 2 };
}

/** “void score(”, “struct LayerWeights {”; a use stands indented. */
function names(line: string, name: string): boolean {
  const escaped = name.replace(/[^\w]/g, "\\$&");
  return new RegExp(`^[a-zA-Z[].*?(?<![\\w:.])${escaped}(\\(| \\{)`).test(line);
}

/** Whether a body comes before a semicolon. */
function isDefinition(lines: readonly string[], head: number): boolean {
  const text = lines
    .slice(head)
    .map((line) => line.replace(/\/\/.*/, ""))
    .join("\n");
  return /^[^;{]*\{/.test(text);
}
