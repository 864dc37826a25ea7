import { clsx } from "clsx";
import { Check, Circle, Info, TriangleAlert } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Card, SectionTitle } from "@/components/ui/surface";
import { type OpenPoint, type OpenPointKind, openPointsSummary } from "@/lib/reports/publish/open-points";

const SIGNS: Record<OpenPointKind, { Sign: typeof Check; look: string; name: string }> = {
  wait: { Sign: TriangleAlert, look: "text-warn", name: "In the way" },
  do: { Sign: Circle, look: "text-accent", name: "To do" },
  say: { Sign: Info, look: "text-soft", name: "To say in the paper" },
  done: { Sign: Check, look: "text-good", name: "Done" },
};

/** What stands between the study and its publication, worst first. */
export function OpenPointsCard({ studyId, points }: { studyId: string; points: readonly OpenPoint[] }) {
  return (
    <section aria-labelledby="before">
      <SectionTitle id="before" aside={openPointsSummary(points)}>Before you publish</SectionTitle>
      <Card>
        <ul className="divide-y divide-line">
          {points.map(({ kind, text, page }) => {
            const { Sign, look, name } = SIGNS[kind];
            return (
              <li key={text} className="flex gap-3 px-4 py-3 text-sm sm:px-5">
                <Sign size={17} aria-hidden className={clsx("mt-0.5 shrink-0", look)} />
                <div className="min-w-0 flex-1 gap-x-4 sm:flex">
                  <strong className={clsx("block shrink-0 font-semibold sm:w-36", look)}>{name}<span className="sr-only">:</span></strong>
                  <p className={clsx("min-w-0 max-w-[84ch] flex-1", kind === "done" && "text-soft")}>{text}</p>
                  {page && (
                    <Link href={`/studies/${studyId}${page.name === "overview" ? "" : `/${page.name}`}` as Route} className="ms-auto shrink-0 font-medium underline underline-offset-2 hover:text-accent">{page.label}</Link>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      </Card>
    </section>
  );
}
