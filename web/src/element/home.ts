import { keyNames, keys, type Key } from "../spec/keys.js";
import { readSpec, type KnownSpec, type Spec } from "../spec/spec.js";

/** What an element's own tag says, before any link and any reader. */
export function homeOf(element: Element): Spec {
  const names = keyNames.filter((name) => element.hasAttribute(name));
  const said = names.map((name) => [name, attributeValue(name, element.getAttribute(name) ?? "")]);
  return readSpec(Object.fromEntries(said)).spec;
}

/** `<attention-lab lock>` says more than that lock is empty. */
export function attributeValue(name: keyof KnownSpec, value: string): unknown {
  return value === "" ? ((keys[name] as Key<unknown>).bare ?? value) : value;
}
