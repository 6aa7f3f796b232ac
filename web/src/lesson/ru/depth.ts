import type { depth as english } from "../en/depth.js";
import type { Translation } from "../messages.js";

export const depth: Translation<typeof english> = {
  "depth.label": "Как рассказать этот шаг",
  "depth.fetching": "Загружаем …",
  "depth.missing": "Эта часть не загрузилась. Обновите страницу или проверьте соединение.",

  "depthName.story": "История",
  "depthName.numbers": "Числа",
  "depthName.formula": "Формула",
  "depthName.code": "Код",

  "formula.label": "Формулы этого шага",
  "formula.copy": "Копировать как LaTeX",

  "code.cpp": "C++: этот код и вычислил числа на странице (скомпилирован в WebAssembly)",
  "code.readable":
    "C++: шаг, записанный так, чтобы его было легко читать; по нему проверяют быстрый код",
  "code.fast":
    "C++: тот же шаг в быстрой записи — он и вычислил числа на странице; тесты сверяют его с первым",
  "code.typescript": "TypeScript: текст делится на токены ещё до C++",
  "code.numpy": "Тот же шаг на NumPy",
  "code.copy": "Копировать",
  "code.copyProgram": "Копировать программу до этого шага включительно",

  "copy.copied": "Скопировано",
  "copy.refused": "Браузер не разрешает копировать. Вот текст, он уже выделен:",
};
