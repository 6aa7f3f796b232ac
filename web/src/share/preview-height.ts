import type { ReactiveController, ReactiveControllerHost } from "lit";

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** How high the previewed frame says that its view is, by the message that any host page gets. */
export class PreviewHeight implements ReactiveController {
  /** In CSS pixels; undefined until the first message. */
  value: number | undefined;

  #host: Host;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("message", this.#onMessage);
  }

  hostDisconnected(): void {
    removeEventListener("message", this.#onMessage);
  }

  #onMessage = ({ source, data }: MessageEvent<unknown>): void => {
    const frame = this.#host.renderRoot.querySelector("iframe");
    if (!frame || source !== frame.contentWindow) return;
    if (typeof data !== "object" || data === null) return;
    const { type, height } = data as Record<string, unknown>;
    if (type !== "attention-lab:resize" || typeof height !== "number") return;
    if (height === this.value) return;
    this.value = height;
    this.#host.requestUpdate();
  };
}
