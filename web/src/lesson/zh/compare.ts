import type { compare as english } from "../en/compare.js";
import type { Translation } from "../messages.js";

export const compare: Translation<typeof english> = {
  "many.title": "一张图平均掉了什么",
  "many.detail":
    "熵表示一行权重有多分散，单位是比特：H = −Σ w·log₂ w。全部权重给一个词元时为 0。2ᴴ 是熵相同而权重均匀的一行所关注的词元数，即有效关注词元数。",
  "many.tally": {
    other: "对 {query}，{heads} 个头最关注的词元共有 {count} 个；单个头把 {percent} 给了 {key}。",
  },
  "many.gap": "它给 {key} 的是 {one}，而头 {head} 给了 {many}。",
  "many.noGap": "没有哪个头给任何词元的份额比它更大。",
  "many.caption": "{query} 在单个头和多个头中各关注什么",
  "many.most": "最关注",
  "many.weight": "权重",
  "many.entropy": "熵 H（比特）",
  "many.effective": "有效关注词元数 2ᴴ",
  "many.score": "{query} → {key} 的 q·k",
  "many.scoreSum": { other: "{count} 个头的 q·k 之和" },
  "many.scoreDetail":
    "单个头的 q·k 等于各头 q·k 之和：它在唯一的 softmax 之前把各头比较的结果加在一起。而多个头各有自己的 softmax。",
  "many.all": { other: "全部 {count} 个查询" },
  "many.allCaption": "每个查询在每个头中：最关注的词元、熵 H（比特）和 2ᴴ",
  "many.difference": "头 {head} 减去单个头",
  "many.biggest": "头 {head} 与单个头差别最大的是 {query} → {key}：头 {head} 为 {points}",
  "cost.title": "各需要多少计算",
  "cost.part": "部分",
  "cost.formula": "公式",
  "cost.heads": { other: "{count} 个头" },
  "cost.parameters": "参数",
  "cost.project": "乘加：Q、K、V 和 W_O",
  "cost.scores": "乘加：分数",
  "cost.softmax": "softmax 的 exp（单个头 h = 1）",
  "cost.mix": "乘加：加权求和",
};
