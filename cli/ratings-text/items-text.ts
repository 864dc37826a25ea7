/** Items by disagreement, and one of them person beside person, for a terminal. */
import type { ItemsAnalysis } from "@/lib/reports/analysis/items-schema";
import type { ItemAnswers } from "@/lib/reports/item/schema";
import { count, fixed } from "@/lib/reports/number-text";
import { textTable } from "@/lib/reports/text-table";

const LISTED = 30;
const NONE = "–";

export function itemsText({ criteria, items }: ItemsAnalysis): string[] {
  const rows = items.slice(0, LISTED).map(({ item, judgments, disagreement, byCriterion, comments }) => [
    item, count(judgments), numberText(disagreement), count(comments), ...byCriterion.map(numberText),
  ]);
  return [
    ...textTable(["item", "judgments", "apart", "comments", ...criteria.map(({ key }) => key)], rows),
    "",
    "apart: mean distance between two answers as a share of the scale, over pairs of evaluators and criteria.",
    ...(items.length > LISTED ? [`The ${LISTED} items furthest apart of ${count(items.length)}; all of them with --json.`] : []),
  ];
}

export function itemText({ item, criteria, judgments }: ItemAnswers): string[] {
  const answerOf = (judgment: ItemAnswers["judgments"][number], criterion: string) => {
    const answer = judgment.answers.find((found) => found.criterion === criterion);
    if (!answer || answer.value === null) return answer?.nonResponse ?? NONE;
    return judgment.left === null ? String(answer.value) : (answer.label ?? String(answer.value));
  };
  const said = judgments.flatMap(({ evaluator, answers, comment }) => [
    ...answers.filter((answer) => answer.comment !== "").map((answer) => `${evaluator}, ${answer.criterion}: ${printable(answer.comment)}`),
    ...(comment === "" ? [] : [`${evaluator}: ${printable(comment)}`]),
  ]);
  return [
    ...textTable([item, ...judgments.map(({ evaluator, counted }) => (counted ? evaluator : `${evaluator} (surplus)`))], criteria.map(({ key }) => [key, ...judgments.map((judgment) => answerOf(judgment, key))])),
    ...(said.length > 0 ? ["", ...said] : []),
  ];
}

function numberText(value: number | null): string {
  return value === null ? NONE : fixed(value, 2);
}

/** A comment must not move the cursor or colour the terminal of whoever reads it. */
function printable(text: string): string {
  return text.replace(/\p{C}+/gu, " ").trim();
}
