import { ArrowRight, CircleCheck } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Card } from "@/components/ui/surface";
import type { AssignedStudy } from "@/lib/studies/types";

/** The evaluator's studies, each with how far they are. */
export function AssignedStudies({ studies }: { studies: readonly AssignedStudy[] }) {
  return (
    <ul className="grid gap-3">
      {studies.map((study) => {
        const total = study.submitted + study.remaining;
        const isDone = study.remaining === 0 && !study.hasLastQuestion;
        return (
          <li key={study.id}>
            <Card className="relative flex flex-wrap items-center gap-x-6 gap-y-3 px-5 py-4 transition-colors focus-within:border-accent hover:border-line-strong">
              <div className="min-w-0 flex-1 basis-64">
                <h2 className="text-base">
                  <Link href={`/desk/${study.id}` as Route} className="after:absolute after:inset-0 after:rounded-xl">{study.title}</Link>
                </h2>
                <p className="mt-0.5 text-[13.5px] text-soft tabular-nums">
                  {study.hasLastQuestion ? `All ${study.submitted} judged; one last question` : isDone ? (study.submitted === 0 ? "Nothing to judge at the moment" : `All ${study.submitted} judged`) : `${study.submitted} of ${total} judged`}
                </p>
              </div>
              <div className="w-40"><ProgressBar label={`${study.title}: items judged`} value={total === 0 ? 0 : study.submitted / total} /></div>
              <span className="flex w-24 items-center justify-end gap-1.5 text-[14px] font-semibold text-accent" aria-hidden>
                {isDone ? <CircleCheck size={18} className="text-good" /> : <>{study.submitted === 0 ? "Begin" : "Go on"} <ArrowRight size={16} /></>}
              </span>
            </Card>
          </li>
        );
      })}
    </ul>
  );
}
