import type { Message } from "../messages.js";

/** The same step as a story, in numbers, as a formula and as code. */
export const depth = {
  "depth.label": "How the step is told",
  "depth.fetching": "Fetching …",
  "depth.missing": "This part could not be loaded. Reload the page, or check the connection.",

  "depthName.story": "Story",
  "depthName.numbers": "Numbers",
  "depthName.formula": "Formula",
  "depthName.code": "Code",

  "formula.label": "The step's formulas",
  "formula.copy": "Copy as LaTeX",

  "code.cpp": "C++: what has computed this here, compiled to WebAssembly",
  "code.readable": "C++: the step, written to be read; compiled, and the tests’ authority",
  "code.fast": "C++: the fast form, which has computed this here; the tests hold it to the first",
  "code.typescript": "TypeScript: the text is split before the C++ sees it",
  "code.numpy": "The same step in NumPy",
  "code.copy": "Copy",
  "code.copyProgram": "Copy the program up to this step",

  "copy.copied": "Copied",
  "copy.refused": "The browser does not allow copying here. Here is the text, selected:",
} as const satisfies Record<string, Message>;
