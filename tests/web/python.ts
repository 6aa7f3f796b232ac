import { spawnSync } from "node:child_process";

/** Debian's, unless tests/run.mjs found another one. */
const program = process.env["PYTHON"] ?? "/usr/bin/python3";

/** Runs a Python program and gives what it prints; `input` is its standard input. */
export function runPython(code: string, input: string | Uint8Array = ""): string {
  const { status, stdout, stderr, error } = spawnSync(program, ["-X", "utf8", "-c", code], {
    input,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return stdout.toString();
  throw new Error(
    `${program} ended with ${status}: ${error?.message ?? stderr.toString()}\nnpm test brings NumPy`,
  );
}
