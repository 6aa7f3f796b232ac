const context = globalThis.document?.createElement("canvas").getContext("2d") ?? null;

/** What was measured, by font and text: most labels of a text are those of a keystroke before. */
const widths = new Map<string, number>();
const mostWidths = 5000;
// A host page's font may arrive after the first labels were measured in another.
globalThis.document?.fonts?.addEventListener("loadingdone", () => widths.clear());

/** The width of a text in CSS pixels, in a CSS font such as "18px sans-serif". */
export function measureText(text: string, font: string): number {
  if (!context) return estimated(text, font);
  const name = `${font}|${text}`;
  const known = widths.get(name);
  if (known !== undefined) return known;
  context.font = font;
  const { width } = context.measureText(text);
  if (widths.size >= mostWidths) widths.clear();
  widths.set(name, width);
  return width;
}

/** Where nothing can be measured: wide scripts and emoji fill a square, others about half of one. */
function estimated(text: string, font: string): number {
  const fontSize = parseFloat(/[\d.]+(?=px)/.exec(font)?.[0] ?? "");
  const share = font.startsWith("600 ") ? 0.62 : 0.56;
  const characters = Array.from(text);
  const wide = characters.filter((character) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u.test(
      character,
    ),
  );
  return (wide.length + share * (characters.length - wide.length)) * fontSize;
}
