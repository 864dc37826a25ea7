import { Chip } from "@/components/ui/chip";
import type { LifeEvent } from "@/lib/datasets/model";

/** The events of a life in their order, each with what it follows from and what it did to what was known. */
export function LifeEvents({ events }: { events: readonly LifeEvent[] }) {
  const numberOf = (id: string) => events.findIndex((event) => event.id === id) + 1;
  return (
    <ol className="grid gap-4">
      {events.map((event, index) => {
        const cause = event.causedBy === undefined ? 0 : numberOf(event.causedBy);
        return (
          <li key={index} className="relative border-s-2 border-line ps-5 last:border-transparent">
            <span aria-hidden className="absolute -start-[7px] top-1 size-3 rounded-full border-2 border-accent bg-card" />
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[13px] text-soft">
              <span className="font-semibold tabular-nums">{index + 1}</span>
              <span>{[event.date, event.interval, event.person].filter(Boolean).join(" · ") || "no date"}</span>
              {event.operation && <Chip tone={event.operation === "add" ? "good" : "accent"}>{event.operation}</Chip>}
              {event.causedBy !== undefined && <span>follows from {cause > 0 ? `event ${cause}` : `“${event.causedBy}”`}</span>}
            </p>
            <p dir="auto" className="mt-0.5 max-w-[72ch]">{event.event}</p>
            {event.experience && <p dir="auto" className="mt-0.5 max-w-[72ch] text-soft">{event.experience}</p>}
          </li>
        );
      })}
    </ol>
  );
}
