/**
 * What analyses are made from, whatever the kind of study: the answers of each criterion as numbers on a scale. In a
 * comparison a criterion stands once for each two sources, and its scale runs from the source named second to the first. Pure.
 */
import { type RatingColumns, ratingColumns } from "@/lib/stats/rating-columns";
import type { Protocol } from "@/lib/studies/protocol";
import { scoreOf } from "@/lib/studies/preference";
import { type Answers, PreferenceAnswers, RatingAnswers } from "../answers";
import type { PreferenceRow } from "../comparison/preference-row";
import { orderSources } from "../comparison/source-order";
import { type PlacedAnswer, placeOnScale } from "./items-analysis";

/** The answers that statistics take together. */
export type AnalysisCriterion = {
  /** Unique within the study. */
  key: string;
  name: string;
  /** The criterion of the protocol. */
  criterion: string;
  /** The two sources, the one named first first; null in a rating study. */
  contrast: { first: string; second: string } | null;
  /** Ascending. */
  scale: readonly number[];
  columns: RatingColumns;
};

type Row = { evaluator: string; item: string; value: number | null };

export function analysisCriteria(protocol: Protocol, answers: Answers, first: string | null = null): AnalysisCriterion[] {
  if (protocol.kind === "rating" && answers instanceof RatingAnswers) {
    return protocol.criteria.map(({ key, name, scale }) => ({
      key, name, criterion: key, contrast: null, scale: scale.map((point) => point.value), columns: ratingColumns(answers.to(key)),
    }));
  }
  if (protocol.kind === "comparison" && answers instanceof PreferenceAnswers) return comparedCriteria(protocol.criteria, answers.rows, first);
  throw new Error("The answers are of another kind of study.");
}

/** From 1 (the source named first is preferred) to −1; neither is 0, as is "both bad". */
const PREFERENCE_SCALE = [-1, 0, 1] as const;

/** @throws DuplicateRatingError if an evaluator judges a pair of sources on an item twice on one criterion. */
export function comparedCriteria(criteria: readonly { key: string; name: string }[], answers: readonly PreferenceRow[], first: string | null): AnalysisCriterion[] {
  const place = new Map(orderSources(answers, first ?? undefined).map((name, index) => [name, index]));
  const isFirst = (one: string, other: string) => (place.get(one) ?? 0) < (place.get(other) ?? 0);
  const contrasts = new Map<string, { first: string; second: string; rows: Map<string, Row[]> }>();
  for (const { evaluator, item, criterion, left, right, choice } of answers) {
    const leftFirst = isFirst(left, right);
    const [one, two] = leftFirst ? [left, right] : [right, left];
    const name = JSON.stringify([one, two]);
    const contrast = contrasts.get(name) ?? { first: one, second: two, rows: new Map<string, Row[]>() };
    contrasts.set(name, contrast);
    const rows = contrast.rows.get(criterion) ?? [];
    contrast.rows.set(criterion, rows);
    rows.push({ evaluator, item, value: choice === null ? null : scoreOf(choice, !leftFirst) });
  }
  const ordered = [...contrasts.values()].sort((a, b) => (place.get(a.first) ?? 0) - (place.get(b.first) ?? 0) || (place.get(a.second) ?? 0) - (place.get(b.second) ?? 0));
  return ordered.flatMap((contrast) => criteria.map(({ key, name }): AnalysisCriterion => ({
    key: JSON.stringify([contrast.first, contrast.second, key]), name, criterion: key, contrast: { first: contrast.first, second: contrast.second },
    scale: PREFERENCE_SCALE, columns: ratingColumns(contrast.rows.get(key) ?? []),
  })));
}

/** Answers as places on their scales, for what ranks items. An item is of one pair of sources only, so criteria are those of the protocol. */
export function* placedAnswers(protocol: Protocol, answers: Answers): Generator<PlacedAnswer> {
  if (answers instanceof RatingAnswers) {
    const scales = new Map(protocol.kind === "rating" ? protocol.criteria.map(({ key, scale }) => [key, scale.map((point) => point.value)]) : []);
    for (const { evaluator, item, criterion, value, comment } of answers.all()) yield { evaluator, item, criterion, place: placeOnScale(value, scales.get(criterion) ?? []), hasComment: comment !== "" };
    return;
  }
  for (const { evaluator, item, criterion, choice, left, right, comment } of answers.rows) {
    // Which of the two is called first does not matter for a distance, as long as it is the same for all.
    yield { evaluator, item, criterion, place: choice === null ? null : placeOnScale(scoreOf(choice, left > right), PREFERENCE_SCALE), hasComment: comment !== "" };
  }
}

/** Everybody with an answer, by name. */
export function evaluatorsOf(criteria: readonly AnalysisCriterion[]): string[] {
  return [...new Set(criteria.flatMap(({ columns }) => columns.raters))].sort();
}
