const context = globalThis.document?.createElement("canvas").getContext("2d") ?? null;

/** The width of a text in CSS pixels, in a CSS font such as "18px sans-serif". */
export function measureText(text: string, font: string): number {
  if (!context) return estimated(text, font);
  context.font = font;
  return context.measureText(text).width;
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
