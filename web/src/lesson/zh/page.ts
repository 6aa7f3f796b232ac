import type { page as english } from "../en/page.js";
import type { Translation } from "../messages.js";

export const page: Translation<typeof english> = {
  "app.tagline":
    "自注意力让每个词元权衡其他所有词元；多头注意力同时这样做好几次。用你自己的句子看看这两者。",
  "app.language": "语言",
  "app.theme": "配色",
  "app.share": "分享",
  "app.footer":
    "你的文本不会离开这台设备。这里怎么试都不会弄坏。全部由 WebAssembly 中的 C++ 在本机计算。",
  "embed.open": "在 Attention Lab 中打开",

  "theme.auto": "自动",
  "theme.light": "浅色",
  "theme.dark": "深色",

  "text.label": "你的文本",
  "text.placeholder": "输入一个句子",
  "text.split": "切分为",

  "tokens.words": "单词",
  "tokens.characters": "字符",
  "tokens.acronym-letters": "单词，缩写拆成字母",
  "tokens.count": { other: "{count} 个词元" },
  "tokens.leftOut": { other: "有 {count} 个词元未计算：只计算前 {most} 个。文本会保留。" },

  "text.tooLong": "{count} 个字符太多：只使用前 {most} 个。文本会保留。",

  "tokens.shuffled": "词序已打乱（第 {number} 种），下面按此顺序显示。你输入的文本保持不变。",
  "tokens.asWritten": "恢复原文顺序",
  "tokens.shuffleAgain": "再次打乱",

  "tokens.none": "还没有词元。输入一个词，它的注意力就会出现在这里。",

  "settings.model": "权重",
  "settings.layer": "层",

  "modelName.untrained": "未训练",
  "modelName.grammar": "已训练：语法",
  "modelName.grammar-emergent": "已训练：语法（自组织）",
  "modelName.friends": "已训练：朋友（玩具）",
  "modelName.induction": "已训练：归纳（字母）",
  "modelName.language": "已训练：语言模型",

  "model.grammar": "在玩具语法上训练：每个词回答关于自己句子的问题",
  "model.grammar-emergent": "在玩具语法上训练；没有人给各个头分配问题",
  "model.friends": "在一排排玩具上训练：每个玩具说出每一类中的最后一个",
  "model.induction": "在重复的字母上训练：每个字母说出下一个是什么",
  "model.language": "在玩具语法上训练：每个词说出下一个是什么",
  "model.seeUntrained": "一个头与多个头的对比（未训练）",
  "model.seeTrained": "查看训练过的头",
  "model.knows": "它认识的例子：",
  "model.andMore": "{list} 以及另外 {count} 个词",
  "model.unknown": {
    other: "模型从未见过 {list}。它在那里读到的是同一个“未知词”，只能依靠周围的词。",
  },

  "headName.subject": "主语",
  "headName.object": "宾语",
  "headName.antecedent": "先行词",
  "headName.noun": "名词",
  "headName.verb": "动词",
  "headName.previous": "前一个词元",
  "headName.induction": "归纳",
  "headName.hero": "英雄",
  "headName.animal": "动物",
  "headName.car": "汽车",
  "headName.robot": "机器人",
  "headName.mixed": "混合",
  "headName.resting": "休息",

  "settings.title": "设置",
  "settings.width": "宽度",
  "settings.heads": "头数",
  "settings.mask": "掩码",

  "mask.none": "无",
  "mask.causal": "因果",

  "settings.scale": "除以 √dₖ",
  "settings.positions": "位置编码",
  "settings.temperature": "温度",
  "settings.seed": "种子",
  "settings.workedExample": "示例：I · love · A · I",
  "settings.reset": "重新开始",

  "model.untrained": "未训练（种子 {seed}）：展示机制，不代表含义",

  "lines.title": "每个词元在看什么？",
  "lines.queries": "查询：正在看的词元",
  "lines.keys": "键：被看的词元",
  "lines.most": "每个词元的连线数",
  "lines.drawn": "只画权重最大的 {shown} 个键（共 {count} 个）的连线，合计占权重的 {percent}。",
  "lines.label": "作为查询的词元：方向键选择，Enter 锁定",
  "lines.hint": "指向一个词元查看它的注意力；单击锁定，Esc 解除。方向键和 Enter 作用相同。",

  "sentence.most": "{query} 最关注 {key}，{percent}，{where}",
  "sentence.at": "{query} 对 {key} 的关注为 {percent}，{where}",
  "sentence.masked": "{query} 看不到 {key}：它在后面，被掩码遮住，{where}",
  "sentence.even": "{query} 对所有词元的关注相同，各 {percent}，{where}",
  "sentence.alone": "这里只有 {query}，它只看自己，{percent}，{where}",
  "sentence.whence": "{percent} 从哪里来？",
  "tour.take": "两分钟导览",
  "sentence.gap": "",
  "sentence.quoted": "“{text}”",
  "sentence.free": "解除",

  "heads.title": { other: "同一句子上的一个头与 {count} 个头" },
  "heads.detail": {
    other:
      "两边用的是同样的[权重矩阵](term:parameter)。一个[头](term:head)一次比较两个词元的全部 {width} 个数；{count} 个头各比较其中 {headWidth} 个，在自己的[子空间](term:subspace)里。因此单个头只有一行权重，各种理由都要折中；多个头则可以同时因不同的理由关注不同的词元。",
  },
  "heads.hint": "指向一张图，各处都会显示这个头；单击锁定，也可用方向键和 Enter。头从 0 开始编号。",
  "heads.one": "单个头",
  "heads.says": "每张图下方：{query} 最关注的词元。",
  "heads.label": "注意力头",
  "heads.option": "{name}：{key}，{percent}",
  "heads.name": "头\u00a0{head}",
  "heads.off": "已关闭",
  "heads.nameOff": "头\u00a0{head}（已关闭）",

  "heads.trainedTitle": {
    other: "第 {layer} 层：同一句话上的 {count} 个头",
  },
  "heads.trainedDetail":
    "每个[头](term:head)在训练找到的[子空间](term:subspace)中比较两个词元的 {headWidth} 个数。名称来自测得的分数：在没有训练过的句子上，这个头平均把多少权重放在问题所问的词上。",

  "matrix.title": "头 {head}：全部权重",
  "matrix.detail":
    "行是[查询](term:query)，即正在看的词元；列是[键](term:key)，即被看的词元。每一行[权重](term:weight)之和为 1：这是 [softmax](term:softmax) 的作用。",
  "matrix.label": "头 {head} 的注意力权重，{count} × {count}；用方向键在单元格间移动",
  "matrix.role": "矩阵",
  "matrix.query": "查询（行）",
  "matrix.key": "键（列）",
  "matrix.sum": "和",
  "matrix.rowSum": "{query} 这一行之和为 {sum}",
  "matrix.cell": "{query} → {key}：分数 q·k {score}，缩放后 {scaled}，权重 {weight}",
  "matrix.masked": "被掩码遮住",
  "matrix.zoom": "缩放",
  "matrix.zoomIn": "放大",
  "matrix.zoomOut": "缩小",
  "matrix.whole": "整个矩阵",
  "matrix.seen": "显示 {count} × {count} 个单元格中的 {seen} × {seen} 个",
  "matrix.zoomHint":
    "按住 Ctrl 或 ⌘ 滚动滚轮、双指捏合，或用 +、−、0 键缩放；拖动可平移，用方向键移动时视图会跟随。",
  "matrix.asTable": "显示为表格",
  "matrix.asPicture": "显示为图",
  "matrix.legend": "权重",
  "matrix.legendLabel": "从 0 到 {largest} 的权重颜色",
  "matrix.squareRoot": "权重，平方根刻度",

  "table.caption": "头 {head} 的注意力权重：行是查询，列是键",
  "table.rowCaption": "{query} 在头 {head} 中关注什么",
  "table.key": "键",
  "table.score": "分数 q·k",
  "table.scaled": "缩放后",
  "table.weight": "权重",

  "compare.one": "自注意力：1 个头 × {width}",
  "compare.many": { other: "多头：{count} 个头 × {headWidth}" },
  "compare.oneLabel": "覆盖全部宽度的一个头的注意力权重，{count} × {count}",
  "compare.oneSays": "一个头：{query} 最关注 {key}，{percent}。",
  "compare.manySay": "{count} 个头最关注 {list}。",
  "compare.tally": "“{key}”（{count}）",

  "status.loading": "正在启动引擎……",
  "status.computing": "正在计算……",

  "error.webassembly-missing":
    "此浏览器没有 WebAssembly 或已将其关闭，因此无法在这里计算。请使用较新的浏览器。",
  "error.simd-missing":
    "此浏览器的 WebAssembly 版本过旧（缺少 SIMD 或异常支持）。请使用较新的浏览器。",
  "error.blocked":
    "页面的内容安全策略禁止 WebAssembly。站点可在 script-src 中加入 'wasm-unsafe-eval' 以允许。",
  "error.unreachable": "引擎无法加载。请刷新页面，或检查网络连接。",
  "error.engine": "引擎拒绝了请求：{message}",

  "notice.title": "此链接中有些内容无法使用",
  "notice.ignored": "{key} = {given} 不允许（{range}）；使用 {used}。",
  "notice.dropped": "{key} = {given} 不允许（{range}），已忽略。",
  "notice.close": "关闭",
};
