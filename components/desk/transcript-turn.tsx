import { clsx } from "clsx";
import { memo } from "react";
import { turnId } from "@/lib/desk/reading";
import type { DeskSession } from "@/lib/judgments/desk";
import { SharedPicture } from "./shared-picture";

type Turn = DeskSession["turns"][number];

/** The persona speaks from the right in a tinted bubble, everybody else from the left: told apart without reading names. */
export const TranscriptTurn = memo(function TranscriptTurn({ turn, session, equalBoxes, continues, onOpenPicture }: {
  turn: Turn;
  session: number;
  equalBoxes: boolean;
  /** The same person spoke just before. */
  continues: boolean;
  onOpenPicture: (number: number) => void;
}) {
  const own = turn.isPersona;
  return (
    <li
      data-turn={turnId(session, turn.number)}
      tabIndex={-1}
      className={clsx("group/turn scroll-mt-20 scroll-mb-24 outline-none", continues ? "mt-1.5" : "mt-5 first:mt-0")}
    >
      <div className={clsx("flex items-baseline gap-2 px-1 text-[13px]", own && "flex-row-reverse", continues && "sr-only")}>
        <span className={clsx("font-semibold", own ? "text-accent" : "text-soft")} dir="auto">{turn.speaker}</span>
        <span className="text-[11.5px] text-faint tabular-nums"><span className="sr-only">turn </span>{turn.number}</span>
      </div>
      <div className={clsx("mt-1 flex flex-col gap-2", own ? "items-end" : "items-start")}>
        {turn.text !== "" && (
          <p
            data-text
            dir="auto"
            className={clsx(
              "max-w-[min(62ch,88%)] border px-3.5 py-2 leading-[1.6] wrap-anywhere whitespace-pre-line [unicode-bidi:isolate] in-data-side:max-w-[min(62ch,92%)] max-sm:max-w-[92%]",
              "rounded-2xl group-data-found/turn:border-accent group-data-found/turn:ring-3 group-data-found/turn:ring-accent-soft",
              own ? "rounded-se-md border-transparent bg-bubble" : "rounded-ss-md border-line bg-card",
            )}
          >
            {turn.text}
          </p>
        )}
        {turn.images.map((image) => <SharedPicture key={image.number} image={image} equal={equalBoxes} onOpen={onOpenPicture} />)}
        {turn.text === "" && turn.images.length === 0 && <p className="px-1 text-[13px] text-faint italic">An empty turn</p>}
      </div>
    </li>
  );
});
