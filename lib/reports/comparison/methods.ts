/** How the numbers of a comparison were made, in sentences that can stand in a paper. */
import { reasonText } from "@/lib/stats/reason-text";
import { count, counted, percent } from "../number-text";
import type { Blinding, Preferences } from "./schema";

export function methodsOf(preferences: Preferences, blinding: Blinding | null, unit: "episode" | "session"): string[] {
  const level = percent(preferences.level);
  return [
    ...preferences.contrasts.map((contrast) => {
      const [items, evaluators] = [largest(contrast.criteria.map((cell) => cell.items)), largest(contrast.criteria.map((cell) => cell.evaluators))];
      const judgments = largest(contrast.criteria.map((cell) => cell.n));
      return `${contrast.first} against ${contrast.second}: ${counted(judgments, "judgment")} of ${counted(items, `pair of ${unit}s`, `pairs of ${unit}s`)} by ${counted(evaluators, "evaluator")}, each side shown left or right by a balanced plan.`;
    }),
    `Wins, ties and losses: shares of all answers with Wilson's ${level} interval. Net preference: wins less losses, over all answers; intervals by Bonett and Price's adjusted Wald method and, allowing for judgments of one pair and of one evaluator being alike, two-way clustered with Student's t and one degree of freedom less than the smaller of the two numbers.`,
    "Tests: exact binomial sign test without ties; the same on items, each taken by the majority of its judgments; and the clustered t test of the net preference. Two-sided. The p-values of the sign test and of the clustered test are each adjusted by Holm's method over the criteria of one pair of sources.",
    `Agreement: Krippendorff's alpha after turning sides back, ordinal over first, neither, second, and nominal with “both bad” as an answer of its own; ${level} interval by the delete-one jackknife over items. Percent agreement: the share of agreeing pairs of evaluators on an item, averaged over items; not corrected for chance.`,
    "Position: share of left among decisive answers with an exact binomial test, and the net preference for the left side with the clustered test; over all criteria each judgment counts once, by the side that most of its criteria chose. Effect of the order by Fisher's exact test and Davidson and Beaver's log-odds.",
    worthsSentence(preferences),
    ...(blinding ? [`Blinding index of Bang, Ni and Davis: correct less incorrect guesses at which side was machine-made, over all ${counted(blinding.n, "guess", "guesses")} of ${counted(blinding.evaluators, "evaluator")}, with Bonett and Price's ${level} interval.`] : []),
  ];
}

/** What became of the model over all sources, for the criteria together. */
export function worthsSentence({ criteria, sources }: Preferences): string {
  const fitted = criteria.filter((criterion) => criterion.worths.fit);
  if (fitted.length > 0) {
    const some = fitted.length === criteria.length ? "" : ` for ${count(fitted.length)} of ${count(criteria.length)} criteria`;
    return `Worths of ${count(sources.length)} sources: Davidson's model of wins, ties and losses by maximum likelihood${some}, with an effect of the side where it can be estimated; standard errors clustered by evaluator.`;
  }
  const [reason] = new Set(criteria.flatMap((criterion) => criterion.worths.reason ?? []));
  return `No model over all sources (Davidson): ${reasonText(reason ?? "no_values")}`;
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
