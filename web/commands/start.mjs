/** `npm start [-- --port N]`: builds what has changed and serves the page. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectFolder, runAsCommand } from "../../cpp/toolchain/process.mjs";
import { build } from "./build.mjs";

const DEFAULT_PORT = 4173;

await runAsCommand(async () => {
  const asked = portAsked();
  await build();
  // Vite is there only after the build has brought the dependencies.
  const { preview } = await import("vite");
  const server = await preview({
    configFile: join(projectFolder, "web/vite.config.ts"),
    // A port asked for must be that one; the usual one gives way to the next free.
    preview: { port: asked ?? DEFAULT_PORT, strictPort: asked !== undefined },
  });
  console.log(`\nAttention Lab: ${server.resolvedUrls.local[0]}   (Ctrl-C ends it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));
});

function portAsked() {
  const { values } = parseArgs({ options: { port: { type: "string" } } });
  if (values.port === undefined) return undefined;
  const port = Number(values.port);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Error(`--port ${values.port}: expected a number from 1 to 65535`);
}
