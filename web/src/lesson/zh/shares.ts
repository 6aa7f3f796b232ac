import type { shares as english } from "../en/shares.js";
import type { Translation } from "../messages.js";

export const shares: Translation<typeof english> = {
  "shares.title": "所有头汇成一个输出",
  "shares.detail":
    "各个头并排放好再乘以 W_O，加起来就是输出，而每个头的贡献可以精确地分开：第 h 部分 = mixedₕ·W_O,ₕ。份额表示这一部分沿整个输出方向走了多远；各份额之和为 100%。负的份额则朝相反方向。",
  "shares.caption": "每个头对 {query} 的输出的贡献",
  "shares.head": "头",
  "shares.share": "在输出中的份额",
  "shares.norm": "该部分的长度",
};
