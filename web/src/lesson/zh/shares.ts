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
  "shares.switches": "注意力头：方向键选择，Enter 关闭或打开",
  "shares.output": "{query} 的输出：各部分之和",
  "shares.outputAllOn": "所有头都打开时 {query} 的输出",
  "shares.figure":
    "从上到下：该头加权求和得到的 {headWidth} 个数；其下是它在 W_O 中的行（{width} 列中的前 {columns} 列）；两者之积，即它在输出中的部分（{width} 个数）；它的份额，用长度表示，虚线表示朝相反方向。",
  "shares.hint":
    "用单击、触摸或方向键加 Enter 选择一个头，将它关闭或打开：关闭后它的混合结果为 0。",
  "shares.solo": "只留头 {head}",
  "shares.allOn": "打开所有头",
  "shares.turnShorter": { other: "去掉头 {list} 后，{query} 的输出转过 {angle}，缩短 {percent}" },
  "shares.turnLonger": { other: "去掉头 {list} 后，{query} 的输出转过 {angle}，变长 {percent}" },
  "shares.nothing": "所有头都关闭时，没有任何内容到达 {query} 的输出：它的数全部为 0",
  "shares.lengths":
    "所有头打开时的长度为 {before}，现在为 {after}；夹角余弦 {cosine}；变化量的长度 {change}。箭头在两个输出张成的平面内画出它们：灰色为所有头，紫红色为现在。",
};
