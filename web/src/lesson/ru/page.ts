import type { page as english } from "../en/page.js";
import type { Translation } from "../messages.js";

export const page: Translation<typeof english> = {
  "app.tagline":
    "Самовнимание позволяет каждому токену взвесить все остальные. Многоголовое внимание делает это несколько раз одновременно. Посмотрите на своём предложении.",
  "app.language": "Язык",
  "app.theme": "Цвета",
  "app.share": "Поделиться",
  "app.footer":
    "Ваш текст не покидает это устройство. Здесь ничего нельзя сломать. Всё считает C++ в WebAssembly, прямо в браузере.",
  "embed.open": "Открыть в Attention Lab",

  "theme.auto": "авто",
  "theme.light": "светлые",
  "theme.dark": "тёмные",

  "text.label": "Ваш текст",
  "text.placeholder": "Введите предложение",
  "text.split": "Делить на",

  "tokens.words": "слова",
  "tokens.characters": "символы",
  "tokens.acronym-letters": "слова, аббревиатуры по буквам",
  "tokens.count": {
    one: "{count} токен",
    few: "{count} токена",
    many: "{count} токенов",
    other: "{count} токена",
  },
  "tokens.leftOut": {
    one: "{count} токен не вошёл: считаются первые {most}. Текст сохранён.",
    few: "{count} токена не вошли: считаются первые {most}. Текст сохранён.",
    many: "{count} токенов не вошли: считаются первые {most}. Текст сохранён.",
    other: "{count} токена не вошли: считаются первые {most}. Текст сохранён.",
  },

  "text.tooLong": "{count} символов — слишком много: взяты первые {most}. Текст сохранён.",

  "tokens.shuffled":
    "Слова перемешаны (вариант {number}): ниже они стоят в этом порядке. Ваш текст остаётся, как вы его набрали.",
  "tokens.asWritten": "Как написано",
  "tokens.shuffleAgain": "Перемешать ещё раз",

  "tokens.none": "Токенов пока нет. Введите слово, и здесь появится его внимание.",

  "settings.model": "Веса",
  "settings.layer": "Слой",

  "modelName.untrained": "необученные",
  "modelName.grammar": "обучены: грамматика",
  "modelName.grammar-emergent": "обучены: грамматика, самоорганизация",
  "modelName.friends": "обучены: друзья (игрушки)",
  "modelName.induction": "обучены: индукция (буквы)",
  "modelName.language": "обучены: языковая модель",

  "model.grammar":
    "обучены на игрушечной грамматике: слова отвечают на вопросы о своём предложении",
  "model.grammar-emergent":
    "обучены на игрушечной грамматике; вопросы между головами никто не распределял",
  "model.friends": "обучены на рядах игрушек: каждая называет последнюю игрушку каждого вида",
  "model.induction": "обучены на повторах букв: каждая буква говорит, какая за ней следует",
  "model.language": "обучены на игрушечной грамматике: каждое слово говорит, какое за ним следует",
  "model.seeUntrained": "Одна голова рядом со многими, без обучения",
  "model.seeTrained": "Показать обученные головы",
  "model.knows": "Знакомы, например:",
  "model.andMore": {
    one: "{list} и ещё {count} слово",
    few: "{list} и ещё {count} слова",
    many: "{list} и ещё {count} слов",
    other: "{list} и ещё {count} слова",
  },
  "model.unknown": {
    one: "Модель никогда не видела {list}. Она читает на этом месте неизвестное слово и судит только по словам вокруг.",
    few: "Модель никогда не видела {list}. Вместо каждого она читает одно и то же неизвестное слово и судит только по словам вокруг.",
    many: "Модель никогда не видела {list}. Вместо каждого она читает одно и то же неизвестное слово и судит только по словам вокруг.",
    other:
      "Модель никогда не видела {list}. Вместо каждого она читает одно и то же неизвестное слово и судит только по словам вокруг.",
  },

  "headName.subject": "подлежащее",
  "headName.object": "дополнение",
  "headName.antecedent": "антецедент",
  "headName.noun": "существительное",
  "headName.verb": "глагол",
  "headName.previous": "предыдущий токен",
  "headName.induction": "индукция",
  "headName.hero": "герои",
  "headName.animal": "звери",
  "headName.car": "машинки",
  "headName.robot": "роботы",
  "headName.mixed": "смешанная",
  "headName.resting": "отдыхает",

  "settings.title": "Настройки",
  "settings.width": "Ширина",
  "settings.heads": "Головы",
  "settings.mask": "Маска",

  "mask.none": "нет",
  "mask.causal": "каузальная",

  "settings.scale": "Делить на √dₖ",
  "settings.positions": "Позиции",
  "settings.temperature": "Температура",
  "settings.seed": "Зерно",
  "settings.workedExample": "Пример: I · love · A · I",
  "settings.reset": "Начать заново",

  "model.untrained": "без обучения (зерно {seed}): показывает механику, а не смысл",

  "lines.title": "На что смотрит каждый токен?",
  "lines.queries": "запрос: токен, который смотрит",
  "lines.keys": "ключ: токены, на которые он смотрит",
  "lines.most": "Линий на токен",
  "lines.drawn":
    "Линии проведены к самым сильным ключам: {shown} из {count}; на них приходится {percent} веса.",
  "lines.label": "Токены как запросы: стрелки выбирают, Enter закрепляет",
  "lines.hint":
    "Наведите на токен, чтобы увидеть его взгляд; щелчок закрепляет, Esc освобождает. Стрелки и Enter делают то же.",

  "sentence.most": "{query} смотрит больше всего на {key}, {percent}, {where}",
  "sentence.at": "{query} смотрит на {key} с весом {percent}, {where}",
  "sentence.masked": "{query} не видит {key}: он стоит позже, и маска его скрывает, {where}",
  "sentence.even": "{query} смотрит на все токены поровну, по {percent}, {where}",
  "sentence.alone": "{query} здесь один и смотрит на себя, {percent}, {where}",
  "sentence.whence": "Откуда берётся {percent}?",
  "tour.take": "Экскурсия на две минуты",
  "sentence.gap": " ",
  "sentence.quoted": "«{text}»",
  "sentence.free": "Освободить",

  "heads.title": {
    one: "Одна голова",
    few: "Одна голова и {count} головы на одном предложении",
    many: "Одна голова и {count} голов на одном предложении",
    other: "Одна голова и {count} головы на одном предложении",
  },
  "heads.detail": {
    one: "Одна голова сравнивает два токена сразу по всем числам, их {width}.",
    few: "[Матрицы весов](term:parameter) одни и те же. Одна [голова](term:head) сравнивает два токена сразу по всем числам, их {width}; каждая из {count} — только по {headWidth} из них, в своём [подпространстве](term:subspace). Поэтому у одной головы одна строка весов на все причины сразу — компромисс, а несколько голов могут по разным причинам смотреть на разные токены одновременно.",
    many: "[Матрицы весов](term:parameter) одни и те же. Одна [голова](term:head) сравнивает два токена сразу по всем числам, их {width}; каждая из {count} — только по {headWidth} из них, в своём [подпространстве](term:subspace). Поэтому у одной головы одна строка весов на все причины сразу — компромисс, а несколько голов могут по разным причинам смотреть на разные токены одновременно.",
    other:
      "[Матрицы весов](term:parameter) одни и те же. Одна [голова](term:head) сравнивает два токена сразу по всем числам, их {width}; каждая из {count} — только по {headWidth} из них, в своём [подпространстве](term:subspace). Поэтому у одной головы одна строка весов на все причины сразу — компромисс, а несколько голов могут по разным причинам смотреть на разные токены одновременно.",
  },
  "heads.hint":
    "Наведите на карту, чтобы увидеть эту голову везде; закрепляет щелчок или стрелки и Enter. Головы считаются с 0.",
  "heads.one": "единственная голова",
  "heads.says": "Под каждой картой: на что больше всего смотрит {query}.",
  "heads.label": "Головы",
  "heads.option": "{name}: {key}, {percent}",
  "heads.name": "голова\u00a0{head}",
  "heads.off": "выкл.",
  "heads.nameOff": "голова\u00a0{head} (выкл.)",

  "heads.trainedTitle": {
    one: "Слой {layer}: {count} голова на том же предложении",
    few: "Слой {layer}: {count} головы на том же предложении",
    many: "Слой {layer}: {count} голов на том же предложении",
    other: "Слой {layer}: {count} головы на том же предложении",
  },
  "heads.trainedDetail":
    "Каждая [голова](term:head) сравнивает два токена по {headWidth} из их чисел, в своём [подпространстве](term:subspace), которое нашло обучение. Название — это измеренная оценка: какой вес голова в среднем отдаёт слову, о котором спрашивает вопрос, на предложениях, на которых она не обучалась.",

  "matrix.title": "Голова {head}: все веса",
  "matrix.detail":
    "Строка — [запрос](term:query), токен, который смотрит. Столбец — [ключ](term:key), токен, на который смотрят. Сумма [весов](term:weight) каждой строки равна 1: это делает [softmax](term:softmax).",
  "matrix.label":
    "Веса внимания головы {head}, {count} × {count}; стрелки ведут от клетки к клетке",
  "matrix.role": "матрица",
  "matrix.query": "запрос (строка)",
  "matrix.key": "ключ (столбец)",
  "matrix.sum": "сумма",
  "matrix.rowSum": "Сумма строки {query} равна {sum}",
  "matrix.cell": "{query} → {key}: оценка q·k {score}, после деления {scaled}, вес {weight}",
  "matrix.masked": "скрыто маской",
  "matrix.zoom": "Масштаб",
  "matrix.zoomIn": "Крупнее",
  "matrix.zoomOut": "Мельче",
  "matrix.whole": "Вся матрица",
  "matrix.seen": "{seen} × {seen} из {count} × {count} ячеек",
  "matrix.zoomHint":
    "Масштаб: колесо с Ctrl или ⌘, два пальца или клавиши +, − и 0. Перетащите, чтобы сдвинуть; вслед за стрелками вид сдвигается сам.",
  "matrix.asTable": "Показать таблицей",
  "matrix.asPicture": "Показать картинкой",
  "matrix.legend": "вес",
  "matrix.legendLabel": "цвета весов от 0 до {largest}",
  "matrix.squareRoot": "вес, шкала квадратного корня",

  "table.caption": "Веса внимания головы {head}: строки — запросы, столбцы — ключи",
  "table.rowCaption": "На что смотрит {query} в голове {head}",
  "table.key": "ключ",
  "table.score": "оценка q·k",
  "table.scaled": "после деления",
  "table.weight": "вес",

  "compare.one": "Самовнимание: 1 голова × {width}",
  "compare.many": {
    one: "Многоголовое: {count} голова × {headWidth}",
    few: "Многоголовое: {count} головы × {headWidth}",
    many: "Многоголовое: {count} голов × {headWidth}",
    other: "Многоголовое: {count} головы × {headWidth}",
  },
  "compare.oneLabel": "Веса внимания одной головы на всю ширину, {count} × {count}",
  "compare.oneSays": "Одна голова: {query} смотрит больше всего на {key}, {percent}.",
  "compare.manySay": "Головы ({count}) смотрят больше всего на {list}.",
  "compare.tally": "«{key}» ({count})",

  "status.loading": "Запускаем движок …",
  "status.computing": "Считаем …",

  "error.webassembly-missing":
    "В этом браузере нет WebAssembly или он выключен, поэтому здесь ничего нельзя посчитать. Возьмите современный браузер.",
  "error.simd-missing":
    "WebAssembly этого браузера старее, чем нужно странице (SIMD и исключения). Возьмите современный браузер.",
  "error.blocked":
    "Политика безопасности страницы (CSP) запрещает WebAssembly. Владелец может разрешить его: 'wasm-unsafe-eval' в script-src.",
  "error.unreachable": "Движок не загрузился. Обновите страницу или проверьте соединение.",
  "error.engine": "Движок отказал: {message}",

  "notice.title": "Не всё в этой ссылке удалось применить",
  "notice.ignored": "{key} = {given} недопустимо ({range}); взято {used}.",
  "notice.dropped": "{key} = {given} недопустимо ({range}) и не учтено.",
  "notice.close": "Закрыть",
};
