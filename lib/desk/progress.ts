/** Where one stands in an item: what is answered, and what comes next. */
import { isAnswered, type AnswerSheet } from "./answer-sheet";

export function countAnswered(order: readonly string[], sheet: AnswerSheet): number {
  return order.filter((key) => isAnswered(sheet.answers[key])).length;
}

export function listGaps(order: readonly string[], sheet: AnswerSheet): string[] {
  return order.filter((key) => !isAnswered(sheet.answers[key]));
}

/** The next criterion without an answer after `from`, wrapping round; null when every one has an answer. */
export function nextUnanswered(order: readonly string[], sheet: AnswerSheet, from: string | null): string | null {
  const start = from === null ? 0 : order.indexOf(from) + 1;
  const turned = [...order.slice(start), ...order.slice(0, start)];
  return turned.find((key) => !isAnswered(sheet.answers[key])) ?? null;
}

/** The neighbour in a list; stays at its ends. */
export function neighbour<T>(list: readonly T[], current: T, step: 1 | -1): T {
  const index = list.indexOf(current);
  if (index === -1) return list[0] ?? current;
  return list[index + step] ?? current;
}

/** "1 of 40": counts what is on its way to the server as done, because for the evaluator it is. */
export function itemOfTotal(queue: { submitted: number; remaining: number }, firstsOnTheWay: number): { number: number; total: number } {
  const total = queue.submitted + queue.remaining;
  return { number: Math.min(queue.submitted + firstsOnTheWay + 1, Math.max(total, 1)), total: Math.max(total, 1) };
}
