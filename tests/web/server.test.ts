import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

it("attention-lab.js can be imported where there is no page: it registers nothing", () => {
  const file = new URL("../../dist/attention-lab.js", import.meta.url).href;
  const script = `const { AttentionLab, readLink } = await import(${JSON.stringify(file)});
    const { spec } = await readLink("#text=a+b");
    console.log(typeof AttentionLab, spec.text, globalThis.customElements?.get("attention-lab"));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script]);
  expect(String(said).trim()).toBe("function a b undefined");
});
