"use client";

import { longDate } from "@/lib/desk/dates";
import { BOTH_SIDES, sessionsOf } from "@/lib/desk/sides";
import type { DeskEvents, DeskImage, DeskItem, DeskPeople, DeskSession, Side } from "@/lib/judgments/desk";
import { useOpenPicture, useParts } from "./desk-context";
import { jumpToSession } from "./jump";
import { isShown, PictureBox } from "./picture-box";

/** All that the study shows of the people: facts, events, and the album as it stood in each session. Of a pair, A before B. */
export function LookUp({ item }: { item: DeskItem }) {
  if (item.kind === "rating") return <div className="grid gap-8"><Known people={item.people} events={item.events} sessions={item.sessions} side={null} /></div>;
  return (
    <div className="grid gap-8">
      {BOTH_SIDES.map((side) => <Known key={side} {...item.sides[side]} sessions={sessionsOf(item.sessions, side)} side={side} />)}
    </div>
  );
}

type Known = { people: DeskPeople; events: DeskEvents; sessions: readonly DeskSession[]; side: Side | null };

function Known({ people, events, sessions, side }: Known) {
  const parts = useParts();
  const albums = sessions.filter((session) => session.album.length > 0);
  const id = (part: string) => (side === null ? part : `${part}-${side}`);
  const title = (words: string) => (side === null ? words : `${side}: ${words.slice(0, 1).toLowerCase()}${words.slice(1)}`);
  return (
    <>
      {people.facts.length > 0 && (
        <Part id={id("about")} title={people.persona ? title(`About ${people.persona}`) : title("About the person")}>
          <dl className="grid gap-3">
            {people.facts.map((fact, index) => (
              <div key={index} dir="auto">
                <dt className="text-[12.5px] text-faint">{fact.label}</dt>
                <dd className="text-[14.5px] leading-normal">{fact.text}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      {people.face && (
        <Part id={id("face")} title={title("Portrait")}>
          <div className="w-40"><Thumbnail image={people.face} isPair={side !== null} /></div>
        </Part>
      )}
      {events.length > 0 && (
        <Part id={id("events")} title={title("Events")}>
          <ol className="grid gap-4 border-s border-line ps-4">
            {events.map((event, index) => (
              <li key={index} dir="auto" className="relative before:absolute before:-start-[20.5px] before:top-[7px] before:size-2 before:rounded-full before:border before:border-line-strong before:bg-card">
                <p className="text-[12.5px] text-faint">
                  {longDate(event.date) ?? "Undated"}
                  {event.operation && <> · {event.operation === "update" ? "a change" : "new"}</>}
                </p>
                <p className="text-[14.5px] leading-normal">{event.event}</p>
                {event.experience && <p className="mt-0.5 text-[13.5px] text-soft">{event.experience}</p>}
              </li>
            ))}
          </ol>
        </Part>
      )}
      {albums.length > 0 && (
        <Part id={id("album")} title={title("Pictures on the phone")}>
          {albums.map((session) => (
            <div key={session.number} className="mb-5">
              <h4 className="mb-2 flex items-baseline gap-2 text-[13px] font-medium text-soft">
                <button type="button" onClick={() => jumpToSession(parts, session.number)} className="min-h-6 rounded underline decoration-line-strong underline-offset-3 hover:text-ink">
                  Session {session.label}
                </button>
                <span className="font-normal text-faint">{longDate(session.date, session.dateText)}</span>
              </h4>
              <ul className="grid grid-cols-3 gap-2">
                {session.album.map((image) => <li key={image.number}><Thumbnail image={image} isPair={side !== null} /></li>)}
              </ul>
            </div>
          ))}
        </Part>
      )}
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section id={`look-up-${id}`} aria-labelledby={`look-up-${id}-title`} className="scroll-mt-4">
      <h3 id={`look-up-${id}-title`} className="mb-3 text-[15px]" dir="auto">{title}</h3>
      {children}
    </section>
  );
}

function Thumbnail({ image, isPair }: { image: DeskImage; isPair: boolean }) {
  const openPicture = useOpenPicture();
  if (!isShown(image)) return <PictureBox image={image} equal={isPair} className="rounded-lg p-2 [&_p:last-child]:hidden" />;
  return (
    <button
      type="button"
      aria-label={`${image.alt}. Open large.`}
      onClick={() => openPicture(image.number)}
      className="block w-full cursor-zoom-in overflow-hidden rounded-lg border border-line"
    >
      <PictureBox image={image} equal={isPair} />
    </button>
  );
}
