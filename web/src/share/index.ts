import type { AttentionLab } from "../element/attention-lab.js";
import type { Translator } from "../lesson/translator.js";
import { define } from "../views/define.js";
import { TakeAway } from "./take-away.js";
import { ShareDialog } from "./share-dialog.js";

/** Opens the page's one share dialog, which remembers what was decided and gathered in it. */
export async function openShareDialog(lab: AttentionLab, words: Translator): Promise<void> {
  define({ "attention-lab-share": ShareDialog, "attention-lab-take-away": TakeAway });
  const present = document.querySelector<ShareDialog>("attention-lab-share");
  const dialog = present ?? document.createElement("attention-lab-share");
  if (!present) document.body.append(dialog);
  await (dialog as ShareDialog).show(lab, words);
}
