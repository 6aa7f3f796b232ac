import type { exports as english } from "../en/exports.js";
import type { Translation } from "../messages.js";

export const exports: Translation<typeof english> = {
  "export.looks": "{query} 最关注 {key}（{percent}）",
  "export.altLines": "从 {query} 出发的连线，粗细即权重：{list}。",
  "export.altMatrix": { other: "权重矩阵，{where}，{count} × {count}。{list}。" },
  "export.altHeads": { other: "{count} 张小权重图，每个头一张。{query} 最关注的词元：{list}。" },
  "export.altShares": "{caption}：{list}。",
  "export.altTensor": "{tensor}，{shape}（{shown}）：数值从 {least} 到 {largest}。",
  "export.flow": "头 {head} 的计算，到“{step}”这一步",
  "export.altFlow": "{title}。已算出：{list}。{query} 的一行加了框。",
  "export.sheetTitle": "手算注意力：{query}，{where}",
  "export.solvedTitle": "手算注意力（含解答）：{query}，{where}",
  "export.sheetName": "姓名",
  "export.sheetRound": "填写粗框单元格，保留 {decimals} 位小数；末位可能因四舍五入而不同。",
  "export.sheetHidden": { other: "{count} 个词元在后面，被掩码遮住：权重为 0。" },
  "export.sheetScores":
    "把查询与每个键逐列相乘，再把乘积相加，得到分数。共 {headWidth} 列，只印出前 {columns} 列；若省略了其余各列，则给出它们对总和的贡献。",
  "export.sheetRest": { other: "其余 {count} 个乘积合计" },
  "export.sheetSoftmax":
    "把每个分数除以 {divisor}，得到 s。减去所有 s 中的最大值，取 exp，再除以全部 exp 之和。权重之和为 1。",
  "export.sheetOthers": { other: "其余 {count} 个词元合计" },
  "export.sheetOthersBlend": { other: "其余 {count} 个词元（值乘以权重）" },
  "export.sheetBlend":
    "把权重抄过来。每个值乘以其权重，再按列相加，就是该词元得到的新表示：{headWidth} 列中的前 {columns} 列。",
};
