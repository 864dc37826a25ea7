/** The sheet of a study: what the platform knows, what people answered, and what is still open. Pure: equal facts and answers give an equal sheet. */
import { type DatasheetAnswer, type DatasheetAnswers, isComplete, type Place, storedAnswer } from "./answers";
import { criterionAnswers } from "./criterion-answers";
import { draftAnswers } from "./drafts";
import type { DatasheetFacts } from "./facts";
import type { FilledAnswer, FilledDatasheet, FilledQuestion } from "./filled";
import { platformAnswers, type PlatformAnswer } from "./platform-answers";
import type { Question } from "./question";
import { QUESTIONS } from "./questions";

export function fillDatasheet(facts: DatasheetFacts, answers: DatasheetAnswers): FilledDatasheet {
  const ofStudy = platformAnswers(facts);
  const drafts = draftAnswers(facts);
  const byCriterion = new Map(facts.criteria.map((criterion) => [criterion.key, criterionAnswers(facts, criterion)]));
  const questions = QUESTIONS.map((question): FilledQuestion => {
    const criteria: ({ key: string; name: string } | null)[] = question.perCriterion ? facts.criteria : [null];
    const filled = criteria.map((criterion) => {
      const platform = (criterion === null ? ofStudy : byCriterion.get(criterion.key))?.get(question.number);
      const stored = storedAnswer(answers, question.number, criterion?.key ?? null);
      return fillOne(question, criterion, platform, drafts.get(question.number), stored);
    });
    return { number: question.number, field: question.field, text: question.text, mode: question.mode, isAnswered: filled.every(({ source }) => isAnswer(source)), answers: filled };
  });
  return {
    study: { id: facts.study.id, name: facts.study.name, title: facts.study.title },
    answered: questions.filter((question) => question.isAnswered).length,
    of: questions.length,
    missing: questions.flatMap((question) => question.answers.filter(({ source }) => !isAnswer(source)).map(({ criterion }): Place => ({ number: question.number, criterion: criterion?.key ?? null }))),
    warnings: warningsOf(facts),
    questions,
  };
}

export function isAnswer(source: FilledAnswer["source"]): boolean {
  return source === "platform" || source === "given";
}

function fillOne(
  question: Question, criterion: { key: string; name: string } | null, platform: PlatformAnswer | undefined, draft: DatasheetAnswer | undefined, stored: DatasheetAnswer | undefined,
): FilledAnswer {
  const origin = platform?.origin ?? null;
  const named = criterion === null ? null : { key: criterion.key, name: criterion.name };
  if (stored && !question.isFixed) {
    const isDone = isComplete(question, stored);
    return { criterion: named, source: isDone ? "given" : "missing", answer: stored, origin: null };
  }
  if (platform?.answer) return { criterion: named, source: "platform", answer: platform.answer, origin };
  if (draft) return { criterion: named, source: "drafted", answer: draft, origin: null };
  return { criterion: named, source: "missing", answer: null, origin };
}

function warningsOf({ study, judgments, evaluators }: DatasheetFacts): string[] {
  const warnings: string[] = [];
  if (evaluators.simulated > 0) warnings.push(`${evaluators.simulated} of ${evaluators.counted} evaluators are simulated: this sheet describes a rehearsal.`);
  if (study.state === "draft") warnings.push("The study has not started: what is counted and computed is not there yet.");
  else if (study.state === "running" && judgments.counted < judgments.wanted) warnings.push(`Interim: ${judgments.counted} of ${judgments.wanted} judgments so far. Numbers will change.`);
  return warnings;
}
