import { CircleCheck, CircleHelp, Plus, TriangleAlert } from "lucide-react";
import { clsx } from "clsx";
import { Card } from "@/components/ui/surface";
import type { PlanAnswer } from "@/lib/reports/planning-answers";

const STATES = {
  reached: { Icon: CircleCheck, look: "text-good", word: "Reached" },
  more: { Icon: Plus, look: "text-accent", word: "More of the same" },
  limit: { Icon: TriangleAlert, look: "text-warn", word: "Out of reach this way" },
  unknown: { Icon: CircleHelp, look: "text-faint", word: "Not known yet" },
} as const;

/** What is missing, in plain words. */
export function PlanAnswers({ answers }: { answers: readonly PlanAnswer[] }) {
  return (
    <Card>
      <ul className="divide-y divide-line">
        {answers.map(({ key, state, text, details }) => {
          const { Icon, look, word } = STATES[state];
          return (
            <li key={key} className="flex gap-3 px-4 py-3.5 sm:px-5">
              <Icon size={20} className={clsx("mt-0.5 shrink-0", look)} aria-hidden />
              <div className="min-w-0">
                <p className="max-w-[72ch] font-semibold"><span className="sr-only">{word}: </span>{text}</p>
                {details.map((detail) => <p key={detail} className="mt-0.5 max-w-[78ch] text-sm text-soft">{detail}</p>)}
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
