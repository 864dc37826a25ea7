import { StudyMarkdown } from "./markdown";
import type { Criterion } from "@/lib/studies/criterion";
import { preferenceScale } from "@/lib/studies/preference";
import { criteriaOf, type Protocol } from "@/lib/studies/protocol";

/** What evaluators read before the first item, as they read it. */
export function InstructionsView({ protocol }: { protocol: Protocol }) {
  const hasOwnScales = protocol.kind === "rating";
  return (
    <div className="grid gap-6">
      <h3 className="text-sm text-soft">{protocol.title}</h3>
      {protocol.instructions.trim() && <StudyMarkdown text={protocol.instructions} />}
      {protocol.kind === "comparison" && (
        <p className="border-t border-line pt-4 text-sm">
          The answers to every question: <strong>{preferenceScale(protocol.allowBothBad).map((point) => point.label).join(" · ")}</strong>
        </p>
      )}
      <ol className="grid gap-5">
        {criteriaOf(protocol).map((criterion, index) => <li key={criterion.key}><CriterionView criterion={criterion} number={index + 1} hasOwnScale={hasOwnScales} /></li>)}
      </ol>
    </div>
  );
}

function CriterionView({ criterion, number, hasOwnScale }: { criterion: Criterion; number: number; hasOwnScale: boolean }) {
  return (
    <section className="border-t border-line pt-4">
      <h4 className="text-[15px]"><span className="me-2 text-faint tabular-nums">{number}</span>{criterion.name}</h4>
      <p className="mt-1">{criterion.question}</p>
      {criterion.definition && <p className="mt-1.5 text-sm whitespace-pre-line text-soft">{criterion.definition}</p>}
      {(hasOwnScale || criterion.allowCannotJudge) && (
        <dl className="mt-3 grid gap-x-4 gap-y-0.5 text-sm sm:gap-y-2 sm:grid-cols-[max-content_minmax(0,1fr)]">
          {hasOwnScale && criterion.scale.map((point) => (
            <div key={point.value} className="contents">
              <dt className="font-semibold"><span className="me-1.5 tabular-nums">{point.value}</span>{point.label}</dt>
              <dd className="max-sm:mb-2">
                {point.definition}
                {point.example && <span className="block text-soft">For example: {point.example}</span>}
              </dd>
            </div>
          ))}
          {criterion.allowCannotJudge && (
            <div className="contents"><dt className="font-semibold">Cannot judge</dt><dd>{hasOwnScale ? "Offered beside the scale; enters no mean." : "Offered beside the answers; counts for neither side."}</dd></div>
          )}
        </dl>
      )}
    </section>
  );
}
