"use client";

import { useDesk, useParts } from "./desk-context";

/** The last ten that were submitted stay within reach: an answer can be changed as long as the study runs. */
export function RecentItems() {
  const { desk } = useParts();
  const recent = useDesk((state) => state.queue?.recent);
  const shown = useDesk((state) => state.item?.assignmentId);
  if (!recent || recent.length === 0) return null;
  return (
    <section aria-labelledby="recent-title" className="mt-7">
      <h2 id="recent-title" className="mb-1 px-3 text-[12.5px] font-semibold text-faint">Submitted</h2>
      <ul className="flex flex-wrap gap-1 px-2">
        {recent.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              onClick={() => desk.reopen(entry.id)}
              aria-label={`Reopen item ${entry.position}`}
              aria-current={entry.id === shown ? "true" : undefined}
              className="grid size-9 place-items-center rounded-lg border border-transparent text-[13px] text-soft tabular-nums hover:border-line hover:bg-card hover:text-ink aria-[current]:border-accent aria-[current]:text-accent"
            >
              {entry.position}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
