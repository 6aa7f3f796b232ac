import type { faq as english } from "../en/faq.js";
import type { Translation } from "../messages.js";

export const faq: Translation<typeof english> = {
  "faq.title": "常见问题",

  "question.explanation": "注意力能解释模型在想什么吗？",
  "answer.explanation":
    "单凭它不能：[权重](term:weight)只说明在一层中有多少[值](term:value)从一个词元流向另一个，而不说明模型为什么这样回答。Jain 与 Wallace（2019，“Attention is not Explanation”）发现，权重常常与其他重要性度量不一致，而且差别很大的权重也能得到同样的预测；Wiegreffe 与 Pinter（2019，“Attention is not not Explanation”）则指出，这取决于怎样定义解释，并提出了检验权重何时可以作为解释的方法。",

  "question.random": "为什么权重是随机的？从中能学到什么？",
  "answer.random":
    "“[未训练](term:untrained)”的模型[参数](term:parameter)是随机的，所以谁关注谁没有含义。但机制与训练好的模型相同：[分数](term:score)如何产生，为什么要缩放，[softmax](term:softmax) 做什么，各个[头](term:head)怎样不同、怎样合并。训练好的模型只是在同样的公式里用了别的数。",

  "question.root": "为什么是 √dₖ，而不是 dₖ？",
  "answer.root":
    "[分数](term:score)是 dₖ 个乘积之和。如果它们相互独立，均值为 0，方差为 1，那么和的方差是 dₖ，典型大小是 √dₖ：除以它，无论[头的维数](term:headWidth)是多少，方差都是 1。若除以 dₖ = {headWidth}，差别只剩约 1/√{headWidth} = {inverseRoot}，[softmax](term:softmax) 就会给每个词元几乎相同的份额。",

  "question.several": "为什么用多个头，而不是一个大头？",
  "answer.several":
    "一个[头](term:head)对每个词元只有一行权重：如果要出于一个理由关注动词，又出于另一个理由关注主语，两者只能分享同样的 100%，它们的值也混成一个平均。多个头各有一行，各在自己的[子空间](term:subspace)里，[W_O](term:outputProjection) 可以利用每个头找到的内容。[参数](term:parameter)并不比宽度等于它们之和（{joined}）的一个头更多：{parameterCount}。",

  "question.link": "为什么我的链接在别处显示同样的数？",
  "answer.link":
    "链接里有文本和全部设置，包括种子，而随机数由种子生成，在每台机器上都一样。另一台设备重新计算，得到同样的结果，只可能在 32 位运算的最后几位上不同。",

  "question.order": "词序体现在哪里？",
  "answer.order":
    "只体现在[位置编码](term:position)里：它在注意力之前加到[嵌入](term:embedding)上。关闭它再打乱词序：每个词元的输出仍是同样的数，只是换了位置，而两个相同的词再也无法区分。",

  "answer.orderTrained":
    "只体现在[位置](term:position)里：每个头都学到了自己对每个距离的偏好，并把它加到缩放后的[分数](term:score)上。关闭它再打乱词序：没有掩码时，每个词元的输出仍是同样的数，只是换了位置。",

  "question.mask": "掩码在 GPT 中做什么？为什么这里一开始没有？",
  "answer.mask":
    "GPT 预测下一个词元，训练时不能看到它：[因果掩码](term:mask)把对后面词元的权重都设为 0。阅读整段文本的模型（如 BERT）没有掩码，每个词元能看到两侧。把上面的掩码设为“因果”，每个矩阵的上三角就会变成 0。",

  "question.private": "我的文本会被发送到别处吗？",
  "answer.private":
    "不会。页面在你的浏览器里计算，什么也不发送；文本在网址的“#”之后，浏览器不会把这一部分发给服务器。得到链接的人可以读到它。",
};
