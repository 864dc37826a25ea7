import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import type { ReactNode, Ref } from "react";

/** Something that few need at once: its line says what it is, and a press opens it. */
export function Folded({ title, children, className, inset, ref }: { title: string; children: ReactNode; className?: string; /** Around the line alone. */ inset?: string; ref?: Ref<HTMLDetailsElement> }) {
  return (
    <details ref={ref} className={clsx("group/folded", className)}>
      <summary className={clsx("flex min-h-8 w-fit max-w-full list-none items-center gap-1 rounded-lg pe-2 text-[13px] font-medium text-soft hover:text-ink [&::-webkit-details-marker]:hidden", inset)}>
        <ChevronRight size={15} aria-hidden className="-ms-0.5 shrink-0 transition-transform group-open/folded:rotate-90" />
        {title}
      </summary>
      {children}
    </details>
  );
}
