import temml from "temml";
import type { Plugin } from "vite";

/** The colours of meaning, as classes: `\query{q}` is a query's. */
const roles = ["query", "key", "value", "output"];
const macros = Object.fromEntries(roles.map((role) => [`\\${role}`, `\\class{${role}}{#1}`]));

/** `\live{name}`: where the page sets in a number or a token of its own. */
const live = /\\live\{([a-zA-Z]+)\}/g;

/** How they are marked in MathML. */
const marked = /<mn>@(\w+)@<\/mn>/g;

/** Live values go through the compiler as numbers that no formula holds. */
const firstStandIn = 7_770_000;

/**
 * Compiles `*.tex` to Lit templates of MathML, so that no TeX is read in the browser. A file has
 * blocks, each begun by `%% name`, with one formula a line. The module exports `formulas`:
 * see src/element/lesson/formula/tex.d.ts.
 */
export function texPlugin(): Plugin {
  return {
    name: "tex",
    transform(source, id) {
      if (!id.endsWith(".tex")) return undefined;
      return { code: moduleOf(source), map: null, moduleType: "js" };
    },
  };
}

function moduleOf(source: string): string {
  const blocks = source.split(/^%% (?=\S)/m).slice(1);
  const entries = blocks.map((block) => {
    const [name = "", ...lines] = block.trim().split("\n");
    const formulas = lines.filter((line) => line.trim() && !line.startsWith("%")).map(formulaOf);
    return `${JSON.stringify(name)}: [${formulas.join(", ")}]`;
  });
  return `import { html } from "lit";\nexport const formulas = { ${entries.join(",\n")} };\n`;
}

function formulaOf(line: string): string {
  const math = template(mathml(line), marked, "math");
  const tex = template(withoutRoles(line), live, "tex");
  return `{ math: (live) => html\`${math}\`, tex: (live) => \`${tex}\` }`;
}

/** MathML with `<mn>@name@</mn>` for each live value. */
function mathml(line: string): string {
  const names = Array.from(line.matchAll(live), ([, name]) => name);
  let at = firstStandIn;
  const compiled = temml
    .renderToString(
      line.replace(live, () => String(at++)),
      { displayMode: true, trust: true, throwOnError: true, macros },
    )
    // What it says is in depth-styles.ts, since the page's policy refuses style attributes.
    .replace(' class="tml-display" style="display:block math;"', ' dir="ltr"')
    .replace(/<mn( class="\w+")?>(777\d{4})<\/mn>/g, (_, role: string | undefined, standIn) => {
      const set = `<mn>@${names[Number(standIn) - firstStandIn]}@</mn>`;
      return role ? `<mrow${role}>${set}</mrow>` : set;
    });
  if (compiled.includes("style=")) {
    throw new Error(`tex: “${line}” needs a style attribute, which the page's policy refuses`);
  }
  if (compiled.match(marked)?.length !== line.match(live)?.length) {
    throw new Error(`tex: “${line}” has a live value where none can stand`);
  }
  return compiled;
}

/** The formula as anybody's LaTeX reads it: what a colour was laid on stays, in its group. */
function withoutRoles(line: string): string {
  const role = new RegExp(`\\\\(?:${roles.join("|")})(?=\\{)`, "g");
  return line.replace(role, "");
}

/** A template literal's text, with holes for the live values' `form`. */
function template(text: string, hole: RegExp, form: "math" | "tex"): string {
  const pieces = text.split(hole);
  return pieces
    .map((piece, at) =>
      at % 2 === 0 ? piece.replace(/[\\`]|\$\{/g, "\\$&") : `\${live("${piece}").${form}}`,
    )
    .join("");
}
