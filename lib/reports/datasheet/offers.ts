/** Answers of earlier sheets that may hold here too. They are offered; nothing is stored before somebody takes them. Pure. */
import { type DatasheetAnswer, type DatasheetAnswers, isComplete, type Place, storedAnswer } from "./answers";
import type { FilledDatasheet } from "./filled";
import { findQuestion, QUESTIONS } from "./questions";

/** A sheet of another study. */
export type EarlierSheet = {
  study: string;
  answers: DatasheetAnswers;
  /** The person who is asked now changed it last. */
  isOwn: boolean;
  datasets: readonly string[];
  criteria: readonly { key: string; question: string }[];
};

export type Offer = Place & { answer: DatasheetAnswer; /** Name of the study that it was answered for. */ from: string };

/** @param earlier the newest first. */
export function offersFrom(earlier: readonly EarlierSheet[], here: Pick<EarlierSheet, "answers" | "datasets" | "criteria">, sheet: FilledDatasheet): Offer[] {
  const isOpen = new Set(sheet.missing.map(({ number, criterion }) => `${criterion ?? ""} ${number}`));
  return QUESTIONS.filter((question) => question.carried !== null).flatMap((question) => {
    const places: { criterion: string | null; from: readonly EarlierSheet[] }[] = question.perCriterion
      ? here.criteria.map((criterion) => ({ criterion: criterion.key, from: earlier.filter((other) => other.criteria.some((own) => own.key === criterion.key && own.question === criterion.question)) }))
      : [{ criterion: null, from: earlier.filter((other) => (question.carried === "person" ? other.isOwn : hasSame(other.datasets, here.datasets))) }];
    return places.flatMap(({ criterion, from }): Offer[] => {
      const place = { number: question.number, criterion };
      if (!isOpen.has(`${criterion ?? ""} ${question.number}`) || storedAnswer(here.answers, question.number, criterion)) return [];
      const found = from.find((other) => isUsable(place, storedAnswer(other.answers, question.number, criterion)));
      const answer = found && storedAnswer(found.answers, question.number, criterion);
      return found && answer ? [{ ...place, answer, from: found.study }] : [];
    });
  });
}

function isUsable({ number }: Place, answer: DatasheetAnswer | undefined): boolean {
  const question = findQuestion(number);
  return question !== undefined && answer !== undefined && isComplete(question, answer);
}

function hasSame(one: readonly string[], other: readonly string[]): boolean {
  const [first, second] = [new Set(one), new Set(other)];
  return first.size === second.size && [...first].every((name) => second.has(name));
}
