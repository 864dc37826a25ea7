import { Moment } from "@/components/studies/moment";
import { SectionTitle } from "@/components/ui/surface";
import type { MeansAnalysis } from "@/lib/reports/analysis/means-schema";
import type { LabelOf } from "@/lib/reports/comparison/source-labels";
import { meansMethods, prepareMeansTables } from "@/lib/reports/means-tables";
import { NumberTable } from "./number-table";

/** Where the spread of answers comes from, and how groups of items differ. Null while it is being computed. */
export function MeansSection({ found, labelOf }: { found: { body: MeansAnalysis; at: string | null; isBehind: boolean } | null; /** What sources are called. */ labelOf: LabelOf }) {
  const analysis = found?.body ?? null;
  const isComparison = analysis?.criteria.some(({ contrast }) => contrast !== null);
  return (
    <section aria-labelledby="means">
      <SectionTitle id="means">{isComparison ? "Net preference, by its model" : "Means"}</SectionTitle>
      {analysis === null ? <p className="text-sm text-soft">Being worked out in the background; this appears here by itself.</p> : (
        <div className="grid grid-cols-1 gap-5">
          {found?.isBehind && found.at !== null && <p className="text-[13px] text-soft">As of <Moment at={found.at} />; newer answers are being counted.</p>}
          {prepareMeansTables(analysis, labelOf).map(({ key, title, lead, texts, table, notes }) => (
            <NumberTable key={key} title={title} lead={lead} texts={texts} table={table} notes={notes} fileName={`means-${key}.csv`} />
          ))}
          <ul className="grid max-w-[90ch] gap-1 text-[13px] text-soft">{meansMethods(analysis).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
        </div>
      )}
    </section>
  );
}
