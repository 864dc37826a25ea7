import { type Command, Option } from "commander";
import { agreementAnalysis } from "@/lib/reports/analysis/agreement-analysis";
import type { AgreementAnalysis, CriterionAgreement } from "@/lib/reports/analysis/agreement-schema";
import { DEFAULT_SEED } from "@/lib/reports/bundle/settings";
import { DEFAULT_REPLICATES } from "@/lib/stats/agreement";
import { METRICS, type Metric } from "@/lib/stats/metric";
import { answerReader, scalePoints } from "../judgment-file/answer-scale";
import type { CriterionRatings } from "../judgment-file/criterion-ratings";
import { addRatingsOptions, RATINGS_FILE, type RatingsFlags, readRatings } from "../judgment-file/read-ratings";
import { labelledClasses, type LabelledClasses } from "../labelled-classes";
import { agreementText } from "../ratings-text/agreement-text";
import { classesText } from "../ratings-text/classes-text";
import { countReplicates } from "../replicates";

type AgreementFlags = RatingsFlags & { metric: Metric; seed?: string; replicates?: number; raters?: boolean; classes?: boolean; json?: boolean };

/** Adds `concord agreement FILE`: alpha of each criterion in a file of ratings, and the coefficients beside it. It needs no server and no database. */
export function registerAgreement(program: Command): void {
  const command = program
    .command("agreement")
    .description("Krippendorff's alpha and other coefficients of a file with columns evaluator, item, criterion, value")
    .argument("<file>", RATINGS_FILE)
    .addOption(new Option("--metric <metric>", "what a difference between two answers costs").choices(METRICS).makeOptionMandatory())
    .option("--seed <seed>", `BCa bootstrap interval with this seed (${DEFAULT_SEED} unless given)`)
    .option("--replicates <count>", `BCa bootstrap interval with this many resamples (${DEFAULT_REPLICATES} unless given)`, countReplicates)
    .option("--raters", "print Cohen's kappa of every two evaluators too")
    .option("--classes", "the likely class of each item and each evaluator's errors, by the model of Dawid and Skene")
    .option("--json", "print one JSON object")
    .action(async (file: string, flags: AgreementFlags) => {
      const ratings = await readRatings(file, flags, answerReader(flags, flags.metric));
      const analysis = analyseFile(ratings, flags);
      const classes = flags.classes ? new Map([...ratings].map(([criterion, own]) => [criterion, labelledClasses(own.columns(), labelsOf(own, flags.scale))])) : null;
      process.stdout.write(flags.json ? toJson(analysis, classes) : toText(analysis, classes, flags.raters ?? false));
    });
  addRatingsOptions(command);
}

function analyseFile(ratings: ReadonlyMap<string, CriterionRatings>, { metric, seed, replicates, scale }: AgreementFlags): AgreementAnalysis {
  const points = scalePoints(scale);
  const criteria = [...ratings].map(([name, own]) => {
    const columns = own.columns();
    // Where nobody says what the scale is, it is what was answered.
    return { key: name, name, criterion: name, contrast: null, scale: points ?? [...new Set(columns.value)].sort((one, other) => one - other), columns };
  });
  const bootstrap = seed === undefined && replicates === undefined ? null : { seed: seed ?? DEFAULT_SEED, replicates: replicates ?? DEFAULT_REPLICATES };
  const analysis = agreementAnalysis(criteria, { metric, bootstrap });
  return { ...analysis, criteria: analysis.criteria.map((criterion) => (ratings.get(criterion.key)?.words() ? ofWords(criterion) : criterion)) };
}

/** Names have no distances: what takes squares of them would be made of the alphabet. */
function ofWords(criterion: CriterionAgreement): CriterionAgreement {
  const none = { value: null, reason: "not_ordered" } as const;
  const noInterval = { ...none, ci: null, ciReason: "not_ordered" } as const;
  return {
    ...criterion,
    lightQuadratic: { ...criterion.lightQuadratic, ...none },
    iccAgreement: { ...criterion.iccAgreement, ...noInterval }, iccConsistency: { ...criterion.iccConsistency, ...noInterval }, kendall: none,
    raterPairs: criterion.raterPairs.map((pair) => ({ ...pair, quadraticKappa: none })),
  };
}

/** Answers as the file has them. */
function labelsOf(ratings: CriterionRatings, scale: readonly string[] | undefined): (value: number) => string {
  const words = ratings.words();
  if (words) return (value) => words[value] ?? String(value);
  const isOfWords = scale !== undefined && scale.some((point) => !Number.isFinite(Number(point)));
  return (value) => (isOfWords ? scale[value - 1] : undefined) ?? String(value);
}

function toJson({ metric, criteria, stratified }: AgreementAnalysis, classes: ReadonlyMap<string, LabelledClasses> | null): string {
  const entries = criteria.map((criterion) => {
    const { alpha, percentAgreement, pairAgreement, fleiss, ac1, ac2, brennanPrediger, light, lightQuadratic, iccAgreement, iccConsistency, kendall, raterPairs } = criterion;
    return [criterion.key, {
      alpha: alpha.value, reason: alpha.reason, ci: alpha.ci, ciReason: alpha.ciReason, percentileCi: alpha.percentileCi,
      disagreementBound: alpha.disagreementBound, caution: alpha.caution, percentAgreement: percentAgreement.value,
      units: alpha.units, raters: alpha.raters, pairs: alpha.pairs,
      below: alpha.below, percentAgreementCi: percentAgreement.ci, pairAgreement, fleiss, ac1, ac2, brennanPrediger, light, lightQuadratic, iccAgreement, iccConsistency, kendall, raterPairs,
      ...(classes ? { classes: classes.get(criterion.key) } : {}),
    }];
  });
  return `${JSON.stringify({ metric, criteria: Object.fromEntries(entries), stratified })}\n`;
}

function toText(analysis: AgreementAnalysis, classes: ReadonlyMap<string, LabelledClasses> | null, withPairs: boolean): string {
  const lines = [...agreementText(analysis, { withPairs }), ...[...(classes ?? [])].flatMap(([criterion, found]) => ["", ...classesText(criterion, found)])];
  return `${lines.join("\n")}\n`;
}
