import type { ReactiveControllerHost } from "lit";

/** A module that is fetched when it is first asked for; those who asked are drawn again. */
export class Chunk<Module extends object> {
  #load: () => Promise<Module>;
  #arrived: Module | "failed" | undefined;
  #arriving: Promise<void> | undefined;

  constructor(load: () => Promise<Module>) {
    this.#load = load;
  }

  /** The module; undefined while it is on its way; “failed” where it cannot be had. */
  for(host: ReactiveControllerHost): Module | "failed" | undefined {
    if (this.#arrived) return this.#arrived;
    this.#arriving ??= this.#load().then(
      (module) => void (this.#arrived = module),
      () => void (this.#arrived = "failed"),
    );
    void this.#arriving.then(() => host.requestUpdate());
    return undefined;
  }
}
