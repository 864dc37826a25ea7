import type { ReactNode } from "react";
import { Card } from "@/components/ui/surface";

/** A part of the study form, reachable by its number in the list beside it. */
export function FormSection({ id, title, lead, children }: { id: string; title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-20">
      <Card className="px-4 py-5 sm:px-6">
        <h2 id={`${id}-title`} className="text-[17px]">{title}</h2>
        {lead && <p className="mt-1 max-w-[62ch] text-sm text-soft">{lead}</p>}
        <div className="mt-5 grid grid-cols-1 gap-5">{children}</div>
      </Card>
    </section>
  );
}
