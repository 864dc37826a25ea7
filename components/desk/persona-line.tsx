"use client";

import type { RatingItem } from "@/lib/judgments/desk";
import { useParts, useView } from "./desk-context";
import { Face } from "./face";

const ORIGINS = { collected: null, synthetic: "Machine-written", scripted: "Scripted sample" } as const;

/** Who this is about, and the way to all that is known of them. */
export function PersonaLine({ item }: { item: RatingItem }) {
  const { people } = item;
  const about = people.facts.find((fact) => fact.label === "About")?.text;
  const origin = item.origin && ORIGINS[item.origin];
  const album = Math.max(0, ...item.sessions.map((session) => session.album.length));
  const hasPersona = people.facts.length > 0 || people.face !== null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-b border-line pb-5">
      {people.persona && <Face people={people} />}
      <div className="min-w-0 flex-1 basis-52 sm:basis-72">
        <h1 id="item-title" tabIndex={-1} className="text-[16px] outline-none" dir="auto">
          {people.persona ?? "A conversation"}
          {people.summary && <span className="font-normal text-soft">, {people.summary}</span>}
        </h1>
        {about && <p className="line-clamp-2 max-w-[62ch] text-[13.5px] text-soft" dir="auto">{about}</p>}
        {origin && <p className="mt-0.5 text-[12.5px] text-faint">{origin}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {hasPersona && <Opener part="about">Persona</Opener>}
        {item.events.length > 0 && <Opener part="events">Events <Count>{item.events.length}</Count></Opener>}
        {album > 0 && <Opener part="album">Album <Count>{album}</Count></Opener>}
      </div>
    </div>
  );
}

function Count({ children }: { children: number }) {
  return <span className="text-faint tabular-nums">{children}</span>;
}

function Opener({ part, children }: { part: "about" | "events" | "album"; children: React.ReactNode }) {
  const { view } = useParts();
  const isOpen = useView((state) => state.lookUp === "persona");
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={() => {
        view.set({ lookUp: "persona" });
        requestAnimationFrame(() => document.getElementById(`look-up-${part}`)?.scrollIntoView({ block: "start" }));
      }}
      className="flex min-h-9 items-center gap-1.5 rounded-full border border-line-strong/60 bg-card px-3 text-[13.5px] font-medium text-soft hover:border-line-strong hover:text-ink max-sm:min-h-11"
    >
      {children}
    </button>
  );
}
