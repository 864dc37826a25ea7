import { Chip } from "@/components/ui/chip";
import type { ShownEvent } from "@/lib/generation/grown-parts";

/** The event graph along time: each event with what it follows from, and what was lived through in between. */
export function EventTimeline({ events, written }: { events: readonly ShownEvent[]; /** Sessions that have been written. */ written: number }) {
  return (
    <ol className="grid">
      {events.map(({ id, event, date, cause }, index) => (
        <li key={id} className="relative border-s-2 border-line ps-5 pb-5 last:border-transparent last:pb-0">
          <span aria-hidden className={`absolute -start-[7px] top-1 size-3 rounded-full border-2 ${index < written ? "border-accent bg-accent" : "border-line-strong bg-card"}`} />
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[13px] text-soft">
            <span className="font-semibold text-ink tabular-nums">{date}</span>
            {cause && <span>{cause.interval.count} {cause.interval.unit}{cause.interval.count === 1 ? "" : "s"} after event {cause.eventId}</span>}
            {cause && <Chip tone={cause.operation === "add" ? "good" : "accent"}>{cause.operation}</Chip>}
          </p>
          {cause && <p dir="auto" className="mt-0.5 max-w-[72ch] text-sm text-soft">{cause.experience}</p>}
          <p dir="auto" className="mt-0.5 max-w-[72ch]">{event}</p>
        </li>
      ))}
    </ol>
  );
}
