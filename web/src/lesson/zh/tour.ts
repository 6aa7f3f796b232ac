import type { tour as english } from "../en/tour.js";
import type { Translation } from "../messages.js";

export const tour: Translation<typeof english> = {
  "tour.label": "导览",
  "tour.progress": "{stop} / {stops}",
  "tour.back": "上一步",
  "tour.next": "下一步",
  "tour.finish": "完成",
  "tour.end": "结束",
  "tour.keys": "← → 翻页，Esc 结束",
  "tour.again": "再次显示",
  "tour.changed": "页面现在显示的不是这一步所讲的内容。",
  "tour.needs": {
    other:
      "注意力需要有可看的对象：导览至少要两个词元，而你的文本只有 {count} 个。再输入几个词，或使用示例；你的文本会保留。",
  },
  "tour.example": "使用“{text}”",
  "tour.ready": { other: "{count} 个词元，够了。" },
  "tour.begin": "开始",
  "tour.untrained":
    "导览使用未经训练的随机权重，展示注意力是怎样计算的；结束时可以回到训练过的模型。",
  "tour.over": "导览已结束，一切保持现在的样子。",
  "tour.restore": "回到之前的状态",
  "tour.resume": "继续",
  "tour.close": "关闭",

  "tourText.look":
    "这就是注意力：{query} 看句子中的每个词元，从有的词元取得多，从有的取得少。最粗的线是 {percent}，指向 {key}；{query} 的所有线合起来是 100%。",
  "tourText.choose":
    "每个词元都有自己要找的东西。在上面选另一个词元：单击它，或用方向键移到它再按 Enter。",
  "tourDone.choose":
    "好了：线变了，因为 {query} 有自己的关注。它从 {key} 取得最多，{percent}；接下来看看这个数是怎么来的。",
  "tourText.embed":
    "注意力用数来计算，所以每个词元变成 {width} 个数组成的向量：它的嵌入，加上表示所在位置的向量。这里是 {query} 的第一个数，以及它由哪些数相加而成。",
  "tourText.project":
    "三个参数矩阵把每个向量变成三个：查询（词元在找什么）、键（凭什么被找到）和值（它交出什么）。这里 {query} 的查询中的一个数，由它的全部 {width} 个数算出。",
  "tourText.scores":
    "{query} 与 {key} 有多匹配？把查询和键的数逐个相乘，再把 {headWidth} 个乘积相加：分数是 {score}。",
  "tourText.scale":
    "dₖ = {headWidth} 个乘积之和，其波动幅度大约是单个乘积的 √{headWidth} = {root} 倍。除以 √dₖ 正好抵消这一点，无论 dₖ 是多少：{score}\u00a0÷\u00a0{root}\u00a0=\u00a0{scaled}。",
  "tourText.softmax":
    "softmax 把 {query} 的分数变成份额：exp 使每个数为正，除以总和使这一行之和为 1。这一行说明 {query} 从每个词元取多少。{key} 的 {weight} 就是这样来的：缩放后的分数取 exp，再除以这一行的总和；其中每个数都可以继续往前追溯。",
  "tourText.predict":
    "现在猜一猜：如果不除以 √dₖ，{query} 的注意力会更平均，还是几乎全部给一个词元？关闭“除以 √dₖ”看看。",
  "tourDone.predict":
    "分数变为 {root} 倍，而 exp 把较大的差变得悬殊：{query} 的最大权重从 {usualPercent} 变为 {percent}。",
  "tourText.unscaled":
    "不做缩放时，{query} 的最大权重从 {usualPercent} 变为 {percent}。它越接近 100%，这一行就越不像混合，softmax 的梯度也越接近 0，训练几乎无法再改变它：所以要除以 √dₖ。",
  "tourText.mix":
    "现在 {query} 按权重从每个词元的值中取相应的份额，从 {key} 取 {percent}，再加起来：得到整句话的混合。这是一个头的结果；这里是它 {headWidth} 个数中的一个。",
  "tourText.heads":
    "一个头对 {query} 只有一行权重，只能折中：最关注 {oneKey}，{onePercent}。{heads} 个头各比较 {width} 个数中的 {headWidth} 个，于是有 {heads} 行，{query} 可以同时出于不同的理由关注不同的词元：{list}。",
  "tourText.output":
    "最后，各个头的混合并排拼接起来（{heads} × {headWidth} = {joined} 个数），矩阵 W_O 再把它们混合成输出：{query} 现在带有它所关注的词元的信息。这里可以看到每个头的贡献；上面步骤中的任何数，选中就能展开。",
};
