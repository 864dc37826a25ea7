import type { Criterion, Protocol } from "@/lib/studies/protocol";
import { counted } from "@/lib/reports/number-text";
import { StudyMarkdown } from "./markdown";

/** What evaluators read before the first item, as they read it. */
export function InstructionsView({ protocol }: { protocol: Pick<Protocol, "title" | "instructions" | "criteria"> }) {
  return (
    <div className="grid gap-6">
      <h3 className="text-sm text-soft">{protocol.title}</h3>
      {protocol.instructions.trim() && <StudyMarkdown text={protocol.instructions} />}
      <ol className="grid gap-5">
        {protocol.criteria.map((criterion, index) => <li key={criterion.key}><CriterionView criterion={criterion} number={index + 1} /></li>)}
      </ol>
    </div>
  );
}

function CriterionView({ criterion, number }: { criterion: Criterion; number: number }) {
  return (
    <section className="border-t border-line pt-4">
      <h4 className="text-[15px]"><span className="me-2 text-faint tabular-nums">{number}</span>{criterion.name}</h4>
      <p className="mt-1">{criterion.question}</p>
      {criterion.definition && <p className="mt-1.5 text-sm whitespace-pre-line text-soft">{criterion.definition}</p>}
      <dl className="mt-3 grid gap-x-4 gap-y-0.5 text-sm sm:gap-y-2 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {criterion.scale.map((point) => (
          <div key={point.value} className="contents">
            <dt className="font-semibold"><span className="me-1.5 tabular-nums">{point.value}</span>{point.label}</dt>
            <dd className="max-sm:mb-2">
              {point.definition}
              {point.example && <span className="block text-soft">For example: {point.example}</span>}
            </dd>
          </div>
        ))}
        {criterion.allowCannotJudge && <div className="contents"><dt className="font-semibold">Cannot judge</dt><dd>Offered beside the scale; enters no mean.</dd></div>}
      </dl>
    </section>
  );
}

const SHOWN = { persona: "persona", events: "life events", deviceAlbum: "device pictures", imageDescriptions: "picture descriptions" } as const;

/** The choices of a protocol as a list of facts. */
export function ProtocolFacts({ protocol }: { protocol: Protocol }) {
  const shown = (Object.keys(SHOWN) as (keyof typeof SHOWN)[]).filter((part) => protocol.show[part]).map((part) => SHOWN[part]);
  const unit = protocol.unit === "episode" ? "whole episode" : "single session";
  const facts: [string, string][] = [
    ["Title for evaluators", protocol.title],
    ["One item is", `a ${unit}`],
    ["Sample", protocol.sample.size === "all" ? "everything" : counted(protocol.sample.size, "item")],
    ["Seed", protocol.sample.seed],
    ["Evaluators per item", String(protocol.evaluatorsPerItem)],
    ["Text by a model or program", protocol.includeScripted ? "may be drawn" : "left out"],
    ["Beside the conversation", shown.length > 0 ? shown.join(", ") : "nothing"],
    ["Criteria", `${protocol.criteria.length}, ${protocol.criterionOrder === "fixed" ? "in the same order for all" : "in a random order for each item"}`],
    ["An untouched item goes on after", counted(protocol.leaseMinutes, "minute")],
  ];
  return (
    <dl className="grid gap-x-6 gap-y-0.5 text-sm sm:gap-y-2.5 sm:grid-cols-[max-content_minmax(0,1fr)]">
      {facts.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-soft">{term}</dt>
          <dd className="font-medium break-words max-sm:mb-2">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
