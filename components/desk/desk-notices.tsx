"use client";

import { Button, buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { nounOf } from "@/lib/desk/words";
import { useDesk, useParts } from "./desk-context";
import { forgetRow, sendAgain, takeSetAside } from "./runtime/decide-work";

/** What the evaluator should know about safety now, in the order of its weight. */
export function DeskNotices() {
  const { desk, kind } = useParts();
  const noun = nounOf(kind);
  const rows = useDesk((state) => state.rows);
  const othersKept = useDesk((state) => state.othersKept);
  const deviceKeeps = useDesk((state) => state.deviceKeeps);
  const openElsewhere = useDesk((state) => state.openElsewhere);
  const isOutpaced = useDesk((state) => state.isOutpaced);
  const overtaken = useDesk((state) => state.overtaken);
  const setAside = useDesk((state) => state.setAside);
  const blocked = useDesk((state) => state.blocked);
  const isBreakDue = useDesk((state) => state.isBreakDue);
  const isOutdated = useDesk((state) => state.queue?.instructionsRead === false);
  const conflicts = rows.filter((row) => row.state.kind === "conflict");
  return (
    <div className="grid gap-2 empty:hidden [&:not(:empty)]:mb-5">
      {blocked?.kind === "failed" && (
        <Notice tone="danger" live title="Not submitted yet">
          <p>{blocked.message}</p>
          <p className="mt-2"><Button size="small" onClick={desk.retryBlocked}>Try again</Button></p>
        </Notice>
      )}
      {!deviceKeeps && (
        <Notice tone="warn" title="This browser keeps nothing">
          Answers go to the server as you give them, but they are not kept on this device. Each {noun} is submitted before the next one is shown. A window that is not private, or another browser, is safer.
        </Notice>
      )}
      {conflicts.map((row) => (
        <Notice key={row.key} tone="warn" live title={`${row.label}: two sets of answers`}>
          <p>Other answers were submitted for this {noun} after you had opened it here. Both are stored; the others are in force.</p>
          <p className="mt-2 flex flex-wrap gap-2">
            <Button size="small" onClick={() => void sendAgain(desk.bench, row)}>Use the answers from this tab</Button>
            <Button size="small" look="quiet" onClick={() => void forgetRow(desk.bench, row)}>Leave the others</Button>
          </p>
        </Notice>
      ))}
      {overtaken && (
        <Notice tone="warn" live title="Submitted somewhere else">
          This {noun} was submitted in another tab or on another device. If you submit here too, you will be asked which answers are to count.
        </Notice>
      )}
      {setAside && (
        <Notice tone="info" live title={`You went on with this ${noun} elsewhere`}>
          <p>The answers shown are the ones the server has. This device has kept others that never reached it.</p>
          <p className="mt-2 flex flex-wrap gap-2">
            <Button size="small" onClick={() => takeSetAside(desk.bench)}>Use those of this device</Button>
            <Button size="small" look="quiet" onClick={() => desk.forgetDraft(setAside)}>Keep what is shown</Button>
          </p>
        </Notice>
      )}
      {isOutdated && (
        <Notice tone="info" live title="The instructions have changed">
          <p>Read what is new before you go on; your answers stay as they are.</p>
          <p className="mt-2"><a className={buttonClass("secondary", "small")} href={`/desk/${desk.bench.config.studyId}/instructions`}>Read them</a></p>
        </Notice>
      )}
      {isOutpaced && !overtaken && (
        <Notice tone="warn" live title="Answered somewhere else as well">
          The server has answers to this {noun} from another tab or device. Those shown here are kept, but not taken until you give another answer here or submit.
        </Notice>
      )}
      {openElsewhere && !overtaken && !isOutpaced && (
        <Notice tone="info" live title="Open in another tab">
          The same {noun} is open in another tab of this browser. Go on in one of them only: of answers given in both, the server may take those of one tab alone.
        </Notice>
      )}
      {othersKept > 0 && (
        <Notice tone="info" title={othersKept === 1 ? "A judgment of another person is waiting on this device" : `${othersKept} judgments of another person are waiting on this device`}>
          They are left alone, and sent when that person signs in here.
        </Notice>
      )}
      {isBreakDue && (
        <Notice tone="info" live title="25 minutes of work">
          <p>A few minutes away from the screen keep judgments fresh. Everything stays as it is.</p>
          <p className="mt-2"><Button size="small" onClick={desk.takeBreak}>All right</Button></p>
        </Notice>
      )}
    </div>
  );
}
