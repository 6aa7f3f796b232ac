import type { compare as english } from "../en/compare.js";
import type { Translation } from "../messages.js";

export const compare: Translation<typeof english> = {
  "many.title": "Что усредняет одна карта",
  "many.detail":
    "Энтропия показывает, насколько размазана строка, в битах: H = −Σ w·log₂ w. Она равна 0, когда всё досталось одному токену. 2ᴴ — на сколько токенов смотрела бы строка с равными весами и той же энтропией: эффективное число токенов.",
  "many.tally": {
    one: "Для {query} все головы ({heads}) больше всего смотрят на один и тот же токен; единственная голова отдаёт {percent} токену {key}.",
    few: "Для {query} головы ({heads}) больше всего смотрят на {count} разных токена; единственная голова отдаёт {percent} токену {key}.",
    many: "Для {query} головы ({heads}) больше всего смотрят на {count} разных токенов; единственная голова отдаёт {percent} токену {key}.",
    other:
      "Для {query} головы ({heads}) больше всего смотрят на {count} разных токена; единственная голова отдаёт {percent} токену {key}.",
  },
  "many.gap": "Токену {key} она отдаёт {one}, а голова {head} — {many}.",
  "many.noGap": "Ни одна голова не отдаёт ни одному токену большей доли.",
  "many.caption": "На что смотрит {query} в единственной голове и в каждой из многих",
  "many.most": "больше всего на",
  "many.weight": "вес",
  "many.entropy": "энтропия H, бит",
  "many.effective": "эффективное число токенов, 2ᴴ",
  "many.score": "q·k для {query} → {key}",
  "many.scoreSum": {
    one: "q·k головы",
    few: "q·k всех {count} голов вместе",
    many: "q·k всех {count} голов вместе",
    other: "q·k всех {count} голов вместе",
  },
  "many.scoreDetail":
    "q·k единственной головы — сумма q·k остальных: она складывает то, что сравнивает каждая, до единственного softmax. У каждой из многих softmax свой.",
  "many.all": {
    one: "Все запросы: {count}",
    few: "Все запросы: {count}",
    many: "Все запросы: {count}",
    other: "Все запросы: {count}",
  },
  "many.allCaption":
    "Каждый запрос в каждой голове: на какой токен он смотрит больше всего, энтропия H в битах и 2ᴴ",
  "many.difference": "Голова {head} минус единственная",
  "many.biggest":
    "Больше всего голова {head} отличается от единственной в {query} → {key}: {points}",
  "cost.title": "Сколько они стоят",
  "cost.part": "часть",
  "cost.formula": "формула",
  "cost.heads": {
    one: "{count} голова",
    few: "{count} головы",
    many: "{count} голов",
    other: "{count} головы",
  },
  "cost.parameters": "параметры",
  "cost.project": "умножения со сложением: Q, K, V и W_O",
  "cost.scores": "умножения со сложением: оценки",
  "cost.softmax": "exp в softmax (у единственной головы h = 1)",
  "cost.mix": "умножения со сложением: смешивание",
};
