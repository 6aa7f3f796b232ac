import type { TaskName } from "./trained-types.js";

/** Where the shipped models are. Written out, so that bundlers find the files and bring them along. */
const files: Readonly<Record<TaskName, () => URL>> = {
  friends: () => new URL("../../models/friends.safetensors", import.meta.url),
  induction: () => new URL("../../models/induction.safetensors", import.meta.url),
  grammar: () => new URL("../../models/grammar.safetensors", import.meta.url),
  "grammar-emergent": () => new URL("../../models/grammar-emergent.safetensors", import.meta.url),
  language: () => new URL("../../models/language.safetensors", import.meta.url),
};

/** What was fetched, or is on its way. */
const fetched = new Map<TaskName, Promise<Uint8Array>>();

/** The bytes of a shipped model, fetched once. @throws Error where they cannot be had; ask again then. */
export function modelFile(name: TaskName): Promise<Uint8Array> {
  const known = fetched.get(name);
  if (known) return known;
  const fetching = fetchModel(name);
  fetched.set(name, fetching);
  fetching.catch(() => fetched.delete(name));
  return fetching;
}

async function fetchModel(name: TaskName): Promise<Uint8Array> {
  const response = await fetch(files[name](), { credentials: "omit" });
  if (!response.ok) {
    throw new Error(
      `attention: the model ${name} could not be fetched (status ${response.status})`,
    );
  }
  return new Uint8Array(await response.arrayBuffer());
}
