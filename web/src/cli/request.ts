import { parseArgs } from "node:util";
import { withFittingTokens } from "../element/computation.js";
import { tensorNames } from "../explain/cell.js";
import { figureNames, figureOfView } from "../export/figure-names.js";
import { formats, type Choice, type FormatName } from "../export/formats.js";
import { keyNames } from "../spec/keys.js";
import { readLink } from "../spec/link.js";
import { initialSpec, isKeyName, readSpec, type Ignored, type Spec } from "../spec/spec.js";
import { ownOptions, UsageError } from "./usage.js";

/** What the command line asks for. */
export interface Request {
  readonly spec: Spec;
  /** What in the link could not be used. */
  readonly ignored: readonly Ignored[];
  readonly format: FormatName | "png";
  readonly choice: Choice;
  readonly pixelRatio: number;
  readonly out: string | undefined;
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** @throws UsageError naming what came and what was expected. */
export async function readRequest(args: readonly string[]): Promise<Request | "help" | "version"> {
  const { values, positionals } = parsed(args);
  if (values["help"]) return "help";
  if (values["version"]) return "version";
  const { spec, ignored } = await specOf(values, positionals);
  const text = (name: keyof typeof ownOptions) => values[name] as string | undefined;
  const formatNames = [...(Object.keys(formats) as FormatName[]), "png" as const];
  return {
    spec,
    ignored,
    format: oneOf("format", text("format") ?? "json", formatNames),
    choice: {
      figure: oneOf("figure", text("figure") ?? figureOfView(spec), figureNames),
      tensor: oneOf("tensor", text("tensor") ?? "weights", tensorNames),
      width: wholeNumber("figure-width", text("figure-width"), 100, 4000),
    },
    pixelRatio: wholeNumber("pixel-ratio", text("pixel-ratio"), 1, 4) ?? 2,
    out: text("out"),
  };
}

function parsed(args: readonly string[]): { values: Values; positionals: readonly string[] } {
  const named = [...Object.keys(ownOptions), ...keyNames];
  const options = {
    ...Object.fromEntries(named.map((name) => [name, { type: "string" as const }])),
    help: { type: "boolean" as const, short: "h" },
    version: { type: "boolean" as const },
  };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The link's Spec, changed by the options. What an option says must hold; a link is read leniently. */
async function specOf(values: Values, positionals: readonly string[]) {
  if (positionals.length > 1) {
    const given = positionals.map((text) => JSON.stringify(text)).join(" ");
    throw new UsageError(`${positionals.length} texts came: ${given}; put one text in quotes`);
  }
  const link = values["link"];
  const base =
    typeof link === "string"
      ? withFittingTokens(await readLink(hashOf(link)))
      : { spec: initialSpec, ignored: [] };
  const given: Record<string, unknown> = Object.fromEntries(
    Object.entries(values).filter(([name]) => isKeyName(name)),
  );
  const [text] = positionals;
  if (text !== undefined && given["text"] !== undefined) {
    throw new UsageError("the text came twice, alone and as --text; expected one of them");
  }
  if (text !== undefined) given["text"] = text;
  const { spec, ignored } = withFittingTokens(readSpec(given, base.spec));
  const [wrong] = ignored;
  if (wrong) {
    throw new UsageError(`--${wrong.key} ${wrong.given}: expected ${wrong.range}`);
  }
  return { spec, ignored: base.ignored };
}

function hashOf(link: string): string {
  const at = link.indexOf("#");
  if (at >= 0) return link.slice(at);
  throw new UsageError(`--link ${link}: expected an address with a “#” and what follows it`);
}

function oneOf<const Name extends string>(option: string, given: string, names: readonly Name[]) {
  const found = names.find((name) => name === given);
  if (found !== undefined) return found;
  throw new UsageError(`--${option} ${given}: expected ${names.join(" | ")}`);
}

function wholeNumber(option: string, given: string | undefined, least: number, most: number) {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (/^\d+$/.test(given) && value >= least && value <= most) return value;
  throw new UsageError(`--${option} ${given}: expected ${least} to ${most}`);
}
