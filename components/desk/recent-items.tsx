"use client";

import { clsx } from "clsx";
import { Dialog } from "@/components/ui/dialog";
import { nounOf } from "@/lib/desk/words";
import { useDesk, useParts } from "./desk-context";

/** The last ten that were submitted stay within reach: an answer can be changed as long as the study runs. */
export function RecentItems() {
  const { desk } = useParts();
  const hasRecent = useDesk((state) => (state.queue?.recent.length ?? 0) > 0);
  if (!hasRecent) return null;
  return (
    <section aria-labelledby="recent-title" className="mt-7">
      <h2 id="recent-title" className="mb-1 px-3 text-[12.5px] font-semibold text-faint">Submitted</h2>
      <RecentList onOpen={desk.reopen} />
    </section>
  );
}

/** Where there is no rail beside the item. */
export function RecentDialog({ onClose }: { onClose: () => void }) {
  const { desk, kind } = useParts();
  return (
    <Dialog open title={`Submitted ${nounOf(kind)}s`} onClose={onClose}>
      <p className="mb-3 text-[14px] text-soft">Open one again to change your answers. What you said before is kept as an earlier version.</p>
      <RecentList
        isFramed
        onOpen={(assignmentId) => {
          onClose();
          desk.reopen(assignmentId);
        }}
      />
    </Dialog>
  );
}

function RecentList({ isFramed, onOpen }: { isFramed?: boolean; onOpen: (assignmentId: string) => void }) {
  const { kind } = useParts();
  const recent = useDesk((state) => state.queue?.recent) ?? [];
  const shown = useDesk((state) => state.item?.assignmentId);
  return (
    <ul className={clsx("flex flex-wrap", isFramed ? "gap-2" : "gap-1 px-2")}>
      {recent.map((entry) => (
        <li key={entry.id}>
          <button
            type="button"
            onClick={() => onOpen(entry.id)}
            aria-label={`Reopen ${nounOf(kind)} ${entry.position}`}
            aria-current={entry.id === shown ? "true" : undefined}
            className={clsx("grid place-items-center rounded-lg border text-[13px] text-soft tabular-nums hover:bg-card hover:text-ink aria-[current]:border-accent aria-[current]:text-accent", isFramed ? "size-11 border-line-strong/60 hover:border-line-strong" : "size-9 border-transparent hover:border-line")}
          >
            {entry.position}
          </button>
        </li>
      ))}
    </ul>
  );
}
