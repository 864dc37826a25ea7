/**
 * The sheet as the official form of HEDS 3.0 stores and opens it: one object keyed by element id. What the study is asked
 * once stands under an empty name, what each criterion is asked under the criterion's name. Drafts that nobody confirmed are
 * left open, so that the form says so.
 */
import type { DatasheetAnswer } from "./answers";
import { isAnswer } from "./fill";
import type { FilledDatasheet, FilledQuestion } from "./filled";
import type { Question } from "./question";
import { QUESTIONS } from "./questions";

const CRITERIA_LIST = "heds-criteria-criterion";

type Stored = { data: Record<string, string | boolean>; control: Record<string, boolean>; text?: Record<string, string> };
export type HedsJson = Record<string, Stored>;

export function hedsJson(sheet: FilledDatasheet): HedsJson {
  const names = criterionNames(sheet);
  const filled = new Map(sheet.questions.map((question) => [question.number, question]));
  const entries: [string, Stored][] = [];
  for (const question of QUESTIONS) {
    const answers = keyedAnswers(filled.get(question.number), names);
    if (question.options.length === 0) {
      entries.push([question.field, { data: keyed(answers, (answer) => formText(question, answer.text)), control: {} }]);
      continue;
    }
    for (const { number } of question.options) {
      entries.push([`${question.field}-${number}`, { data: keyed(answers, (answer) => answer.options.includes(number)), control: {}, text: keyed(answers, () => "") }]);
    }
    entries.push([`${question.field}-other_text`, { data: keyed(answers, (answer) => answer.text), control: {} }]);
  }
  const shown = [...names.values()].map((name, index): [string, boolean] => [name, index === 0]);
  entries.push([CRITERIA_LIST, { data: {}, control: Object.fromEntries(shown), text: {} }]);
  return Object.fromEntries(entries);
}

/** The file: equal sheets give equal bytes. */
export function hedsFile(sheet: FilledDatasheet): string {
  return `${JSON.stringify(hedsJson(sheet), null, 2)}\n`;
}

function keyedAnswers(question: FilledQuestion | undefined, names: ReadonlyMap<string, string>): [string, DatasheetAnswer][] {
  return (question?.answers ?? []).flatMap(({ criterion, source, answer }): [string, DatasheetAnswer][] => {
    const name = criterion === null ? "" : names.get(criterion.key);
    return name === undefined || answer === null || !isAnswer(source) ? [] : [[name, answer]];
  });
}

function keyed<Value>(answers: readonly [string, DatasheetAnswer][], valueOf: (answer: DatasheetAnswer) => Value): Record<string, Value> {
  return Object.fromEntries(answers.map(([name, answer]) => [name, valueOf(answer)]));
}

/** A field of one line drops what follows a line break. */
function formText({ isLine }: Question, text: string): string {
  return isLine ? text.trim().split(/\s+/).join(" ") : text;
}

/**
 * Names of criteria in the form, by key. The form writes them into its page as markup and finds them again by what came of it,
 * so characters of markup would break a criterion's tab, or do worse. Names that are alike get their key beside them.
 */
function criterionNames({ questions }: FilledDatasheet): Map<string, string> {
  const criteria = (questions.find((question) => question.answers.some(({ criterion }) => criterion !== null))?.answers ?? []).flatMap(({ criterion }) => criterion ?? []);
  const plain = criteria.map(({ key, name }) => ({ key, name: plainName(name) || key }));
  const times = (name: string) => plain.filter((other) => other.name === name).length;
  return new Map(plain.map(({ key, name }) => [key, times(name) > 1 ? `${name} (${key})` : name]));
}

function plainName(name: string): string {
  return name.replaceAll("&", " and ").replace(/[<>|]/g, " ").trim().split(/\s+/).join(" ");
}
