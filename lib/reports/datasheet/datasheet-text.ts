/** The sheet as Markdown, for people. */
import type { DatasheetAnswer } from "./answers";
import { isAnswer } from "./fill";
import type { FilledAnswer, FilledDatasheet, FilledQuestion } from "./filled";
import { SECTIONS, sectionOf } from "./question";
import { markdownText } from "../markdown-text";
import { findQuestion } from "./questions";

export function datasheetText(sheet: FilledDatasheet): string {
  const blocks = [
    `# Datasheet: ${markdownText(sheet.study.title)}`,
    "Questions of HEDS 3.0 (Belz and Thomson 2024, arXiv 2412.07940), in other words; the numbers are those of the form.",
    `${sheet.answered} of ${sheet.of} questions are answered.`,
    ...sheet.warnings.map((warning) => `**${markdownText(warning)}**`),
  ];
  for (const section of SECTIONS) {
    blocks.push(`## ${section.number}. ${section.title}`);
    const questions = sheet.questions.filter((question) => sectionOf(question) === section.number);
    blocks.push(...(questions.some(({ answers }) => answers.some(({ criterion }) => criterion !== null)) ? criteriaBlocks(questions) : questions.flatMap((question) => question.answers.flatMap((answer) => answerBlocks(question, answer)))));
  }
  return `${blocks.join("\n\n")}\n`;
}

function criteriaBlocks(questions: readonly FilledQuestion[]): string[] {
  const criteria = (questions[0]?.answers ?? []).flatMap(({ criterion }) => criterion ?? []);
  return criteria.flatMap(({ key, name }) => [
    `### ${markdownText(name)}`,
    ...questions.flatMap((question) => question.answers.filter(({ criterion }) => criterion?.key === key).flatMap((answer) => answerBlocks(question, answer))),
  ]);
}

function answerBlocks({ number, text }: FilledQuestion, { source, answer, origin }: FilledAnswer): string[] {
  const heading = `**${number}  ${markdownText(text)}**`;
  const words = answer === null ? [] : answerLines(number, answer);
  if (isAnswer(source)) return [heading, quoted(words)];
  if (source === "drafted") return [heading, "*Draft, not confirmed:*", quoted(words)];
  return [heading, origin === null ? "*Not answered.*" : `*Not answered. ${markdownText(origin)}*`];
}

/** The chosen options, each on a line, then the words. */
export function answerLines(number: string, answer: DatasheetAnswer): string[] {
  const options = findQuestion(number)?.options ?? [];
  const chosen = options.filter((option) => answer.options.includes(option.number)).map((option) => option.label);
  return [...chosen, ...(answer.text.trim() === "" ? [] : answer.text.trim().split(/\r\n|[\r\n\u2028\u2029]/))];
}

function quoted(lines: readonly string[]): string {
  return lines.map((line) => `> ${markdownText(line)}`.trimEnd()).join("  \n");
}
