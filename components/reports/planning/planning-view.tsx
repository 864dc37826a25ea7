import { Notice } from "@/components/ui/notice";
import { SectionTitle } from "@/components/ui/surface";
import type { PlanningAnalysis } from "@/lib/reports/analysis/planning-schema";
import { planAnswers, STOPPING_RULE } from "@/lib/reports/planning-answers";
import { planningMethods, prepareDesignsTable, prepareNeedsTable, preparePreferencesTable } from "@/lib/reports/planning-table";
import { NumberTable } from "../number-table";
import { PlanAnswers } from "./plan-answers";

/** How much more it takes: answers first, then the numbers behind them. */
export function PlanningView({ plan }: { plan: PlanningAnalysis }) {
  const preferences = preparePreferencesTable(plan);
  const designs = prepareDesignsTable(plan);
  const isRating = plan.kind === "rating";
  const answers = planAnswers(plan);
  const isKnown = answers.some(({ state }) => state !== "unknown");
  return (
    <div className="grid grid-cols-1 gap-8">
      <section aria-labelledby="answers">
        <SectionTitle id="answers">What is missing</SectionTitle>
        <div className="grid grid-cols-1 gap-4">
          <PlanAnswers answers={answers} />
          <Notice title="When to stop">{STOPPING_RULE}</Notice>
        </div>
      </section>
      {isKnown && <section aria-labelledby="behind">
        <SectionTitle id="behind">The numbers behind it</SectionTitle>
        <div className="grid grid-cols-1 gap-5">
          <NumberTable
            title="Until intervals are as narrow" texts={2} table={prepareNeedsTable(plan)} fileName="planning.csv"
            lead={`“Not below”: the half-width that no number of ${isRating ? "items" : "pairs"} goes below with these evaluators; then “evaluators in all” says how many it takes at least.`}
          />
          {preferences && <NumberTable title="Until a preference is clear" table={preferences} fileName="planning-preferences.csv" lead="Judgments for the net preference, counted as independent and multiplied by the design effect; pairs for the sign test, each by the majority of its judgments." />}
          {designs && (
            <NumberTable
              title="How many evaluators for each, at equal cost" table={designs} fileName="planning-designs.csv"
              lead={`As many answers as so far, spread otherwise. Fewer evaluators per ${isRating ? "item" : "pair"} leave more ${isRating ? "items" : "pairs"} and a narrower mean; more of them tell ${isRating ? "items" : "pairs"} apart better. Agreement takes two at least.`}
            />
          )}
        </div>
      </section>}
      <section aria-labelledby="planning-methods" className="text-sm">
        <SectionTitle id="planning-methods">Methods</SectionTitle>
        <ul className="grid max-w-[90ch] gap-2">{planningMethods(plan).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      </section>
    </div>
  );
}
