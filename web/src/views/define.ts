/** Registers figures' tags; a second copy of this module on a page leaves the first in place. */
export function define(figures: Readonly<Record<string, CustomElementConstructor>>): void {
  for (const [name, figure] of Object.entries(figures)) {
    if (!customElements.get(name)) customElements.define(name, figure);
  }
}
