import type { AttentionLab } from "../element/attention-lab.js";

/** What the embed says to the page around it. They carry display state only, so any page may listen. */
type Message =
  | {
      readonly type: "attention-lab:ready" | "attention-lab:change" | "attention-lab:spec";
      readonly spec: AttentionLab["spec"];
    }
  | {
      readonly type: "attention-lab:resize";
      /** By these three, listeners of other embeds (Embedly's) know it too. */
      readonly context: "iframe.resize";
      readonly src: string;
      readonly height: number;
    };

/** Takes `attention-lab:set` and `attention-lab:get`; tells of `ready` once and of every `change`. */
export function answerMessages(lab: AttentionLab): void {
  const told = { spec: lab.spec };
  const tellChange = () => {
    if (told.spec === lab.spec) return;
    told.spec = lab.spec;
    tell({ type: "attention-lab:change", spec: lab.spec });
  };
  addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
    if (source !== parent || typeof data !== "object" || data === null) return;
    const { type, spec } = data as Record<string, unknown>;
    if (type === "attention-lab:set") {
      lab.spec = spec as typeof lab.spec;
      tellChange();
    }
    if (type === "attention-lab:get") tell({ type: "attention-lab:spec", spec: lab.spec });
  });
  const ready = () => {
    told.spec = lab.spec;
    tell({ type: "attention-lab:ready", spec: lab.spec });
    for (const change of ["spec-change", "attention-change"]) {
      lab.addEventListener(change, tellChange);
    }
  };
  // Where there is no engine, what is shown can be set and asked for all the same.
  lab.ready.then(ready, ready);
}

/** Tells the height of `content` whenever it changes. */
export function reportHeight(content: HTMLElement): void {
  new ResizeObserver(() => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    tell({ type: "attention-lab:resize", context: "iframe.resize", src: location.href, height });
  }).observe(content);
}

function tell(message: Message): void {
  if (parent !== window) parent.postMessage(message, "*");
}
