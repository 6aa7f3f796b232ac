import type { twin as english } from "../en/twin.js";
import type { Translation } from "../messages.js";

export const twin: Translation<typeof english> = {
  "twin.title": "比较两个句子",
  "twin.detail":
    "只改一处：名字、代词或词序，看看同一个头会怎样。相同的词元彼此对齐；被替换的词元与替换它的词元对齐。",
  "twin.label": "第二个句子",
  "twin.clear": "清除",
  "twin.pairs": "例如：",
  "twin.again": "重试",
  "twin.biggest": "头 {head} 中变化最大的是 {query} → {key}，{points}，从 {before} 到 {after}",
  "twin.same": "头 {head} 中没有任何权重的变化达到半个百分点",
  "twin.alone": {
    other: "{list} 没有对应的词元，不计入差值，因此差值各行之和不一定为 0。",
  },
  "twin.of.first": "“{token}”（第一句）",
  "twin.of.second": "“{token}”（第二句）",
  "twin.more": "另外 {count} 个",
  "twin.map.first": "第一句，头 {head}",
  "twin.map.second": "第二句，头 {head}",
  "twin.difference": "头 {head}：第二句减去第一句",
  "twin.differenceDetail": "紫色：第二句中权重更大。棕色：更小。变化最大处颜色最深。",
  "twin.looks.first": "在第一句中，{query} 最关注 {key}：{percent}。",
  "twin.looks.second": "在第二句中，{query} 最关注 {key}：{percent}。",
  "twin.absent.first": "{query} 在第一句中没有对应的词元。",
  "twin.absent.second": "{query} 在第二句中没有对应的词元。",
  "twin.numbers": "所看的一行的数值",
  "twin.caption": "{query} 在头 {head} 中关注什么，两句对照",
  "twin.keyIn.first": "键，第一句",
  "twin.keyIn.second": "键，第二句",
  "twin.weightIn.first": "权重，第一句",
  "twin.weightIn.second": "权重，第二句",
  "twin.change": "第二句 − 第一句",
};
