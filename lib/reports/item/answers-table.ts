/** The model of one item's answers: a row for each criterion, a column for each evaluator. Pure. */
import type { Protocol } from "@/lib/studies/protocol";
import { choiceOf, scoreOf } from "@/lib/studies/preference";
import { itemsAnalysis, placeOnScale, type PlacedAnswer } from "../analysis/items-analysis";
import { compareNames } from "../comparison/source-order";
import type { LabelOf } from "../comparison/source-labels";
import { workTimeText } from "../duration-text";
import { type Apart, apart } from "../items/items-table";
import { fixed } from "../number-text";
import type { ItemAnswers } from "./schema";

export type AnswerCell = {
  /** "3", before the words; empty in a comparison, and where there is no answer. */
  mark: string;
  text: string;
  /** −1 to 1: place on the scale, in a comparison which source was preferred; null without an answer. */
  tone: number | null;
  comment: string;
};

export type AnswersColumn = {
  evaluator: string;
  /** Stored, but enters no number. */
  isSurplus: boolean;
  /** In a comparison: the source that stood left. */
  left: string | null;
  activeTime: string | null;
  submittedAt: string;
  revision: number;
  comment: string;
};

export type AnswersRow = { key: string; name: string; question: string; apart: Apart; cells: AnswerCell[] };

export type AnswersTable = { columns: AnswersColumn[]; rows: AnswersRow[]; apart: Apart; legend: { label: string; tone: number }[] };

const NON_RESPONSES: Record<string, string> = { cannot_judge: "Cannot judge", image_missing: "Image missing" };

/** @param labelOf how sources are called on screen. */
export function prepareAnswersTable({ criteria, judgments }: ItemAnswers, protocol: Protocol, labelOf: LabelOf = (name) => name): AnswersTable {
  const scales = new Map(protocol.kind === "rating" ? protocol.criteria.map(({ key, scale }) => [key, scale.map((point) => point.value)]) : []);
  // The first of the two by name is drawn as the high end, as where results name it first.
  const sources = [...new Set(judgments.flatMap(({ left, right }) => [left, right].filter((name) => name !== null)))].sort(compareNames);
  const toneOf = (criterion: string, value: number, left: string | null): number | null => {
    if (protocol.kind === "rating") {
      const place = placeOnScale(value, scales.get(criterion) ?? []);
      return place === null ? null : 2 * place - 1;
    }
    const choice = choiceOf(value);
    return choice === null ? null : scoreOf(choice, left !== sources[0]);
  };
  const rows = criteria.map(({ key, name, question }) => ({
    key, name, question,
    cells: judgments.map(({ answers, left }): AnswerCell => {
      const answer = answers.find(({ criterion }) => criterion === key);
      const tone = answer && answer.value !== null ? toneOf(key, answer.value, left) : null;
      if (!answer || answer.value === null) return { mark: "", text: answer?.nonResponse ? (NON_RESPONSES[answer.nonResponse] ?? answer.nonResponse) : "No answer", tone: null, comment: answer?.comment ?? "" };
      if (protocol.kind === "comparison") return { mark: "", text: labelOf(answer.label ?? ""), tone, comment: answer.comment };
      return { mark: numberText(answer.value), text: answer.label ?? "", tone, comment: answer.comment };
    }),
  }));
  const placed = judgments.flatMap(({ evaluator, counted }, column) => (counted ? rows.map(({ key, cells }): PlacedAnswer => {
    const tone = cells[column]?.tone ?? null;
    return { evaluator, item: "this", criterion: key, place: tone === null ? null : (tone + 1) / 2, hasComment: false };
  }) : []));
  const [found] = itemsAnalysis(criteria, placed).items;
  return {
    columns: judgments.map(({ evaluator, counted, left, activeMs, submittedAt, revision, comment }) => ({
      evaluator, isSurplus: !counted, left: left === null ? null : labelOf(left), activeTime: activeMs === null ? null : workTimeText(activeMs / 1_000), submittedAt, revision, comment,
    })),
    rows: rows.map((row, place) => ({ ...row, apart: apart(found?.byCriterion[place] ?? null) })),
    apart: apart(found?.disagreement ?? null),
    legend: protocol.kind === "rating"
      ? [{ label: "Low end of the scale", tone: -1 }, { label: "High end", tone: 1 }]
      : [...sources.map((name, place) => ({ label: labelOf(name), tone: place === 0 ? 1 : -1 })), { label: "Neither", tone: 0 }],
  };
}

function numberText(value: number): string {
  return Number.isInteger(value) ? fixed(value, 0) : String(value);
}
