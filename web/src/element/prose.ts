import type { TemplateResult } from "lit";
import type { MessageKey } from "../lesson/messages.js";
import type { Parameters } from "../lesson/translator.js";
import { spoken } from "../views/sentence.js";
import type { AttentionLab } from "./attention-lab.js";

/**
 * The content of a paragraph: a message whose tokens are in their colours, and whose terms open their
 * definitions below it, once the lesson is there. Each key at one place of the page only.
 */
export function prose(
  lab: AttentionLab,
  key: MessageKey,
  parameters: Parameters = {},
): TemplateResult {
  const { words, lesson } = lab;
  return lesson && words.hasLesson
    ? lesson.withTerms(lab, key, parameters)
    : spoken(words, { key, parameters });
}
