import type { ReactNode } from "react";
import { Table, Td, Th } from "@/components/ui/table";
import { makerOf } from "@/lib/generation/maker";
import { stepName } from "@/lib/generation/step-name";
import type { StepView } from "@/lib/generation/types";
import { count, fixed } from "@/lib/reports/number-text";

const MADE_BY = { scripted: "a script", rule: "a rule", model: "a model" } as const;

/** Where every part comes from: who made it, with which prompt and seed, and what it took. */
export function StepTable({ steps, action }: { steps: readonly StepView[]; /** What can be done about a step. */ action: (path: string) => ReactNode }) {
  return (
    <Table caption="Steps in the order in which they ended">
      <thead><tr><Th>Step</Th><Th><span className="sr-only">What can be done</span></Th><Th>Made by</Th><Th>Model</Th><Th>Prompt</Th><Th>Seed</Th><Th>Read as</Th><Th numeric>Requests</Th><Th numeric>Tokens out</Th><Th numeric>Seconds</Th></tr></thead>
      <tbody>
        {steps.map(({ path, madeBy, promptVersion, seed, output, rung, ms, calls, problem }) => (
          <tr key={path}>
            <Td className="min-w-36">{stepName(path)}{problem && <span className="block max-w-96 text-[13px] text-danger">{problem}</span>}</Td>
            <Td className="py-1.5">{action(path)}</Td>
            <Td className="whitespace-nowrap">{MADE_BY[madeBy]}</Td>
            <Td className="whitespace-nowrap">{makerOf({ path, calls, output })?.model ?? "–"}</Td>
            <Td className="font-mono text-[12.5px]">{promptVersion ?? "–"}</Td>
            <Td className="font-mono text-[12.5px]">{seed}</Td>
            <Td className="whitespace-nowrap">{rung ?? "–"}</Td>
            <Td numeric>{count(calls.length)}</Td>
            <Td numeric>{count(calls.reduce((sum, call) => sum + (call.outputTokens ?? 0), 0))}</Td>
            <Td numeric>{fixed(ms / 1_000, 2)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
