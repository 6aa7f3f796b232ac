import type { walk as english } from "../en/walk.js";
import type { Translation } from "../messages.js";

export const walk: Translation<typeof english> = {
  "steps.title": "一步一步：从词元到输出",
  "steps.detail":
    "下面的每个数都来自你的句子。单击任意一个，或用方向键和 Enter，看看它由什么组成。",
  "steps.label": "步骤",
  "steps.previous": "上一步",
  "steps.next": "下一步",

  "step.tokens": "词元",
  "step.embed": "嵌入",
  "step.norm": "层归一化",
  "step.parameters": "参数",
  "step.project": "Q、K、V",
  "step.split": "分头",
  "step.scores": "分数",
  "step.scale": "缩放",
  "step.bias": "距离",
  "step.mask": "掩码",
  "step.softmax": "softmax",
  "step.mix": "加权求和",
  "step.concatenate": "拼接",
  "step.output": "输出",
  "step.residual": "相加",

  "stepText.tokens": "文本被切成 {count} 个[词元](term:token)。",
  "stepText.start": "模型在文本前面再放一个自己的词元：<start>。",
  "stepText.apart": "此时每个词元还是独立的：注意力尚未发生，谁也不知道别的词元。",
  "stepText.later":
    "这是第 {layer} 层（从 0 数起）：进来的数已经经过注意力，每个词元已知道别的词元的一些内容。",
  "stepText.embed":
    "每个词元变成 {width} 个数，即它的[嵌入](term:embedding)；同一个词元的嵌入总是相同。",
  "stepText.embedPlaced":
    "再加上另一列数，表示它所在的[位置](term:position)。注意力处理的就是这个和，记作 x。",
  "stepText.embedOff":
    "本来还要加上另一列数，表示它所在的[位置](term:position)；位置编码已关闭，所以注意力处理的 x 里没有位置。",
  "stepText.embedTrained": "其中没有词元的[位置](term:position)：这个模型稍后才把它加到分数上。",
  "stepText.embedLater":
    "这里是残差流：每个词元 {width} 个数，即它的[嵌入](term:embedding)加上前面各层的输出。",
  "stepText.norm":
    "在注意力之前，先把每个词元的数调到同一尺度：减去均值，除以标准差，再让每一维乘以学到的增益并平移。",
  "stepText.parameters":
    "计算开始之前已经给定：四个[矩阵](term:parameter)，以及头数 {heads}。W_Q、W_K、W_V 各为 {width} × {joined}，把词元变成查询、键和值；[W_O](term:outputProjection) 为 {joined} × {width}，混合各头的结果。这里显示属于头 {head} 的部分：W_Q、W_K、W_V 的列，以及 W_O 的行。",
  "stepText.project":
    "三个线性层把每个词元的数变成三个向量：[查询](term:query)，即它在找什么；[键](term:key)，即别人凭什么找到它；[值](term:value)，即它交出什么。",
  "stepText.projectValues":
    "在这一层里，值由词元自己的[嵌入](term:embedding)而不是 x 算出：头交出的就是它所看的那个词，不含混入其中的内容。",
  "stepText.split":
    "{joined} 列平均分给 {heads} 个[头](term:head)，每个 {headWidth} 列。这里显示头 {head} 的部分；从这里起每个头独立工作。",
  "stepText.scores":
    "每个查询与每个键相遇：对应的数相乘再相加。方向越一致，[分数](term:score)越大。",
  "stepText.scale":
    "{headWidth} 个乘积之和随 √{headWidth} 增长。[除以它](term:scaling)使分数的离散程度不随它增长，softmax 就不会把一切都给一个词元。之后再除以[温度](term:temperature)。",
  "stepText.bias":
    "这个模型的嵌入中没有位置。每个头学到的是对距离的偏好：这个数加到缩放后的[分数](term:score)上，得到的和就是 [logit](term:logit)。",
  "stepText.mask":
    "使用[因果掩码](term:mask)时，词元不能看后面的内容：这样的分数视为 −∞。没有掩码时什么都不隐藏。",
  "stepText.softmax":
    "每一行变成份额：exp 使每个[分数](term:logit)为正，除以该行之和使它们加起来等于 1。词元之间相互竞争：一个多得，其他就少得。一行说明它的词元将从每个词元的[值](term:value)中取多少。",
  "stepText.mix":
    "每个词元得到一组新的数：把所有词元的值乘以各自的[权重](term:weight)再相加，也就是加权和。",
  "stepText.concatenate":
    "{heads} 个头的结果重新[并排放好](term:concatenation)，每个 {headWidth} 列。",
  "stepText.output":
    "再经过一个线性层 [W_O](term:outputProjection)，把各个头的发现混合成输出：每个词元 {width} 个数。",

  "stepText.residual":
    "这一层并不替换词元的数，而是把输出加到输入上。这个和叫作残差流，是下一层的输入。",

  "tensor.folded": "显示：{rows} × {columns}",
  "tensor.showAll": "显示全部 {rows} × {columns}",
  "tensor.distances": "键在查询之前多少个词元；负数表示在其后",
  "tensor.ownColumns": "头 {head}：第 {first}–{last} 列，共 {all} 列",
  "tensor.ownRows": "头 {head}：第 {first}–{last} 行，共 {all} 行",
  "tensor.fold": "显示较少",

  "made.title": "这个数是怎么来的？",
  "made.pick": "在上面选择一个数。",
  "made.waiting": "正在获取权重矩阵……",
  "made.trail": "来路",
  "made.close": "关闭",
  "made.embedding":
    "代表 {token} 的随机数（由种子决定）之一，无论它出现在哪里都相同。它由词元、种子和维度的哈希得到。",
  "made.parameter": "模型的参数：这个矩阵中由种子生成的随机数之一。训练会改变它；这里它保持不变。",
  "made.position": "这个位置和维度的正弦或余弦（Vaswani 等 2017，§3.5）；关闭位置编码时为 0。",
  "made.trained": "学到的：训练把它定为这个值。",
  "made.trainedEmbedding":
    "在模型自己的词表中，{token} 无论出现在哪里都由这些学到的数表示，这是其中之一。",
  "made.unknownEmbedding": "模型不认识 {token}：这是它的“未知词”学到的数。",
  "made.mean": "{total} ÷ {count}",
  "made.deviation": "√({total} ÷ {count} + {epsilon})",
  "made.squared": "(数 − {mean})²",
  "made.masked": "{key} 在 {query} 之后，被掩码遮住：正好是 0。",
  "made.off": "头 {head} 已关闭：它找到的内容不会进入输出，它那些列的数正好是 0。",
  "made.dimension": "维度",
  "made.token": "词元",
  "made.part": "部分",
  "made.number": "数",
  "made.factors": "相乘的数",
  "made.term": "项",
  "made.logit": "logit（送入 softmax 的数）",
  "made.largest": "每个 logit 都减去该行最大的 {largest}，份额不变，只是避免 exp 过大。",
  "made.exp": "exp(logit − {largest})",
  "made.rest": { other: "其余 {count} 项合计" },
  "made.sum": "和",
  "made.share": "{part} ÷ {total}",
  "made.allTerms": { other: "按顺序显示全部 {count} 项" },
  "made.fewTerms": "显示最大的几项",
  "steps.track": "头的数目",
  "steps.oneHead": "自注意力：1 个头",
  "steps.manyHeads": { other: "多头：{count} 个头" },
  "flow.role": "计算过程",
  "flow.label": "头 {head} 的计算，到“{step}”这一步。左右键换步骤，上下键选查询。",
  "flow.hint":
    "从左到右，每个词元一行：键从上方与查询相遇，值从下方汇入加权和。长向量只画前几个数。空格键或 → 进入下一步。",
  "flow.rowBar": "{query} 在头 {head} 中的一行：总量为 1，由各词元分享",
  "flow.embedding": "嵌入",
  "flow.position": "位置编码",
  "flow.stream": "残差流",
  "flow.mean": "均值",
  "flow.deviation": "标准差",
  "flow.gain": "增益",
  "flow.shift": "平移",
  "flow.bias": "偏置",
  "flow.factor": "第二因子",
  "flow.relative": "学到的偏置",
  "flow.sum": "残差流 + 输出",
  "flow.x": "x",
  "flow.queryWeights": "W_Q",
  "flow.keyWeights": "W_K",
  "flow.valueWeights": "W_V",
  "flow.outputWeights": "W_O",
  "flow.query": "查询",
  "flow.key": "键",
  "flow.value": "值",
  "flow.scores": "分数",
  "flow.scaled": "缩放后",
  "flow.logits": "logits",
  "flow.masked": "掩码后",
  "flow.weights": "权重",
  "flow.mixed": "加权和",
  "flow.joined": "拼接",
  "flow.output": "输出",
  "made.soFar": "累计",
};
