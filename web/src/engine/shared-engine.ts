/** One engine for all who use it: started for the first, ended when the last has left. */
export class SharedEngine<Engine> {
  #start: () => Promise<Engine>;
  #end: (engine: Engine) => void;
  #users = new Set<object>();
  #engine?: Promise<Engine>;

  constructor(start: () => Promise<Engine>, end: (engine: Engine) => void) {
    this.#start = start;
    this.#end = end;
  }

  /** The engine, which stays until this user leaves. One that could not start is tried again. */
  join(user: object): Promise<Engine> {
    this.#users.add(user);
    if (!this.#engine) {
      const engine = this.#start();
      engine.catch(() => this.#engine === engine && (this.#engine = undefined));
      this.#engine = engine;
    }
    return this.#engine;
  }

  leave(user: object): void {
    if (!this.#users.delete(user) || this.#users.size > 0) return;
    void this.#engine?.then(this.#end, () => undefined);
    this.#engine = undefined;
  }
}
