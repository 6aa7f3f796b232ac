import type { shares as english } from "../en/shares.js";
import type { Translation } from "../messages.js";

export const shares: Translation<typeof english> = {
  "shares.title": "Все головы — в один выход",
  "shares.detail":
    "Положенные рядом и умноженные на W_O, головы складываются в выход, и вклад каждой выделяется точно: часть h = mixedₕ·W_O,ₕ. Доля — насколько эта часть продвигает вдоль всего выхода; сумма долей равна 100 %. Отрицательная тянет в другую сторону.",
  "shares.caption": "Что каждая голова даёт выходу {query}",
  "shares.head": "голова",
  "shares.share": "доля выхода",
  "shares.norm": "длина её части",
};
