import type { whatIf as english } from "../en/what-if.js";
import type { Translation } from "../messages.js";

export const whatIf: Translation<typeof english> = {
  "whatif.title": "Что изменили переключатели",
  "whatif.detail":
    "Та же голова с обычными настройками (без маски, ÷√dₖ, температура 1, позиции включены) и разность: фиолетовое — веса стало больше, коричневое — меньше. Сумма каждой строки разности равна 0: что получает один токен, теряют другие.",
  "whatif.usual": "Голова {head}, как обычно",
  "whatif.difference": "Голова {head}: сейчас минус обычно",
  "whatif.biggest": "Самое большое изменение в голове {head}: {query} → {key}, {points} п. п.",
};
