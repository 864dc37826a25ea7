import { clsx } from "clsx";
import { Clock3 } from "lucide-react";
import { memo } from "react";
import { longDate } from "@/lib/desk/dates";
import type { DeskSession } from "@/lib/judgments/desk";
import { TranscriptTurn } from "./transcript-turn";

/** Room that a session is given before it has been drawn, so that the scroll bar hardly moves when it is. */
function estimatedHeight(session: DeskSession): number {
  const pictures = session.turns.reduce((sum, turn) => sum + turn.images.length, 0);
  const letters = session.turns.reduce((sum, turn) => sum + turn.text.length, 0);
  return 110 + session.turns.length * 62 + Math.ceil(letters / 62) * 24 + pictures * 270;
}

/**
 * @param level of its heading. @param untitled where it is the only one and has no date: the heading is for those who do not see.
 * @param className room at its sides, at whose edges what is drawn late is cut off; and below what it stops when it is jumped to.
 */
export const TranscriptSession = memo(function TranscriptSession({ session, level = 2, untitled, className = "-mx-4 scroll-mt-5 px-4 lg:-scroll-mt-2 sm:-mx-7 sm:px-7", onOpenPicture }: {
  session: DeskSession;
  level?: 2 | 3;
  untitled?: boolean;
  className?: string;
  onOpenPicture: (number: number) => void;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  const date = longDate(session.date, session.dateText);
  const title = `session-${session.number}-title`;
  return (
    <section
      id={`session-${session.number}`}
      aria-labelledby={untitled ? undefined : title}
      className={clsx("pb-2", className, untitled ? "pt-5" : "pt-8 first:pt-6")}
      style={{ contentVisibility: "auto", containIntrinsicSize: `auto ${estimatedHeight(session)}px` }}
    >
      {session.gap && (
        <p className="mb-5 flex items-center gap-3 text-[13px] font-medium text-warn">
          <span className="h-px flex-1 bg-line" aria-hidden />
          <Clock3 size={14} aria-hidden />
          {session.gap}
          <span className="h-px flex-1 bg-line" aria-hidden />
        </p>
      )}
      <header className={clsx(untitled ? "sr-only" : "mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-0.5")}>
        <Heading id={title} data-title tabIndex={-1} className="scroll-mt-20 text-[17px] outline-none">
          {date ?? `Session ${session.label}`}
          {session.side && <span className="sr-only">, conversation {session.side}</span>}
        </Heading>
        {date && <span className="text-[13px] text-faint">Session {session.label}</span>}
      </header>
      {(session.event || session.experience) && (
        <div className="mb-5 max-w-[62ch] border-s-2 border-line ps-3.5 text-[14px] text-soft" dir="auto">
          <p className="text-[12px] font-semibold text-faint">{session.gap ? "Since then" : "At this time"}</p>
          {session.event && <p>{session.event}</p>}
          {session.experience && <p className="mt-1">{session.experience}</p>}
        </div>
      )}
      <ol>
        {session.turns.map((turn, index) => (
          <TranscriptTurn key={turn.number} turn={turn} session={session.number} equalBoxes={session.side !== null} continues={session.turns[index - 1]?.speaker === turn.speaker} onOpenPicture={onOpenPicture} />
        ))}
      </ol>
    </section>
  );
});
