import type { story as english } from "../en/story.js";
import type { Translation } from "../messages.js";

export const story: Translation<typeof english> = {
  "story.breaks": "这个比喻不成立的地方：",

  "story.tokens": "地上放着 {count} 个玩具：{tokens}。",
  "story.tokensApart": "待会儿每个玩具都要找自己最好的朋友；此刻它们谁也没见过谁。",
  "story.tokensLater": "它们已经看过一圈，每个都带着一些看到的东西。现在它们再看一次。",
  "story.tokensAlone": "地上只有一个玩具：{tokens}。它想找朋友，却只找得到自己。",
  "storyBreak.tokens":
    "词语并没有愿望。下面只是用未训练的权重做的算术：它展示朋友是怎么找的，而不是谁适合谁。",

  "story.embed":
    "每个玩具靠 {width} 个特征来辨认，不管放在哪里，特征都一样。它在队列里的位置也记在它身上。",
  "story.embedUnplaced":
    "每个玩具靠 {width} 个特征来辨认，不管放在哪里，特征都一样。它身上没有位置的记号：位置编码已关闭。",
  "story.embedTrained":
    "每个玩具靠 {width} 个特征来辨认，不管放在哪里，特征都一样。它身上没有位置的记号：两个玩具相距多远，稍后看的时候才算进去。",
  "story.embedLater":
    "现在每个玩具带着 {width} 个数：它自己的特征，再加上先前从别的玩具那里得来的。",
  "storyBreak.embed":
    "这些特征不是颜色或形状，而是由种子生成的随机数；位置也不是写在旁边，而是直接加进这些数里。",

  "story.norm": "玩具们四处看之前，先把所有字条调成同样的音量，免得有谁一开始就大喊。",
  "storyBreak.norm": "没有谁在听音量：{width} 个数减去均值，再除以它们的离散程度。",

  "story.bias": "孩子 {head} 还偏爱某些距离：不管那里躺着谁，有些邻居就是更讨他喜欢。",
  "storyBreak.bias": "这种偏爱不经思考：每个距离有一个学到的数，加到分数上，对所有玩具都一样。",

  "story.residual": "{query} 保留原来的自己，再加上听到的。所以下一轮开始时，它们已不只是玩具。",
  "storyBreak.residual": "没有谁特意记住什么：{width} 个数加上 {width} 个数。",

  "storyTrained.tokens":
    "词语并没有愿望。接下来只是算术；谁和谁合得来是从例子中学来的，而且只限于这个玩具世界。",
  "storyTrained.embed":
    "这些特征不是颜色或形状，而是学到的数；单看其中一个，谁也说不出它代表什么。",
  "storyTrained.parameters":
    "没有人告诉孩子们该喜欢什么。他们的部分经过成千上万次小小的改动，直到答案正确。",
  "storyTrained.softmax":
    "新朋友不会从老朋友那里拿走什么；这里却是此消彼长，而且一个玩具可以是自己最好的朋友。{percent} 是权重，不是对答案的解释。",
  "storyTrained.output":
    "故事有意义；这里只是一次乘法，对所有玩具都一样。而且一个孩子的份额可以是负的：那时他在往相反的方向拉。",

  "story.parameters":
    "来了 {heads} 个孩子。故事里一个喜欢超级英雄，一个喜欢动物，一个喜欢汽车：每个孩子都有自己的问法、认法和讲法，也就是 W_Q、W_K、W_V 中属于自己的那一部分。",
  "storyBreak.parameters":
    "这些孩子还什么都不喜欢：他们的那部分只是由种子生成的随机数。头的偏好来自训练，而且没有人替它挑选。",

  "story.project":
    "每个玩具得到三张纸条：想找怎样的朋友（查询），别人凭什么认出它（键），以及它能讲什么（值）。{query} 的纸条都是用它自己的 {width} 个数写成的。",
  "story.projectValues": "要讲的内容是例外：它只由玩具自己写成，不含从别处得来的东西。",
  "storyBreak.project": "{query} 并不能选择自己的愿望：所有玩具的纸条都由同样的三个矩阵写成。",

  "story.split":
    "{heads} 个孩子分读纸条：每张纸条上的 {joined} 个数，每人只读其中 {headWidth} 个。现在你站在孩子 {head} 的身后看。",
  "storyBreak.split":
    "故事里每个孩子照顾一类玩具。这里没有谁分到自己的玩具：每个孩子都看得到全部玩具，只是每个玩具只看 {headWidth} 个数。",

  "story.scores":
    "{query} 拿自己的愿望去比对每个玩具的键，包括它自己的。与 {key} 的匹配得 {score} 分（{where}）。",
  "storyBreak.scores":
    "友谊是相互的，分数却不是：从 {query} 到 {key} 是 {score}，从 {key} 到 {query} 是 {back}。",
  "storyBreak.scoresAlone": "{query} 只和自己比对，却照样得到一个分数。",

  "story.scale":
    "一个愿望有 {headWidth} 项，加起来嗓门就大了，最响的会盖过其他所有玩具。于是大家都压低声音：对 {query} 和 {key} 来说，{score}\u00a0÷\u00a0{divisor}\u00a0=\u00a0{scaled}。",
  "story.scaleUp":
    "这里分数除以一个小于 1 的数，大家都提高了嗓门：对 {query} 和 {key} 来说，{score}\u00a0÷\u00a0{divisor}\u00a0=\u00a0{scaled}。最响的会盖过其他所有玩具。",
  "story.scaleBy1": "这里谁也没有压低声音：{query} 和 {key} 的分数除以 1，仍是 {scaled}。",
  "storyBreak.scale":
    "玩具不会商量音量。之所以用 √dₖ，是因为 dₖ 个随机乘积之和的标准差按 √dₖ 增长；除以它，正好抵消。",

  "story.mask": "{query} 只能看自己和前面的玩具，看不到后面的：{count} 个中看得到 {visible} 个。",
  "storyBreak.mask":
    "没有谁的眼睛被蒙住。后面玩具的分数同样算出来了，只是不计入，所以份额正好是 0。",

  "story.softmax":
    "{query} 把全部注意力 {all} 分给看得到的玩具。最好的朋友是 {key}，分到 {percent}（{where}）。",
  "story.softmaxEven":
    "{query} 把全部注意力 {all} 分给看得到的玩具，每个都一样多，{percent}（{where}）。它没有最好的朋友。",
  "story.softmaxAlone": "{query} 只看得到自己，全部注意力 {all} 都留给自己（{where}）。",
  "storyBreak.softmax":
    "交了新朋友，并不会从老朋友那里夺走什么；这里却是一个多得，其他就少得，而且玩具可能是自己最好的朋友。权重未经训练，{percent} 并不说明喜欢谁。",

  "story.mix":
    "现在 {query} 开始倾听，份额多大就听多少：{key} 讲的占 {percent}。它把听到的一切（值）编成一个新的故事。",
  "storyBreak.mix": "这里没有任何理解：数乘以份额再相加。两个值方向相反的部分会互相抵消。",

  "story.concatenate": "{heads} 个孩子把各自关于 {query} 的一页并排放好，每页 {headWidth} 个数。",
  "storyBreak.concatenate": "孩子们会互相商量。头不会：各页只是并排放着，谁也没读过别人的。",
  "storyAgree.none": "只有孩子 {head} 认为最好的朋友是 {key}。",
  "storyAgree.some": { other: "孩子 {list} 同意孩子 {head}：最好的朋友是 {key}。" },
  "storyAgree.all": "大家都同意：最好的朋友是 {key}。",

  "story.output":
    "然后孩子们一起讲一个故事：W_O 把各页混合成 {query} 的 {width} 个数。其中孩子 {head} 的贡献占 {share}。",
  "storyBreak.output":
    "故事有意义，这个故事还没有。W_O 同样未经训练：只是一次乘法，对每个玩具都一样。而且一个孩子的贡献可能是负的：那时他与其他孩子方向相反。",
  "story.outputAlone":
    "{query} 把听到的换一种说法讲出来：W_O 把这个混合变成 {width} 个数，也就是输出。",
  "storyBreak.outputAlone":
    "故事有意义，这个故事还没有。W_O 同样未经训练：只是一次乘法，对每个玩具都一样。",
};
