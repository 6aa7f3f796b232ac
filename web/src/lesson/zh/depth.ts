import type { depth as english } from "../en/depth.js";
import type { Translation } from "../messages.js";

export const depth: Translation<typeof english> = {
  "depth.label": "这一步的讲法",
  "depth.fetching": "正在获取……",
  "depth.missing": "这部分无法加载。请刷新页面，或检查网络连接。",

  "depthName.story": "故事",
  "depthName.numbers": "数字",
  "depthName.formula": "公式",
  "depthName.code": "代码",

  "formula.label": "这一步的公式",
  "formula.copy": "复制为 LaTeX",

  "code.cpp": "C++：页面上的数就是它算出来的（编译为 WebAssembly）",
  "code.readable": "C++：便于阅读的写法，也是测试的依据",
  "code.fast": "C++：同一步的快速写法，页面上的数由它算出；测试以第一种写法核对它",
  "code.typescript": "TypeScript：文本在交给 C++ 之前就已切分",
  "code.numpy": "用 NumPy 写同一步",
  "code.copy": "复制",
  "code.copyProgram": "复制到这一步为止的程序",

  "copy.copied": "已复制",
  "copy.refused": "浏览器不允许在此复制。文本在下面，已经选中：",
};
