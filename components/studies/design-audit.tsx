import "@/components/ui/paper.css";
import { Chip } from "@/components/ui/chip";
import { Card, SectionTitle } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import { count, counted, fixed } from "@/lib/reports/number-text";
import type { DesignAudit as Audit } from "@/lib/studies/design/schema";
import { sliceText } from "@/lib/studies/slice-text";
import { sourceTitles } from "@/lib/studies/sources-text";
import { BalanceTable } from "./balance-table";
import { Moment } from "./moment";
import { SidesTable } from "./sides-table";

/** The plan of a comparison held against what was judged, to be read on the screen or put beside a paper. */
export function DesignAudit({ audit, titles, study, at }: {
  audit: Audit;
  /** By slug. */
  titles: ReadonlyMap<string, string>;
  study: { id: string; title: string };
  /** When the numbers were read. */
  at: string;
}) {
  const names = sourceTitles(audit.sources.map(({ dataset, slice }) => ({ dataset: { slug: dataset, title: titles.get(dataset) ?? dataset }, slice })));
  const titleOf = (number: number) => names[audit.sources.findIndex((source) => source.number === number)] ?? `Source ${number}`;
  const { items, order } = audit;
  return (
    <div className="grid grid-cols-1 gap-8">
      <p className="-mt-4 hidden text-[13px] text-soft print:block">Design audit as of <Moment at={at} />, of study {study.id}, shown to evaluators as “{study.title}”.</p>
      <section aria-labelledby="held" className="break-inside-avoid">
        <SectionTitle id="held">Whether the plan holds</SectionTitle>
        <Card className="px-5 py-1 print:shadow-none">
          <dl className="divide-y divide-line">
            <Finding
              term="Left against right within one pair, at most" isHeld={items.largestDifference.planned <= 1}
              value={`${items.largestDifference.planned} planned, ${items.largestDifference.counted} so far`}
              explanation={`Each pair is for ${counted(items.evaluatorsPerItem, "evaluator")}. Over all ${counted(items.count, "pair")}, this is the largest difference between how often a side stands left and how often it stands right. Planned, ${items.evaluatorsPerItem % 2 === 0 ? "it is 0" : "it is 1, since the number is odd"}; while judgments come in, it can be larger.`}
            />
            <Finding
              term="Mean place of a pair in the orders of its evaluators" isHeld={null}
              value={order === null ? "–" : `${fixed(order.lowest, 2)} to ${fixed(order.highest, 2)}, middle ${fixed(order.median, 2)}`}
              explanation="From 0, first for everybody, to 1, last for everybody: over all pairs the lowest, the highest and the middle one. Near 0.5, no pair is met fresh by all or tired by all."
            />
          </dl>
        </Card>
      </section>

      <section aria-labelledby="sides">
        <SectionTitle id="sides">Sides by evaluator</SectionTitle>
        <SidesTable audit={audit} titleOf={titleOf} />
      </section>

      <section aria-labelledby="drawn">
        <SectionTitle id="drawn">What was drawn</SectionTitle>
        <div className="grid grid-cols-1 gap-5">
          <DrawTable audit={audit} titleOf={titleOf} />
          <BalanceTable contrasts={audit.contrasts} titleOf={titleOf} />
        </div>
      </section>

      <section aria-labelledby="frozen" className="break-inside-avoid">
        <SectionTitle id="frozen" aside="When the study started">What was frozen</SectionTitle>
        <Card className="px-5 py-4 print:shadow-none">
          <dl className="grid gap-x-6 gap-y-0.5 text-sm sm:grid-cols-[max-content_minmax(0,1fr)] sm:gap-y-2.5 print:grid-cols-[max-content_minmax(0,1fr)]">
            <dt className="text-soft">Seed</dt>
            <dd className="font-medium max-sm:mb-2">{audit.seed}</dd>
            <dt className="text-soft">Digest of the design</dt>
            <dd className="max-sm:mb-2"><code className="font-mono text-xs break-all">{audit.digest}</code></dd>
            {audit.sources.map((source) => (
              <div key={source.number} className="contents">
                <dt className="text-soft">Source {source.number}</dt>
                <dd className="max-sm:mb-2"><span className="font-medium">{titleOf(source.number)}</span>, version {source.version} · {sliceText(source.slice)}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </section>

      <section aria-labelledby="replans" className="break-inside-avoid">
        <SectionTitle id="replans">Planned anew</SectionTitle>
        {audit.replans.length === 0 ? <p className="text-sm text-soft">Never: the plan is the one made at the start.</p> : (
          <ol className="grid gap-1.5 text-sm">
            {audit.replans.map((replan, index) => <li key={index}><Moment at={replan.at} /> <span className="text-soft">· {replan.reason}; what nobody held was planned for everybody who took part then</span></li>)}
          </ol>
        )}
      </section>
    </div>
  );
}

function Finding({ term, value, explanation, isHeld }: { term: string; value: string; explanation: string; /** Null where nothing is promised. */ isHeld: boolean | null }) {
  return (
    <div className="py-3">
      <dt className="text-[13px] text-soft">{term}</dt>
      <dd className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-lg font-semibold tabular-nums">{value}</span>
        {isHeld !== null && <Chip tone={isHeld ? "good" : "warn"}>{isHeld ? "as it should be" : "not even"}</Chip>}
      </dd>
      <dd className="mt-1 max-w-[80ch] text-[13px] text-soft">{explanation}</dd>
    </div>
  );
}

function DrawTable({ audit, titleOf }: { audit: Audit; titleOf: (source: number) => string }) {
  return (
    <Table caption="Conversations and pairs of every contrast" className="print:overflow-visible print:shadow-none">
      <thead><tr><Th>Contrast</Th><Th numeric>Conversations</Th><Th numeric>Left out for images</Th><Th numeric>Pairs possible</Th><Th numeric>Pairs lost to images</Th><Th numeric>Pairs drawn</Th></tr></thead>
      <tbody>
        {audit.contrasts.map(({ first, second, units, withoutImages, pairs }) => (
          <tr key={`${first}-${second}`}>
            <Td className="min-w-48">{titleOf(first)} × {titleOf(second)} <span className="text-soft">({first} × {second})</span></Td>
            <Td numeric>{count(units[0])} and {count(units[1])}</Td>
            <Td numeric>{count(withoutImages[0])} and {count(withoutImages[1])}</Td>
            <Td numeric>{count(pairs.possible)}</Td>
            <Td numeric>{count(pairs.leftOut)}</Td>
            <Td numeric className="font-semibold">{count(pairs.drawn)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
