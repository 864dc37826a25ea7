"use client";

import { JobNotice } from "@/components/jobs/job-notice";
import { useFollowed } from "@/components/jobs/use-followed";
import { Folded } from "@/components/ui/folded";
import { Notice } from "@/components/ui/notice";
import { SectionTitle } from "@/components/ui/surface";
import { grownParts, shownChecks } from "@/lib/generation/grown-parts";
import { stepName } from "@/lib/generation/step-name";
import type { EpisodeView } from "@/lib/generation/types";
import { CheckTable } from "./check-table";
import { DraftPart } from "./draft-part";
import { EpisodeStateChip } from "./run-state-chip";
import { EventTimeline } from "./event-timeline";
import { GrownPerson } from "./grown-person";
import { RetryStep } from "./retry-step";
import { StepTable } from "./step-table";
import { WrittenSession } from "./written-session";

const isOver = (state: EpisodeView["runState"]) => state === "done" || state === "failed" || state === "cancelled";

/** An episode as it grows: the person, the events, the conversation as it is written, and where every part comes from. */
export function EpisodeLive({ initial }: { initial: EpisodeView }) {
  const { view, isLost, follow } = useFollowed<EpisodeView, EpisodeView & { episodeState: EpisodeView["state"] }>({
    path: `/generations/${initial.runId}/episodes/${initial.number}/events`, name: "episode", initial, isOver: ({ runState }) => isOver(runState),
    // The events' own state is that of the run's job.
    read: ({ episodeState, ...next }) => ({ ...next, state: episodeState }),
  });
  const parts = grownParts(view.steps);
  const checks = shownChecks(view.report);
  const name = parts.person?.name ?? "the person";
  const draft = view.state === "growing" ? view.draft : null;
  const retry = { view, disabled: !isOver(view.runState), onAsked: follow };
  return (
    <div className="grid grid-cols-1 gap-9">
      <p role="status" className="-mt-4 flex flex-wrap items-center gap-2 text-sm text-soft">
        <EpisodeStateChip state={view.state} isUnderWay={view.runState === "running" || view.runState === "queued"} />
        {draft ? `Writing: ${stepName(draft.path)}` : isOver(view.runState) ? `${view.steps.length} steps` : view.steps.length > 0 ? `Last: ${stepName(view.steps.at(-1)?.path ?? "")}` : "Nothing is done yet."}
      </p>
      <JobNotice what="The run" job={{ ...view, state: view.runState }} isLost={isLost && !isOver(view.runState)} />
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
          {draft && <DraftPart text={draft.text} path={draft.path} name={name} />}
          {parts.sessions.length === 0 && !draft?.path.endsWith("/dialogue") && <p className="text-soft">Not written yet.</p>}
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
