import type { exports as english } from "../en/exports.js";
import type { Translation } from "../messages.js";

export const exports: Translation<typeof english> = {
  "export.looks": "{query} больше всего смотрит на {key} ({percent})",
  "export.altLines": "Линии от {query}, толщина равна весу: {list}.",
  "export.altMatrix": {
    one: "Матрица весов, {where}, {count} × {count}. {list}.",
    few: "Матрица весов, {where}, {count} × {count}. {list}.",
    many: "Матрица весов, {where}, {count} × {count}. {list}.",
    other: "Матрица весов, {where}, {count} × {count}. {list}.",
  },
  "export.altHeads": {
    one: "{count} карта весов, по одной на голову. На что больше всего смотрит {query}: {list}.",
    few: "{count} карты весов, по одной на голову. На что больше всего смотрит {query}: {list}.",
    many: "{count} карт весов, по одной на голову. На что больше всего смотрит {query}: {list}.",
    other: "{count} карт весов, по одной на голову. На что больше всего смотрит {query}: {list}.",
  },
  "export.altShares": "{caption}: {list}.",
  "export.altTensor": "{tensor}, {shape} ({shown}): числа от {least} до {largest}.",
  "export.flow": "Вычисление головы {head} до шага «{step}»",
  "export.altFlow": "{title}. Уже вычислено: {list}. Строка {query} обведена.",
  "export.sheetTitle": "Внимание вручную: {query}, {where}",
  "export.solvedTitle": "Внимание вручную, с решением: {query}, {where}",
  "export.sheetName": "Имя",
  "export.sheetRound":
    "Заполните клетки с жирной рамкой. Пишите {decimals} знака после запятой; последний может отличаться из-за округления.",
  "export.sheetHidden": {
    one: "{count} токен стоит позже и скрыт маской: его вес 0.",
    few: "{count} токена стоят позже и скрыты маской: их веса 0.",
    many: "{count} токенов стоят позже и скрыты маской: их веса 0.",
    other: "{count} токена стоят позже и скрыты маской: их веса 0.",
  },
  "export.sheetScores":
    "Перемножьте запрос с каждым ключом, столбец за столбцом, и сложите произведения: это оценка. Напечатаны первые столбцы: {columns} из {headWidth}; если остальные опущены, их вклад в сумму дан.",
  "export.sheetRest": {
    one: "ещё {count} произведение",
    few: "ещё {count} произведения вместе",
    many: "ещё {count} произведений вместе",
    other: "ещё {count} произведения вместе",
  },
  "export.sheetSoftmax":
    "Разделите каждую оценку на {divisor}: это s. Вычтите наибольшее s из всех, возьмите exp и разделите на сумму всех exp. Сумма весов равна 1.",
  "export.sheetOthers": {
    one: "ещё {count} токен",
    few: "ещё {count} токена вместе",
    many: "ещё {count} токенов вместе",
    other: "ещё {count} токена вместе",
  },
  "export.sheetOthersBlend": {
    one: "ещё {count} токен, умноженный на свой вес",
    few: "ещё {count} токена, умноженные на свои веса",
    many: "ещё {count} токенов, умноженные на свои веса",
    other: "ещё {count} токена, умноженные на свои веса",
  },
  "export.sheetBlend":
    "Перенесите веса. Умножьте каждое значение на его вес и сложите по столбцам: это то, что токен берёт с собой (первые столбцы: {columns} из {headWidth}).",
};
