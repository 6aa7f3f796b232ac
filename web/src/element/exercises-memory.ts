import { kinds, type Kind } from "../exercises/exercise.js";

/** What was done with one exercise. */
export interface Attempt {
  /** As typed, one text for each number asked for; of a prediction, the chosen token's index. */
  readonly given: readonly string[];
  /** Right, before the solution was shown. */
  readonly isSolved: boolean;
  readonly isShown: boolean;
  readonly wasShown: boolean;
}

export const noAttempt: Attempt = { given: [], isSolved: false, isShown: false, wasShown: false };

/** What is kept of the exercises while the page is open. */
export interface Memory {
  kind: Kind;
  /** Which exercise of a kind is open. */
  readonly numbers: Map<Kind, number>;
  /** By text, settings and exercise; the text itself is not in it. */
  readonly attempts: Map<string, Attempt>;
}

const storageKey = "attention-lab/exercises";

/** Storage is for a visit, not for ever: beyond these the oldest are given up. */
const mostAttempts = 200;

const longestAnswer = 200;

/** What this tab holds of a visit before a reload; nothing where there is no storage or it is odd. */
export function restored(): Memory {
  const memory: Memory = { kind: "predict", numbers: new Map(), attempts: new Map() };
  try {
    const { kind, numbers, attempts } = JSON.parse(sessionStorage.getItem(storageKey) ?? "{}");
    memory.kind = kinds.find((name) => name === kind) ?? memory.kind;
    for (const name of kinds) {
      const number: unknown = numbers?.[name];
      if (Number.isSafeInteger(number)) memory.numbers.set(name, Math.abs(Number(number)));
    }
    for (const [id, attempt] of Object.entries(attempts ?? {})) {
      memory.attempts.set(id, attemptOf(attempt));
    }
  } catch {
    // An embed may be refused storage: then the memory is this page's alone.
  }
  return memory;
}

export function saved({ kind, numbers, attempts }: Memory): void {
  for (const id of [...attempts.keys()].slice(0, -mostAttempts)) attempts.delete(id);
  try {
    const plain = {
      kind,
      numbers: Object.fromEntries(numbers),
      attempts: Object.fromEntries(attempts),
    };
    sessionStorage.setItem(storageKey, JSON.stringify(plain));
  } catch {
    // As above.
  }
}

function attemptOf(stored: unknown): Attempt {
  const { given, isSolved, isShown, wasShown } = (stored ?? {}) as Record<string, unknown>;
  return {
    given: Array.isArray(given) ? given.map((text) => String(text).slice(0, longestAnswer)) : [],
    isSolved: isSolved === true,
    isShown: isShown === true,
    wasShown: wasShown === true,
  };
}
