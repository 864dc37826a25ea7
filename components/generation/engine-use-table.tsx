import { Table, Td, Th } from "@/components/ui/table";
import { timeText } from "@/lib/generation/budget-text";
import { costText } from "@/lib/generation/rates/rates-text";
import type { EngineUse } from "@/lib/generation/types";
import { count } from "@/lib/reports/number-text";

/** What each model that was asked took of tokens, time and money. */
export function EngineUseTable({ engines }: { engines: readonly EngineUse[] }) {
  return (
    <Table caption="Engines and what they took">
      <thead><tr><Th>Engine</Th><Th>Model</Th><Th numeric>Requests</Th><Th numeric>Tokens in</Th><Th numeric>Tokens out</Th><Th numeric>Engine time</Th><Th numeric>Cost</Th></tr></thead>
      <tbody>
        {engines.map(({ engine, model, revision, calls, inputTokens, outputTokens, engineMs, cost, currency }) => (
          <tr key={`${engine} ${model} ${revision}`}>
            <Td><bdi>{engine}</bdi></Td>
            <Td className="max-w-72 min-w-36 [overflow-wrap:anywhere]"><bdi>{model}</bdi>{revision && <span className="block font-mono text-[12.5px] text-soft">{revision}</span>}</Td>
            <Td numeric>{count(calls)}</Td>
            <Td numeric>{inputTokens + outputTokens > 0 ? count(inputTokens) : "–"}</Td>
            <Td numeric>{inputTokens + outputTokens > 0 ? count(outputTokens) : "–"}</Td>
            <Td numeric className="whitespace-nowrap">{timeText(engineMs / 1_000)}</Td>
            <Td numeric className="whitespace-nowrap">{costText(cost, currency)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
