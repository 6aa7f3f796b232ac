/** The one state: its keys, validation and links, published as `attention-lab/spec`. */
export { keyNames, keys, type Key, type KeyName } from "./keys.js";
export { readLink, writeLink } from "./link.js";
export { initialSpec, readSpec, type Ignored, type Reading, type Spec } from "./spec.js";
