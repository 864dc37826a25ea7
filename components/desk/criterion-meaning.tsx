import type { Criterion } from "@/lib/studies/protocol";

/** What is asked, and what each point stands for, with an example where the study gives one. A, Tie and B mean the same everywhere. */
export function CriterionMeaning({ criterion, isPair }: { criterion: Criterion; isPair: boolean }) {
  return (
    <div className="mt-2 rounded-[10px] bg-sunken px-3.5 py-3 text-[13px] leading-[1.5]" dir="auto">
      {criterion.definition && <p className="whitespace-pre-line">{criterion.definition}</p>}
      {!isPair && <dl className="mt-2 grid gap-1.5">
        {criterion.scale.map((point) => (
          <div key={point.value} className="grid grid-cols-[1.4rem_minmax(0,1fr)]">
            <dt className="font-semibold tabular-nums">{point.value}</dt>
            <dd>
              <span className="font-semibold">{point.label}</span>
              {point.definition && <> – {point.definition}</>}
              {point.example && <span className="block text-soft">For example: {point.example}</span>}
            </dd>
          </div>
        ))}
      </dl>}
    </div>
  );
}
