/**
 * Answers as an export has them, taken apart for statistics: from the database on the way into an export, from the file on
 * the way back. Both ways run through here, so the numbers of an export are those of its raw file. Pure.
 */
import { type Choice, CHOICES } from "@/lib/studies/preference";
import type { GuessCounts } from "@/lib/stats/blinding-index";
import { AnswerColumns, Names } from "./answer-columns";
import type { PreferenceRow } from "./comparison/preference-row";
import type { ExportRow } from "./export/columns";

/** One answer of a rating study. */
export type RatingAnswer = { evaluator: string; item: string; criterion: string; value: number | null; nonResponse: string | null; comment: string };

/** When and how fast a judgment was made. */
export type JudgmentTimes = {
  evaluator: string;
  item: string;
  /** In the order in which this evaluator saw items, from 1; null where it is not known. */
  position: number | null;
  submittedAt: string;
  activeMs: number | null;
};

/** A row of an export that cannot be what an export wrote. */
export class BadRowError extends Error {
  override readonly name = "BadRowError";
}

/** Counts of judgments, to be held against what the study says of itself. */
export type JudgmentCounts = { counted: number; surplus: number };

/** Of different ones; its square is still a whole number that JavaScript holds exactly. */
const MOST_TEXTS = 2 ** 26;

/** What answers of either kind of study have in common: judgments, and strings that occur a million times kept once. */
class Judgments {
  readonly times: JudgmentTimes[] = [];
  readonly #texts = new Names();
  /** By the places of item and evaluator among the texts, which together are one whole number. */
  readonly #counts = { counted: new Set<number>(), surplus: new Set<number>() };

  counts(): JudgmentCounts {
    return { counted: this.#counts.counted.size, surplus: this.#counts.surplus.size };
  }

  /** @returns evaluator, item and criterion of a row in force that is counted; null for others, which enter no statistic. */
  take(row: ExportRow): { evaluator: string; item: string; criterion: string } | null {
    const [evaluator, item, criterion] = [this.text(row, "evaluator"), this.text(row, "item"), this.text(row, "criterion")];
    const isCounted = flag(row, "counted");
    this.#counts[isCounted ? "counted" : "surplus"].add(this.#texts.place(item) * MOST_TEXTS + this.#texts.place(evaluator));
    if (!isCounted || !flag(row, "in_force")) return null;
    if (this.times.at(-1)?.item !== item || this.times.at(-1)?.evaluator !== evaluator) {
      this.times.push({ evaluator, item, position: numberOrNull(row, "position"), submittedAt: requiredText(row, "submitted_at"), activeMs: numberOrNull(row, "active_ms") });
    }
    return { evaluator, item, criterion };
  }

  text(row: ExportRow, column: string): string {
    const value = requiredText(row, column);
    return this.#texts.at(this.#texts.place(value));
  }
}

/** Sixteen bytes an answer, beside names, comments and the times of judgments. */
export class RatingAnswers {
  readonly #judgments = new Judgments();
  readonly #evaluators = new Names();
  readonly #items = new Names();
  readonly #criteria = new Map<string, AnswerColumns>();

  /** @param answers in force, of counted judgments, where those are known already. */
  constructor(answers: Iterable<RatingAnswer> = []) {
    for (const answer of answers) this.push(answer);
  }

  /** @throws BadRowError for a row that no export wrote. */
  add(row: ExportRow): void {
    const taken = this.#judgments.take(row);
    if (!taken) return;
    this.push({ ...taken, value: numberOrNull(row, "value"), nonResponse: textOrNull(row, "non_response"), comment: textOrNull(row, "comment") ?? "" });
  }

  /** One that is in force, of a counted judgment. */
  push({ evaluator, item, criterion, ...answer }: RatingAnswer): void {
    const columns = this.#criteria.get(criterion) ?? new AnswerColumns();
    this.#criteria.set(criterion, columns);
    columns.push({ ...answer, evaluator: this.#evaluators.place(evaluator), item: this.#items.place(item) });
  }

  /** Criterion by criterion. */
  *all(): Generator<RatingAnswer> {
    for (const criterion of this.#criteria.keys()) yield* this.to(criterion);
  }

  /** To one criterion, in the order in which they came. */
  *to(criterion: string): Generator<RatingAnswer> {
    const columns = this.#criteria.get(criterion);
    for (let place = 0; place < (columns?.length ?? 0); place += 1) {
      const answer = columns?.at(place);
      if (answer) yield { ...answer, criterion, evaluator: this.#evaluators.at(answer.evaluator), item: this.#items.at(answer.item) };
    }
  }

  count(criterion: string): number {
    return this.#criteria.get(criterion)?.length ?? 0;
  }

  evaluators(): readonly string[] {
    return this.#evaluators.all();
  }

  get judgments(): readonly JudgmentTimes[] {
    return this.#judgments.times;
  }

  counts(): JudgmentCounts {
    return this.#judgments.counts();
  }
}

export type PreferenceAnswer = PreferenceRow & { comment: string };

export class PreferenceAnswers {
  readonly #judgments = new Judgments();
  readonly #guessed = new Map<string, { evaluator: string; guess: string; machineSide: "left" | "right" }>();

  /** @param rows answers in force of counted judgments, where those are known already. */
  constructor(readonly rows: PreferenceAnswer[] = []) {}

  /** @throws BadRowError for a row that no export wrote. */
  add(row: ExportRow): void {
    const taken = this.#judgments.take(row);
    if (!taken) return;
    const { evaluator, item, criterion } = taken;
    const choice = textOrNull(row, "choice");
    if (choice !== null && !isChoice(choice)) throw new BadRowError(`"choice" is "${choice}"`);
    this.rows.push({
      evaluator, item, criterion, choice, left: this.#judgments.text(row, "left"), right: this.#judgments.text(row, "right"), comment: textOrNull(row, "comment") ?? "",
    });
    const guess = textOrNull(row, "guess");
    if (guess === null) return;
    const isCollected = { left: row.left_origin === "collected", right: row.right_origin === "collected" };
    // Where both sides are made, or neither, there is no right answer.
    if (isCollected.left === isCollected.right) return;
    this.#guessed.set(`${item} ${evaluator}`, { evaluator, guess, machineSide: isCollected.left ? "right" : "left" });
  }

  get judgments(): readonly JudgmentTimes[] {
    return this.#judgments.times;
  }

  counts(): JudgmentCounts {
    return this.#judgments.counts();
  }

  /** Guesses at which side was machine-made, of pairs in which exactly one was. */
  guesses(): GuessCounts & { evaluators: number } {
    const counts = { correct: 0, incorrect: 0, cannotTell: 0 };
    const evaluators = new Set<string>();
    for (const { evaluator, guess, machineSide } of this.#guessed.values()) {
      counts[guess === "unsure" ? "cannotTell" : guess === machineSide ? "correct" : "incorrect"] += 1;
      evaluators.add(evaluator);
    }
    return { ...counts, evaluators: evaluators.size };
  }
}

/** Raw answers of either kind of study. */
export type Answers = RatingAnswers | PreferenceAnswers;

function isChoice(text: string): text is Choice {
  return CHOICES.some((choice) => choice === text);
}

function flag(row: ExportRow, column: string): boolean {
  const value = row[column];
  if (typeof value !== "boolean") throw new BadRowError(`"${column}" is neither true nor false`);
  return value;
}

function numberOrNull(row: ExportRow, column: string): number | null {
  const value = row[column] ?? null;
  if (value !== null && !(typeof value === "number" && Number.isFinite(value))) throw new BadRowError(`"${column}" is no number`);
  return value;
}

function requiredText(row: ExportRow, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new BadRowError(`"${column}" is no text`);
  return value;
}

function textOrNull(row: ExportRow, column: string): string | null {
  const value = row[column] ?? null;
  if (value !== null && typeof value !== "string") throw new BadRowError(`"${column}" is no text`);
  return value;
}
