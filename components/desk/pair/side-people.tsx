"use client";

import { clsx } from "clsx";
import type { ComparisonItem, Side } from "@/lib/judgments/desk";
import { Face } from "../face";

/** Who speaks, where the study shows it; by default it shows nothing, and this is not there. */
export function SidePeople({ known: { people }, className }: { known: ComparisonItem["sides"][Side]; className: string }) {
  const about = people.facts.find((fact) => fact.label === "About")?.text;
  if (people.persona === null && people.summary === null && people.face === null && about === undefined) return null;
  return (
    <div className={clsx("row-start-2 flex gap-3 border-b border-line py-3.5", className)}>
      {(people.face ?? people.persona) && <Face people={people} />}
      <div className="min-w-0">
        <p className="text-[15px]" dir="auto">
          <span className="font-semibold">{people.persona ?? "The person"}</span>
          {people.summary && <span className="text-soft">, {people.summary}</span>}
        </p>
        {about && <p className="line-clamp-3 text-[13.5px] text-soft" dir="auto">{about}</p>}
      </div>
    </div>
  );
}
