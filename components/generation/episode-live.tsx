"use client";

import { useEffect, useState } from "react";
import { Folded } from "@/components/ui/folded";
import { Notice } from "@/components/ui/notice";
import { Card, SectionTitle } from "@/components/ui/surface";
import { grownParts, shownChecks } from "@/lib/generation/grown-parts";
import { stepName } from "@/lib/generation/step-name";
import type { EpisodeView } from "@/lib/generation/types";
import { CheckTable } from "./check-table";
import { EpisodeStateChip } from "./run-state-chip";
import { EventTimeline } from "./event-timeline";
import { GrownPerson } from "./grown-person";
import { RetryStep } from "./retry-step";
import { StepTable } from "./step-table";
import { WrittenSession } from "./written-session";

const isOver = (state: EpisodeView["runState"]) => state === "done" || state === "failed" || state === "cancelled";

/** An episode as it grows: the person, the events, the conversation as it is written, and where every part comes from. */
export function EpisodeLive({ initial }: { initial: EpisodeView }) {
  const [view, setView] = useState(initial);
  const [round, setRound] = useState(0);
  const address = `/generations/${initial.runId}/episodes/${initial.number}`;

  useEffect(() => {
    const events = new EventSource(`/api/v1${address}/events`);
    events.addEventListener("episode", (event: MessageEvent<string>) => {
      const { episodeState, ...next } = JSON.parse(event.data) as EpisodeView & { episodeState: EpisodeView["state"] };
      setView({ ...next, state: episodeState });
      if (isOver(next.runState)) events.close();
    });
    return () => events.close();
  }, [address, round]);

  /** There is more to come again. */
  function follow(next: EpisodeView) {
    setView(next);
    setRound((before) => before + 1);
  }

  const parts = grownParts(view.steps);
  const checks = shownChecks(view.report);
  const name = parts.person?.name ?? "the person";
  const retry = { view, disabled: !isOver(view.runState), onAsked: follow };
  return (
    <div className="grid grid-cols-1 gap-9">
      <p role="status" className="-mt-4 flex flex-wrap items-center gap-2 text-sm text-soft">
        <EpisodeStateChip state={view.state} />
        {view.state === "growing" && view.draft ? `Writing: ${stepName(view.draft.path)}` : isOver(view.runState) ? `${view.steps.length} steps` : view.steps.length > 0 ? `Last: ${stepName(view.steps.at(-1)?.path ?? "")}` : "Nothing is done yet."}
      </p>
      {view.reason && <Notice tone={view.state === "unfit" ? "warn" : "danger"} title={view.state === "unfit" ? "Not fit for a dataset" : "It came to nothing"}>{view.reason}</Notice>}
      <div className="grid grid-cols-1 gap-x-10 gap-y-9 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
        <section aria-labelledby="person"><SectionTitle id="person">The person</SectionTitle><GrownPerson parts={parts} /></section>
        <section aria-labelledby="events">
          <SectionTitle id="events">Events</SectionTitle>
          {parts.events.length > 0 ? <EventTimeline events={parts.events} written={parts.sessions.length} /> : <p className="text-soft">Not written yet.</p>}
        </section>
      </div>
      <section aria-labelledby="conversation">
        <SectionTitle id="conversation" aside={parts.events.length > 0 && `${parts.sessions.length} of ${parts.events.length} sessions`}>Conversation</SectionTitle>
        <div className="grid grid-cols-1 gap-10">
          {parts.sessions.map((session) => (
            <WrittenSession
              key={session.number} session={session} name={name} pictures={parts.pictures} event={parts.events[session.number - 1]}
              action={<RetryStep {...retry} path={`session/${session.number}/dialogue`} label="Write anew" name={`Write session ${session.number} anew`} />}
            />
          ))}
          {view.state === "growing" && view.draft && <Draft text={view.draft.text} path={view.draft.path} />}
          {parts.sessions.length === 0 && <p className="text-soft">Not written yet.</p>}
        </div>
      </section>
      {checks.length > 0 && <section aria-labelledby="checks"><SectionTitle id="checks">Checks</SectionTitle><CheckTable checks={checks} /></section>}
      <section aria-labelledby="provenance">
        <SectionTitle id="provenance">Where it comes from</SectionTitle>
        <Folded title={`${view.steps.length} steps`}><div className="mt-2"><StepTable steps={view.steps} action={(path) => <RetryStep {...retry} path={path} />} /></div></Folded>
      </section>
    </div>
  );
}

function Draft({ path, text }: { path: string; text: string }) {
  return (
    <Card className="px-4 py-3">
      <p className="text-[13px] font-semibold text-soft">{stepName(path)}, as it comes</p>
      <pre dir="auto" className="mt-1 max-h-64 overflow-auto font-mono text-[12.5px] break-words whitespace-pre-wrap">{text}</pre>
    </Card>
  );
}
