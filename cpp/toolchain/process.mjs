/** Starting other programs: found on PATH, shown or kept quiet, and a failure that explains itself. */
import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const TAIL_LINES = 100;

/** The full path of a program on PATH, or undefined. */
export function onPath(name) {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** One line about what goes on; on stderr, so that a tool's own output stays clean. */
export function note(text) {
  console.error(`  ${text}`);
}

/**
 * Runs a program in the project's folder to its end and gives `{ code, output }`. `show: true`
 * prints its output as it comes; without it the output is only kept.
 */
export function execute(command, args, { cwd = projectFolder, env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks = [];
    const collect = (from, to) =>
      from.on("data", (chunk) => {
        chunks.push(chunk);
        if (show) to.write(chunk);
      });
    collect(child.stdout, process.stdout);
    collect(child.stderr, process.stderr);
    child.on("error", (error) => reject(new Error(`${command} does not start: ${error.message}`)));
    child.on("close", (code, signal) => {
      const output = Buffer.concat(chunks).toString();
      resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output });
    });
  });
}

/** As `execute` for a program that must succeed: gives its output, or throws its last lines. */
export async function mustRun(command, args, options = {}) {
  const { code, output } = await execute(command, args, options);
  if (code === 0) return output;
  const lines = output.trimEnd().split("\n");
  const tail = options.show ? [] : lines.slice(-TAIL_LINES);
  throw new Error([...tail, `exit code ${code} from: ${commandLine(command, args)}`].join("\n"));
}

/** The command as one could type it into a shell. */
function commandLine(command, args) {
  return [command, ...args]
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(" ");
}

/** Runs a command's entry point: a failure is told in words and becomes exit code 1. */
export async function runAsCommand(work) {
  try {
    await work();
  } catch (error) {
    // A plain Error is one of ours and explains itself; any other is a bug and needs its stack.
    console.error(error.name === "Error" ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
