import type { models as english } from "../en/models.js";
import type { Translation } from "../messages.js";

/** What trained models are, and what they answer. */
export const models: Translation<typeof english> = {
  "card.title": "关于这个模型：{model}",
  "card.task.grammar":
    "句子来自一个有 8 个模板的玩具语法。每个词要用句中的一个词回答问题：动词——谁做、做什么或对谁；代词——指谁；限定词或形容词——哪个名词；主语——做什么。没有人教头该看哪里。最后一层的每个头分到一个问题。",
  "card.task.grammar-emergent":
    "句子来自一个有 8 个模板的玩具语法，问题与“语法”模型相同。这里的答案是从所有头一起读出的：没有人给头分配问题，也没有人教它们看哪里。",
  "card.task.friends":
    "随机抽取 16 个玩具排成一排：四类、六种颜色。每个玩具要为每一类说出该类最后一个玩具的颜色。哪个头负责哪一类没有事先告知，是它们自己找到的。",
  "card.task.induction":
    "由 8 到 16 个不同字母组成的块重复出现。每个字母要说出下一个是什么。一个头学会往回看一格，其他头学会看前一次出现之后的字母：这就是归纳头（Olsson et al. 2022）。",
  "card.task.language":
    "句子来自同一个有 8 个模板的玩具语法。每个词要说出下一个词，而且只看得到它前面的内容。",
  "card.limits.grammar":
    "它只懂固定模板的玩具语法，不懂英语。代词指谁由性和数决定，而不是靠理解。答案直接从头所看的词中读出，这是为教学设计的；GPT 不是这样工作的。",
  "card.limits.grammar-emergent":
    "它只懂固定模板的玩具语法，不懂英语。它的头不如分配好问题的头整齐：有些头共用一个问题，这样的头称为混合。答案直接从头所看的词中读出，这是为教学设计的；GPT 不是这样工作的。",
  "card.limits.friends": "它只认识这些玩具，以及大约 16 个一排的队列。",
  "card.limits.induction": "它只认识字母 a 到 z，以及大约 32 个字母的文本。",
  "card.limits.language":
    "它只懂固定模板的玩具语法，不懂英语。它的大多数头同时做几件事：这在语言模型中很常见。",
  "card.measured": {
    other:
      "训练 {steps} 步之后（种子 {seed}），在没有训练过的句子上，{accuracy} 的答案是对的；用未训练的权重则是 {untrained}。",
  },
  "card.caption": "训练之后各头的分数，灰色为训练之前",
  "card.head": "头",
  "card.name": "名称",
  "card.place": "第 {layer} 层，头 {head}",
  "card.scores":
    "分数是头从被问的词放到正确的词上的平均权重。只有最高分超过 0.6 且至少是第二高的两倍时，头才有名称；否则称为混合；如果超过 0.8 的权重落在起始词元或句号上，就称为休息。",

  "answers.title": "模型的回答",
  "answers.detail.heads": "每个问题只根据最后一层的一个头取来的内容来回答：问题按头的顺序排列。",
  "answers.detail.output": "答案从最后一层的输出中读出，所有头一起。",
  "answers.detail.stream": "答案从最后一层之后的残差流中读出：词元原来的数，加上各个头添加的一切。",
  "answers.caption": "{query} 的回答",
  "answers.question": "问题",
  "answers.answer": "最可能的答案",
  "answers.probability": "概率",
  "answers.none": "无：问题不适用",
  "answers.subject": "动词：谁做？",
  "answers.object": "动词：做什么或对谁？",
  "answers.antecedent": "代词：指谁？",
  "answers.noun": "限定词或形容词：哪个名词？",
  "answers.verb": "主语：做什么？",
  "answers.hero": "最后一个英雄的颜色",
  "answers.animal": "最后一个动物的颜色",
  "answers.car": "最后一辆汽车的颜色",
  "answers.robot": "最后一个机器人的颜色",
  "answers.letter": "下一个字母",
  "answers.word": "下一个词",
};
