import type { whatIf as english } from "../en/what-if.js";
import type { Translation } from "../messages.js";

export const whatIf: Translation<typeof english> = {
  "whatif.title": "如果……会怎样？",
  "whatif.detail":
    "改变一个设置，看看它有什么作用：常规设置下的图（÷√dₖ、无掩码、温度 1、有位置编码、常规头数、词序如原文），现在的图，以及差值：紫色处权重变大，棕色处变小。差值的每一行之和为 0：一个词元多得，其他就少得。",
  "whatif.if": "如果……",
  "whatif.try.scale": "分数不除以 √dₖ",
  "whatif.try.mask": "因果掩码遮住后面的词元",
  "whatif.try.temperature": "温度为 {temperature}",
  "whatif.try.positions": "没有位置编码",
  "whatif.try.heads": { other: "只有 {count} 个头" },
  "whatif.try.shuffle": "打乱词序",
  "whatif.usual.head": "头 {head}，常规设置",
  "whatif.now.head": "头 {head}，现在",
  "whatif.difference.head": "头 {head}：现在减去常规",
  "whatif.biggest.head": "头 {head} 中变化最大的是 {query} → {key}，{points}",
  "whatif.usual.mean": { other: "{count} 个头的平均，常规设置" },
  "whatif.now.mean": { other: "{count} 个头的平均，现在" },
  "whatif.difference.mean": "现在减去常规",
  "whatif.biggest.mean": "各头平均中变化最大的是 {query} → {key}，{points}",
  "whatif.meanDetail":
    "宽度不同的头看的是不同的数，单个头的图没有对应者：因此比较的是所有头的图的平均。",
  "change.points": "{number} 个百分点",
  "whatif.same": "没有任何权重的变化达到半个百分点",

  "order.title": "每个词的输出：原文顺序与打乱后",
  "order.stayed":
    "位置编码已关闭：每个词无论在哪里，输出都与之前相同。任意两个数的最大差为 {difference}，来自舍入：求和的顺序不同。",
  "order.moved":
    "位置编码已打开：{query} 的输出变动最大，为 {change}，而其长度为 {length}。任意两个数的最大差为 {difference}。",
  "order.masked":
    "位置编码已关闭，但因果掩码取决于词序：{query} 的输出变动最大，为 {change}，而其长度为 {length}。任意两个数的最大差为 {difference}。",
  "order.alone": "只有一个词，没有别的顺序。",
  "order.caption": {
    other: "每个词的输出的前 {count} 个数（共 {width} 个），以及所有数中的最大差",
  },
  "order.word": "词",
  "order.places": "位置",
  "order.before": "原文顺序的输出",
  "order.after": "打乱后的输出",
  "order.difference": "最大差",
};
