const longest = 24;

/** A token as it is printed: white space made visible, a very long word cut in its middle. */
export function tokenLabel(text: string): string {
  const visible = text
    .replace(/\r\n|[\n\r]/gu, "⏎")
    .replace(/\t/gu, "⇥")
    .replace(/\s/gu, "␣");
  const characters = Array.from(visible);
  if (characters.length <= longest) return visible;
  const half = longest / 2;
  return `${characters.slice(0, half).join("")}…${characters.slice(1 - half).join("")}`;
}

/** Which way a text runs: the way of its first letter that has one (UAX #9, P2). */
export function textDirection(text: string): "ltr" | "rtl" {
  const letter = /\p{L}/u.exec(text)?.[0] ?? "";
  const rightToLeft =
    /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
  return rightToLeft.test(letter) ? "rtl" : "ltr";
}

/** The labels, each repeated one with the number of its occurrence: I₁ · love · A · I₂. */
export function tokenNames(labels: readonly string[]): string[] {
  const seen = new Map<string, number>();
  const numbers = labels.map((label) => {
    const number = (seen.get(label) ?? 0) + 1;
    seen.set(label, number);
    return number;
  });
  return labels.map((label, index) =>
    (seen.get(label) ?? 0) > 1 ? label + subscript(numbers[index] ?? 0) : label,
  );
}

function subscript(number: number): string {
  const zero = "₀".codePointAt(0) ?? 0;
  return Array.from(String(number), (digit) => String.fromCodePoint(zero + Number(digit))).join("");
}
