import type { exercises as english } from "../en/exercises.js";
import type { Translation } from "../messages.js";

export const exercises: Translation<typeof english> = {
  "exercises.title": "用你的句子做练习",
  "exercises.detail":
    "每个数都来自你的文本和当前设置，标准答案就是引擎算出的数。作答只保留在这个标签页里。",
  "exercises.kinds": "练习种类",
  "exercises.solved": { other: "本次已做对 {count} 题" },
  "exercises.done": "已做对",
  "exercises.check": "检查",
  "exercises.show": "显示解答",
  "exercises.hide": "隐藏解答",
  "exercises.another": "换一题",
  "exercises.solution": "解答",
  "exercises.jump": "在逐步计算中查看这个数",
  "exercises.tolerance": "保留两位小数即可：误差不超过 {tolerance} 就算对。",
  "exercises.shareTolerance":
    "可写成小数（0.62）、百分数（62%）或分数（5/8）；误差不超过 {tolerance} 就算对。",
  "exercises.share": "份额",
  "exercises.shareOf": "{key} 的份额",
  "exercises.value": "值",
  "exercises.mixed": "加权和",
  "exercises.shape": "形状，例如 3 × 5",
  "exercises.width": "宽度",
  "exercises.heads": "头数",
  "exercises.temperature": "温度",
  "exercises.products": { other: "其余 {count} 个乘积合计" },
  "exercises.tokens": { other: "其余 {count} 个词元合计" },
  "exercises.digits": "更精确的值是 {value}；上面的数经过舍入。",
  "exercises.right": "正确。",
  "exercises.near": "很接近。只在最后一步舍入，再检查末几位。",
  "exercises.partly": "其余都对；请再看看：{list}。",

  "exerciseKind.predict": "预测",
  "exerciseKind.score": "分数",
  "exerciseKind.softmax": "softmax 一行",
  "exerciseKind.blend": "加权求和",
  "exerciseKind.shape": "形状",

  "exerciseNone.predict":
    "在这段文本和这些设置下，任何开关都不会明显改变份额，没有可预测的。换成几个不同的词会更有看头。",
  "exerciseNone.score": "这段文本没有可计算的分数。",
  "exerciseNone.softmax": "词元只看得见自己时，这一行只有一个 1。要有两个词元才谈得上分配。",
  "exerciseNone.blend": "这里没有可加权求和的：需要两个词元，以及一个没有关闭的头。",
  "exerciseNone.shape": "这段文本没有张量。",

  "exerciseTask.score":
    "头 {head}：{query}（查询）与 {key}（键）的分数是多少？它是全部 {headWidth} 个维度上乘积 q·k 之和。",
  "exerciseTask.scaled": "头 {head}：已知 {query}（查询）与 {key}（键）的分数，缩放后是多少？",
  "exerciseTask.softmax": "头 {head}：用 softmax 把 {query} 这一行缩放后的分数变成份额。",
  "exerciseTask.blend":
    "头 {head}：{query} 的加权和中第 {dimension} 维是多少？把每个词元在该维上的值乘以权重，再相加。",

  "shapeTask.query": "Q 的形状是什么？",
  "shapeTask.headKey": "一个头的 K 是什么形状？",
  "shapeTask.headScores": "一个头的分数 QKᵀ 是什么形状？",
  "shapeTask.allWeights": "所有头的注意力权重合在一起是什么形状？",
  "shapeTask.mixed": "各头的结果拼接之后、乘以 W_O 之前，是什么形状？",
  "shapeTask.outputWeights": "W_O 的形状是什么？",
  "shapeTask.output": "输出的形状是什么？",

  "shapeWhy.query": "{tokens} 个词元各有一个查询；W_Q 把它变成所有头的 {joined} 个数。",
  "shapeWhy.headKey":
    "{tokens} 个词元在每个头里各有一个键；W_K 的 {joined} 列分给 {heads} 个头，每个 {headWidth} 个数。",
  "shapeWhy.headScores":
    "每个词元询问每个词元：{tokens} 个查询（行），{tokens} 个键（列）。头的宽度在求和中消失了。",
  "shapeWhy.allWeights": "{heads} 个头各有自己的方阵：{tokens} 个查询（行），{tokens} 个键（列）。",
  "shapeWhy.mixed":
    "{tokens} 个词元各从 {heads} 个头得到 {headWidth} 个数；并排放好共 {joined} 个。",
  "shapeWhy.outputWeights":
    "W_O 接收所有头的 {joined} 个数，给出 {width} 个数。它是参数，与词元个数无关。",
  "shapeWhy.output": "{tokens} 个词元各占一行，宽度与输入相同：{width}。因此下一层可以直接接着用。",

  "predict.now": "现在",
  "predict.reveal": "揭晓",
  "predict.right": "正确：{key} 增长最多，从 {before} 到 {after}。",
  "predict.chosen": "不是它：{key} 从 {before} 变为 {after}。",
  "predict.grows": "增长最多的是 {key}，从 {before} 到 {after}。",

  "predictTask.scaleOff":
    "关闭除以 √dₖ = {root}。在头 {head} 中，{query} 这一行里哪个词元的份额会增长最多？",
  "predictTask.scaleOn":
    "打开除以 √dₖ = {root}。在头 {head} 中，{query} 这一行里哪个词元的份额会增长最多？",
  "predictTask.hotter":
    "温度从 {temperature} 升到 {next}。在头 {head} 中，{query} 这一行里哪个词元的份额会增长最多？",
  "predictTask.colder":
    "温度从 {temperature} 降到 {next}。在头 {head} 中，{query} 这一行里哪个词元的份额会增长最多？",
  "predictTask.maskOn": "打开因果掩码。在头 {head} 中，{query} 这一行里哪个词元的份额会增长最多？",

  "predictThen.scaleOff": "不除以 √dₖ",
  "predictThen.scaleOn": "除以 √dₖ",
  "predictThen.hotter": "升温后",
  "predictThen.colder": "降温后",
  "predictThen.maskOn": "有掩码",

  "predictWhy.scaleOff":
    "不除时，分数之间的差距是原来的 {root} 倍，而 exp 把差变成比：最大的从其他所有词元那里夺走份额。",
  "predictWhy.scaleOn":
    "除过之后，分数之间的差距缩小到原来的 1/{root}：最大的让出份额，后面的得到份额。",
  "predictWhy.hotter": "温度升高使分数彼此靠近：份额趋于平均，最大的让出份额。",
  "predictWhy.colder": "温度降低使分数彼此拉开：最大的从其他所有词元那里夺走份额。",
  "predictWhy.maskOn": "后面的词元份额变为 0，按原来的比例分给留下的：其中最大的增长最多。",

  "exerciseExpected.score": "需要一个数，例如 −1.25 或 3/4。",
  "exerciseExpected.scaled": "需要一个数，例如 −1.25 或 3/4。",
  "exerciseExpected.softmax": "{key} 需要一个份额，例如 0.62、62% 或 5/8。每一格都要填。",
  "exerciseExpected.blend": "需要一个数，例如 −1.25 或 3/4。",
  "exerciseExpected.shape": "需要一个形状：若干整数，例如 3 × 5。",
  "exerciseExpected.prediction": "请先选择一个词元。",

  "exerciseHint.score": "还不对。每行的 q 与 k 相乘，再全部相加；若给出了合计，也要加上。",
  "exerciseHint.scaled": "还不对。给出了 dₖ 就除以它的平方根 √dₖ；给出了温度就再除以温度。",
  "exerciseHint.softmax": "还不对。对每个缩放后的分数取 exp，求和，再用每一个除以这个和。",
  "exerciseHint.blend": "还不对。每行的权重与值相乘，再全部相加；若给出了合计，也要加上。",
  "exerciseHint.shape": "还不对。共有 {tokens} 个词元，宽度 {width}，{heads} 个头。",

  "mistake.alreadyScaled": "这是缩放后的分数。问的是除之前的分数本身。",
  "mistake.notScaled": "漏了除以 √dₖ = {root}。",
  "mistake.byWidth": "除的是 dₖ = {headWidth}；应该除以它的平方根 √dₖ = {root}。",
  "mistake.noTemperature": "漏了除以温度 {temperature}。",
  "mistake.sign": "大小对了，符号不对。",
  "mistake.noRest": "漏加了给出的其余合计。",
  "mistake.swapped": "行和列弄反了：查询决定行，键决定列。",
  "mistake.percent": "大了一百倍。62% 的份额是 0.62；带上百分号也可以。",
  "mistake.unscaled": "这是对缩放前的分数做的 softmax。请用缩放后的分数。",
  "mistake.notDivided": "这些是指数值。每个都要除以它们的和。",
  "mistake.noExp": "漏了 exp：先对每个缩放后的分数取 exp，再除以和。",
  "mistake.masked": "掩码遮住了 {key}：它的份额正好是 0。",
  "mistake.maskIgnored": "把被遮住的词元也算进去了。掩码使它们不参与求和，份额为 0。",
  "mistake.sum": "一行的份额之和为 1；这里的和是 {sum}。",
  "mistake.order": "份额都对，但次序不对。",
  "mistake.alike": "这是普通平均，好像所有权重都相同。",
  "mistake.unweighted": "值直接相加了，没有乘以权重。",
  "mistake.onlyLargest": "这只是权重最大的那个词元。其他词元也有贡献。",
  "mistake.oneHead": "这是一个头的部分。这里问的是所有头。",
  "mistake.allHeads": "这是所有头合在一起。这里问的是一个头的部分。",
  "mistake.reversed": "数字对，顺序不对：先头，再行，再列。",
  "mistake.rank": { other: "这个形状有 {count} 个数，每个轴一个。" },
  "mistake.parameter": "W_O 是模型参数：它的形状与词元个数无关。",
};
