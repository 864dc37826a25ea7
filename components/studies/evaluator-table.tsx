import { Empty } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import { count } from "@/lib/reports/number-text";
import type { EvaluatorProgress } from "@/lib/studies/types";
import { Moment } from "@/components/studies/moment";

export function EvaluatorTable({ evaluators, isDraft }: { evaluators: readonly EvaluatorProgress[]; isDraft?: boolean }) {
  if (evaluators.length === 0) return <Empty title="Nobody is in yet">Add people who will judge. They are told apart as E01, E02 … everywhere.</Empty>;
  return (
    <Table caption="Evaluators and how far they are">
      <thead>
        <tr>
          <Th>Name in exports</Th><Th>Person</Th>
          {!isDraft && <><Th>Instructions</Th><Th numeric>Submitted</Th><Th numeric>Counted</Th><Th numeric>Open now</Th><Th>Last submitted</Th></>}
        </tr>
      </thead>
      <tbody>
        {evaluators.map((evaluator) => (
          <tr key={evaluator.pseudonym}>
            <Td className="font-mono text-[13px]">{evaluator.pseudonym}</Td>
            <Td>
              {evaluator.name || evaluator.email}
              {evaluator.name && <span className="block text-[13px] text-soft">{evaluator.email}</span>}
            </Td>
            {!isDraft && (
              <>
                <Td className={evaluator.instructionsRead ? undefined : "text-soft"}>{evaluator.instructionsRead ? "read" : "not yet"}</Td>
                <Td numeric>{count(evaluator.submitted)}</Td>
                <Td numeric>{count(evaluator.counted)}</Td>
                <Td numeric>{count(evaluator.open)}</Td>
                <Td className="whitespace-nowrap">{evaluator.lastSubmittedAt ? <Moment at={evaluator.lastSubmittedAt} /> : "–"}</Td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
