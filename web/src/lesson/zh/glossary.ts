import type { glossary as english } from "../en/glossary.js";
import type { Translation } from "../messages.js";

export const glossary: Translation<typeof english> = {
  "glossary.title": "术语表",
  "glossary.all": { other: "全部 {count} 个术语，附这个句子的数" },
  "glossary.more": "全部术语",

  "term.token": "词元",
  "definition.token":
    "文本中作为一个整体处理的片段：这里是一个单词、字符或标点。这段文本有 {count} 个词元。",
  "term.embedding": "嵌入",
  "definition.embedding":
    "代表词元的一列数（向量），词元无论出现在哪里都相同。这里它有 {width} 个数。",
  "term.position": "位置编码",
  "definition.position":
    "加到嵌入上的另一个向量，表示词元所在的位置：由不同波长的正弦和余弦组成。没有它也没有掩码时，注意力分不清词的先后顺序。",
  "definition.positionTrained":
    "词元所在的位置。这个模型不为它在嵌入上加任何东西：每个头为查询与键之间的每个距离学了一个数，加到缩放后的分数上。没有它也没有掩码时，注意力分不清词的先后顺序。",
  "term.query": "查询",
  "definition.query": "词元在找什么：它的向量乘以 W_Q。查询与每个词元的键作比较。",
  "term.key": "键",
  "definition.key": "词元凭什么被找到：它的向量乘以 W_K。键与查询越匹配，分数越大。",
  "term.value": "值",
  "definition.value":
    "词元交给关注它的词元的内容：它的向量乘以 W_V。其中有多少能传过去，由权重决定。",
  "term.score": "分数",
  "definition.score":
    "查询与键的点积 q·k：逐个相乘再相加。在头 {head} 中，{query} 与 {key} 的分数是 {score}。",
  "term.scaling": "缩放（÷√dₖ）",
  "definition.scaling":
    "分数要除以 dₖ 的平方根，dₖ 是一个头的查询的维数，因为分数的波动随它增大。这里 √{headWidth} = {root}。",
  "term.logit": "logit",
  "definition.logit":
    "送入 softmax 的数；这里是缩放后的分数；模型若学了距离，还要加上两个词元之间距离的那个数。一行中只有 logit 之间的差起作用。",
  "term.temperature": "温度",
  "definition.temperature":
    "softmax 之前用来除 logit 的数：小于 1 使一行更尖锐，大于 1 使它更平均。现在是 {temperature}。",
  "term.mask": "因果掩码",
  "definition.mask": "对每个词元遮住它之后的一切：这样的权重正好是 0。逐词生成文本的模型需要它。",
  "term.softmax": "softmax",
  "definition.softmax":
    "把一行 logit 变成和为 1 的正份额：各自取 exp，再除以总和。logit 加 1，它相对于其他份额就变为 e = 2.72 倍。",
  "term.weight": "注意力权重",
  "definition.weight":
    "查询分给某个键的注意力份额，在 0 与 1 之间；同一查询的权重之和为 1。在头 {head} 中，{query} 给 {key} 的权重是 {weight}。",
  "term.entropy": "熵",
  "definition.entropy":
    "一行权重分布得有多广，以比特计：全部给一个词元时为 0，平均分配时为个数的 log₂。在头 {head} 中，{query} 这一行是 {entropy}，最大可能是 {mostEntropy}。",
  "term.parameter": "参数",
  "definition.parameter":
    "由训练而不是由文本决定的数：这里是 W_Q、W_K、W_V 和 W_O 中的数。这一层共有 4 × {width} × {joined} = {parameterCount} 个。",
  "term.width": "宽度（d_model）",
  "definition.width": "词元经过模型时带有多少个数，即 d_model。这里是 {width}。",
  "term.selfAttention": "自注意力",
  "definition.selfAttention":
    "查询、键和值都来自同一序列的注意力：每个词元都看自己这段文本中的每个词元。",
  "term.head": "注意力头",
  "definition.head":
    "带有自己的查询、键和值的一次注意力计算。这里有 {heads} 个头，它们并行工作，互不可见。",
  "term.headWidth": "头的维数（dₖ）",
  "definition.headWidth":
    "一个头的每个查询、键和值有多少个数；通常是宽度 ÷ 头数。这里宽度为 {width}，{heads} 个头各有 {headWidth} 个数。",
  "term.subspace": "子空间",
  "definition.subspace":
    "{width} 维空间中，一个头自己的 W_Q、W_K、W_V 列所到达的部分：{headWidth} 维。在一个子空间里相距很远的词元，在另一个里可能很近。",
  "term.multiHead": "多头注意力",
  "definition.multiHead":
    "多个头并行处理同样的词元，结果拼接后乘以 W_O。只要 dₖ 等于宽度 ÷ 头数，头的数目就不改变参数的数目。",
  "term.concatenation": "拼接",
  "definition.concatenation":
    "把各个头的结果并排放在一起，不相加：每个词元 {heads} × {headWidth} = {joined} 个数。",
  "term.outputProjection": "输出投影（W_O）",
  "definition.outputProjection":
    "拼接后的结果所乘的矩阵，让不同的头找到的内容得以混合。它是这一层的最后一步。",
  "term.untrained": "未训练",
  "definition.untrained":
    "训练之前的参数：随机数。注意力对它们所做的计算是真实的，但它关注什么没有含义。",
};
