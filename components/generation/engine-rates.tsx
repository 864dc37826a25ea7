import { Chip } from "@/components/ui/chip";
import { Table, Td, Th } from "@/components/ui/table";
import { isOfText, kindName } from "@/lib/generation/rates/kind";
import { costText, schemaFinding, secondsText } from "@/lib/generation/rates/rates-text";
import type { Counts, EngineRates } from "@/lib/generation/rates/types";
import { count, counted } from "@/lib/reports/number-text";
import { RateBar } from "./rate-bar";

/** How one model did, over all kinds of steps and for each. */
export function EngineRatesTable({ rates, id }: { rates: EngineRates; id: string }) {
  const { engine, model, revision, now, total, kinds } = rates;
  const finding = schemaFinding(rates);
  const currency = now?.currency ?? null;
  const isAskedForText = kinds.some(({ kind }) => isOfText(kind));
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h2 id={id} className="min-w-0 text-[17px] [overflow-wrap:anywhere]"><bdi>{model}</bdi>{revision && <span className="ms-1.5 font-mono text-[13px] font-normal text-soft">{revision}</span>}</h2>
        <span className="text-sm text-soft">by <bdi>{engine}</bdi></span>
        {isAskedForText && <Chip tone={finding.isGood === null ? "neutral" : finding.isGood ? "good" : "warn"} title="As the last probe of the engine found it">{finding.text}</Chip>}
      </div>
      <Table caption={`Rates of ${model}`}>
        <thead><tr><Th>Step</Th><Th>How answers were read</Th><Th numeric>Sent back</Th><Th numeric>New seed</Th><Th numeric>Time, median and 95 %</Th><Th numeric>Tokens in and out</Th><Th numeric>Cost</Th></tr></thead>
        <tbody>
          <RateRow name={kinds.length === 1 ? kindName(kinds[0]?.kind ?? "") : "All steps"} counts={total} currency={currency} isText={isAskedForText} isTotal />
          {kinds.length > 1 && kinds.map(({ kind, ...counts }) => <RateRow key={kind} name={kindName(kind)} counts={counts} currency={currency} isText={isOfText(kind)} />)}
        </tbody>
      </Table>
    </section>
  );
}

function RateRow({ name, counts, currency, isText, isTotal }: { name: string; counts: Counts; currency: string | null; isText: boolean; isTotal?: boolean }) {
  const { calls, steps, failedSteps, sentBack, newSeeds, medianMs, p95Ms, inputTokens, outputTokens, cost } = counts;
  return (
    <tr className={isTotal ? "bg-sunken/60" : undefined}>
      <th scope="row" className="min-w-28 border-b sm:min-w-52 border-line px-4 py-2.5 text-start align-top font-semibold [tr:last-child>&]:border-b-0">
        {name}
        <span className="block text-[12.5px] font-normal text-soft tabular-nums">{counted(calls, "request")} for {counted(steps, "step")}{failedSteps > 0 && <span className="block text-danger">{counted(failedSteps, "step")} came to nothing</span>}</span>
      </th>
      <Td className="w-full"><RateBar counts={counts} /></Td>
      <Td numeric>{isText ? count(sentBack) : "–"}</Td>
      <Td numeric>{isText ? count(newSeeds) : "–"}</Td>
      <Td numeric className="whitespace-nowrap">{medianMs === null ? secondsText(medianMs) : <>{secondsText(medianMs)}<span className="block text-[12.5px] text-soft">{secondsText(p95Ms)}</span></>}</Td>
      <Td numeric className="whitespace-nowrap">{inputTokens === null && outputTokens === null ? "not counted" : <>{count(inputTokens ?? 0)}<span className="block text-[12.5px] text-soft">{count(outputTokens ?? 0)}</span></>}</Td>
      <Td numeric className="whitespace-nowrap">{costText(cost, currency)}</Td>
    </tr>
  );
}
