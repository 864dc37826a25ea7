import { clsx } from "clsx";
import { timeGap } from "@/lib/judgments/time-gap";
import type { EpisodeDetail, SessionView, TurnView } from "@/lib/datasets/types";
import { EpisodeImage } from "./episode-image";

/** The transcript, session by session, with pictures where they were shared. */
export function EpisodeSessions({ episode }: { episode: EpisodeDetail }) {
  return (
    <div className="grid grid-cols-1 gap-12">
      {episode.sessions.map((session, index) => (
        <SessionBlock key={session.id} session={session} before={episode.sessions[index - 1] ?? null} persona={episode.name} />
      ))}
    </div>
  );
}

/** The sessions along time: when each was, what lies between, what it did to what was known. */
export function SessionRail({ sessions }: { sessions: readonly SessionView[] }) {
  return (
    <nav aria-label="Sessions">
      <ol className="flex overflow-x-auto text-sm lg:ms-2 lg:grid lg:overflow-visible">
        {sessions.map((session, index) => {
          const gap = timeGap(sessions[index - 1]?.date ?? null, session.date) ?? session.interval;
          return (
            <li key={session.id} className="relative shrink-0 lg:border-s-2 lg:border-line lg:last:border-transparent">
              <span aria-hidden className="absolute -start-[7px] top-3.5 hidden size-3 rounded-full border-2 border-line-strong bg-paper lg:block" />
              <a href={`#session-${session.number}`} className="ms-1.5 block rounded-lg px-3 py-2 hover:bg-sunken max-lg:whitespace-nowrap">
                <span className="flex items-center gap-1.5 font-medium">Session {session.number}{session.operation && <span className="text-xs font-normal text-accent">{session.operation}</span>}</span>
                <span className="block text-[13px] text-soft">{dateText(session)}</span>
                {index > 0 && gap && <span className="block text-[12.5px] text-warn">{gap}</span>}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function SessionBlock({ session, before, persona }: { session: SessionView; before: SessionView | null; persona: string | null }) {
  const gap = timeGap(before?.date ?? null, session.date) ?? session.interval;
  // An update replaces what was experienced before; the word helps to read the change.
  const since = [session.operation && `${session.operation}:`, session.event].filter(Boolean).join(" ");
  return (
    <section id={`session-${session.number}`} aria-labelledby={`session-${session.number}-title`} className="scroll-mt-20">
      <h2 id={`session-${session.number}-title`} className="flex flex-wrap items-baseline gap-x-3 text-[19px]">
        <span>Session {session.number}</span>
        <span className="text-base font-medium text-soft">{dateText(session)}</span>
        {gap && <span className="text-sm font-medium text-warn">{gap}</span>}
      </h2>
      <dl className="mt-2 grid max-w-[72ch] gap-1.5 text-sm">
        {since && <div><dt className="inline text-soft">Event </dt><dd className="inline">{since}</dd></div>}
        {session.experience && <div><dt className="inline text-soft">Experience </dt><dd className="inline">{session.experience}</dd></div>}
        {session.summary && <div><dt className="inline text-soft">Summary </dt><dd className="inline">{session.summary}</dd></div>}
      </dl>
      {session.device.length > 0 && (
        <details className="mt-3 text-sm">
          <summary className="min-h-7 font-semibold">Device album ({session.device.length})</summary>
          <div className="mt-2 flex flex-wrap gap-4">{session.device.map((image, index) => <EpisodeImage key={image.id} image={image} label={image.category ?? `Album ${index + 1}`} isSmall />)}</div>
        </details>
      )}
      <ol className="mt-5 grid gap-4">
        {session.turns.map((turn, index) => <TurnLine key={index} turn={turn} number={index + 1} session={session.number} isPersona={persona !== null && turn.speaker === persona} />)}
      </ol>
      {session.turns.length === 0 && <p className="mt-4 text-soft">This session has no turns.</p>}
    </section>
  );
}

function TurnLine({ turn, number, session, isPersona }: { turn: TurnView; number: number; session: number; isPersona: boolean }) {
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2">
      <span className="pt-0.5 text-end text-xs text-faint tabular-nums">{number}</span>
      <div className="min-w-0">
        <p className={clsx("text-[13px] font-semibold", isPersona ? "text-accent" : "text-soft")}>
          <bdi>{turn.speaker}</bdi>{turn.time && <span className="ms-2 font-normal text-faint">{turn.time}</span>}
        </p>
        {turn.text && <p dir="auto" className={clsx("mt-0.5 max-w-[72ch] break-words whitespace-pre-line", isPersona && "w-fit rounded-xl rounded-ss-[4px] bg-bubble px-3.5 py-2")}>{turn.text}</p>}
        {turn.images.length > 0 && <div className="mt-2 flex flex-wrap gap-4">{turn.images.map((image) => <EpisodeImage key={image.id} image={image} label={`Shared in session ${session}, turn ${number}`} />)}</div>}
        {turn.predicted.length > 0 && (
          <div className="mt-2 rounded-xl border border-dashed border-line p-3">
            <p className="mb-2 text-[13px] font-semibold text-soft">A model would have shared</p>
            <div className="flex flex-wrap gap-4">{turn.predicted.map((image) => <EpisodeImage key={image.id} image={image} label={image.model ?? "Prediction"} />)}</div>
          </div>
        )}
      </div>
    </li>
  );
}

/** Dates are calendar days of the speakers: shown as they are, in no time zone. */
function dateText({ date, dateText: words }: SessionView): string {
  if (!date) return words ? `“${words}”` : "no date";
  const [day = "", time] = date.split("T");
  const shown = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
  return time ? `${shown}, ${time.slice(0, 5)}` : shown;
}
