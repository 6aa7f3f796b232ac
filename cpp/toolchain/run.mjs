/** `node cpp/toolchain/run.mjs COMMAND [ARGUMENT…]` runs any tool of the toolchain in this folder. */
import { findToolchain } from "./index.mjs";
import { runAsCommand } from "./process.mjs";

const [command, ...args] = process.argv.slice(2);

await runAsCommand(async () => {
  if (!command)
    throw new Error("No command given. For example: node cpp/toolchain/run.mjs em++ --version");
  const toolchain = await findToolchain();
  await toolchain.run(command, args, { cwd: process.cwd(), show: true });
});
