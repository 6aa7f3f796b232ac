/**
 * Building SVG and HTML as text, outside a browser. `Markup` is text that is safe to put between
 * tags; a plain string is none, so that the compiler refuses a token that was not escaped.
 */

declare const brand: unique symbol;
export type Markup = string & { readonly [brand]: true };

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export const nothing = "" as Markup;

/** A text as markup: what XML could read as markup is escaped, what it cannot hold is replaced. */
export function escaped(text: string): Markup {
  return legal(text).replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`) as Markup;
}

/** An element; attributes that are undefined are left out, and an empty one closes itself. */
export function tag(name: string, attributes: Attributes, ...children: readonly Markup[]): Markup {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${written(value ?? "")}"`)
    .join("");
  const content = join(children);
  return (
    content === "" ? `<${name}${given}/>` : `<${name}${given}>${content}</${name}>`
  ) as Markup;
}

export function join(pieces: readonly Markup[], separator = ""): Markup {
  return pieces.join(separator) as Markup;
}

/** A hundredth of a pixel is finer than any screen. */
function written(value: string | number): string {
  return typeof value === "number" ? String(Number(value.toFixed(2))) : escaped(value);
}

/** What XML cannot hold (1.0, §2.2), nor TeX read: control characters and halves of surrogate pairs. */
export function legal(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}
