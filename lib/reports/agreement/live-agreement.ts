/**
 * Alpha by criterion from stored counts of patterns: exact as of now whatever the size of the study, at a cost of distinct
 * patterns. The same numbers as in the analysis of agreement. Pure.
 */
import type { Metric } from "@/lib/stats/metric";
import { patternOf } from "@/lib/stats/pattern";
import { CHOICE_VALUES, choiceOf, scoreOf } from "@/lib/studies/preference";
import type { Naming } from "../comparison/naming";
import { orderSources } from "../comparison/source-order";
import type { ForestInput } from "../forest-plot";
import { RESULTS_LEVEL } from "../level";
import { absenceNote } from "../methods-sentence";
import { type CriterionPatterns, sourcesOfStratum } from "../patterns/criterion-patterns";
import { agreementOfStored } from "../patterns/pattern-agreement";
import { plainInterval } from "../plain-interval";

type LiveOptions = {
  criteria: readonly { key: string; name: string }[];
  metric: Metric;
  /** Of a comparison; null for a rating study. */
  naming: Pick<Naming, "nameOf"> | null;
  /** In a comparison: the source that is named first in each of its pairs. */
  first: string | null;
};

/** Two sources that met, the one named first first; null in a rating study, which has one block of all its criteria. */
export type LiveBlock = { contrast: { first: string; second: string } | null; criteria: ForestInput[] };

const NOTHING = { stratum: 0, patterns: [], raters: 0 };

export function liveAgreement(stored: readonly CriterionPatterns[], { criteria, metric, naming, first }: LiveOptions): LiveBlock[] {
  if (!naming) {
    const byCriterion = new Map(stored.map((own) => [own.criterion, own]));
    return [{ contrast: null, criteria: criteria.map(({ key, name }) => liveCriterion({ key, name }, byCriterion.get(key) ?? { criterion: key, ...NOTHING }, metric)) }];
  }
  const blocks = new Map<number, { one: string; two: string; byCriterion: Map<string, CriterionPatterns> }>();
  for (const own of stored) {
    const sources = sourcesOfStratum(own.stratum);
    if (!sources) continue;
    const [one, two] = sources;
    const block = blocks.get(own.stratum) ?? { one: naming.nameOf(one, two), two: naming.nameOf(two, one), byCriterion: new Map<string, CriterionPatterns>() };
    blocks.set(own.stratum, block);
    block.byCriterion.set(own.criterion, own);
  }
  const met = [...blocks.values()];
  const place = new Map(orderSources(met.map(({ one, two }) => ({ left: one, right: two })), first ?? undefined).map((name, index) => [name, index]));
  const placeOf = (name: string) => place.get(name) ?? 0;
  return met
    .map(({ one, two, byCriterion }): LiveBlock & { contrast: { first: string; second: string } } => {
      const isReversed = placeOf(two) < placeOf(one);
      const contrast = isReversed ? { first: two, second: one } : { first: one, second: two };
      return {
        contrast,
        criteria: criteria.map(({ key, name }) => liveCriterion(
          { key: JSON.stringify([contrast.first, contrast.second, key]), name }, asScores(byCriterion.get(key) ?? { criterion: key, ...NOTHING }, isReversed), metric,
        )),
      };
    })
    .sort((a, b) => placeOf(a.contrast.first) - placeOf(b.contrast.first) || placeOf(a.contrast.second) - placeOf(b.contrast.second));
}

/** Choices as the analysis of agreement takes them: from 1 (the source named first) to −1; "both bad" is neither. */
function asScores(stored: CriterionPatterns, isReversed: boolean): CriterionPatterns {
  const patterns = stored.patterns.map(({ pattern, units }) => ({
    pattern: patternOf(pattern.map((value) => scoreOf(choiceOf(value) ?? unknownChoice(value), isReversed))), units,
  }));
  return { ...stored, patterns };
}

function unknownChoice(value: number): never {
  throw new Error(`${value} is no stored choice (${Object.values(CHOICE_VALUES).join(", ")}).`);
}

function liveCriterion({ key, name }: { key: string; name: string }, stored: CriterionPatterns, metric: Metric): ForestInput {
  const found = agreementOfStored(stored, { metric, interval: "jackknife", level: RESULTS_LEVEL });
  return {
    key, name, note: absenceNote(found),
    agreement: {
      metric, alpha: found.alpha, reason: found.reason, ci: plainInterval(found.ci), percentAgreement: found.percentAgreement,
      items: found.units, raters: found.raters, ratings: found.n,
    },
  };
}
