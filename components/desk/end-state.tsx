"use client";

import type { ReactNode } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { planClosing } from "@/lib/desk/closing";
import { nounOf } from "@/lib/desk/words";
import { useDesk, useParts } from "./desk-context";
import { LeaveLink } from "./leave-link";
import { ItemSkeleton } from "./item-skeleton";
import { Later } from "./later";
import { ClosingQuestion } from "./later-closing";
import { RecentItems } from "./recent-items";
import { skipClosing } from "./runtime/guess-work";

/** Where there is nothing to judge: why, and what can be done. */
export function EndState() {
  const { desk, kind } = useParts();
  const noun = nounOf(kind);
  const closing = useDesk((state) => state.closing);
  const phase = useDesk((state) => state.phase);
  const failure = useDesk((state) => state.failure);
  const queue = useDesk((state) => state.queue);
  const waiting = useDesk((state) => state.rows.filter((row) => row.state.kind === "waiting").length);
  const isSaved = useDesk((state) => state.save.kind === "saved");
  const done = (queue?.submitted ?? 0) + waiting;
  const count = `${done} ${noun}${done === 1 ? "" : "s"}`;
  const again = <Button look="primary" onClick={desk.retry}>Try again</Button>;
  const home = <LeaveLink className={buttonClass("secondary")}>All studies</LeaveLink>;

  const plan = queue && planClosing(queue.toGuess, closing.given);
  const skipped = plan && closing.skipped;

  switch (phase) {
    case "done":
      if (plan && !closing.skipped && closing.phase === "starting") return <ItemSkeleton />;
      if (plan && !closing.skipped && closing.phase === "ready") return <Later meanwhile={<ItemSkeleton />}><ClosingQuestion plan={plan} /></Later>;
      return <Message title="All done, thank you" actions={<>{home}{skipped && <Button look="quiet" onClick={() => skipClosing(desk.bench, false)}>Answer the last question after all</Button>}</>} recent>You have judged {count}. {waiting + closing.waiting > 0 ? "Your last answers are on their way to the server; leave this page open until it says “Saved”." : isSaved ? "Everything is saved; you can close this page." : "What is still open is named at the top of this page."}</Message>;
    case "closed":
      return <Message title="This study is closed" actions={home}>No more {noun}s are given out. {done > 0 ? `You have judged ${count}; thank you.` : "Thank you for looking in."}</Message>;
    case "waiting":
      return <Message title="No places right now" actions={<>{again}{home}</>} recent>Every {noun} that is left is with somebody else at the moment. If one becomes free, it appears here by itself. You have judged {count} so far.</Message>;
    case "delivering":
      return <Message title="Waiting for the network" actions={<>{again}{home}</>} recent>{waiting > 0 ? `${waiting === 1 ? "One judgment is" : `${waiting} judgments are`} kept on this device and will be sent by themselves.` : "Nothing is lost."} The next {noun} comes when the server can be reached.</Message>;
    case "offline":
      return <Message title="No connection" actions={again}>The server cannot be reached, so there is nothing to show yet. What you have answered before is kept on this device.</Message>;
    case "notMember":
      return <Message title="This study is not open to you" actions={home}>You may have been signed in as somebody else, or the study may have ended. Ask the person who invited you.</Message>;
    case "failed":
      return <Message title="The desk could not be opened" actions={<>{again}{home}</>}>{failure}</Message>;
    default:
      return null;
  }
}

function Message({ title, children, actions, recent }: { title: string; children: ReactNode; actions: ReactNode; recent?: boolean }) {
  return (
    <div className="mx-auto grid max-w-lg justify-items-center gap-3 px-4 py-24 text-center">
      <h1 id="item-title" tabIndex={-1} className="text-2xl outline-none">{title}</h1>
      <p className="text-soft" role="status">{children}</p>
      <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>
      {recent && <RecentItems />}
    </div>
  );
}
