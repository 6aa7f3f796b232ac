import type { whatIf as english } from "../en/what-if.js";
import type { Translation } from "../messages.js";

export const whatIf: Translation<typeof english> = {
  "whatif.title": "开关改变了什么",
  "whatif.detail":
    "同一个头在常规设置下（无掩码、÷√dₖ、温度 1、有位置编码），以及差值：紫色处权重变大，棕色处变小。差值的每一行之和为 0：一个词元多得，其他就少得。",
  "whatif.usual": "头 {head}，常规设置",
  "whatif.difference": "头 {head}：现在减去常规",
  "whatif.biggest": "头 {head} 中变化最大的是 {query} → {key}，{points} 个百分点",
};
