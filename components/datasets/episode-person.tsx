import { Card } from "@/components/ui/surface";
import type { EpisodeDetail } from "@/lib/datasets/types";
import { EpisodeImage } from "./episode-image";
import { LifeEvents } from "./life-events";
import { personText } from "./person-text";

/** Who the episode is about: persona, narrative, events of their life. */
export function EpisodePerson({ episode }: { episode: EpisodeDetail }) {
  const { persona } = episode;
  const facts: [string, string | undefined][] = [
    ["Persona", persona?.sentence], ["Category", persona?.category], ["Born in", persona?.birthplace], ["Lives in", persona?.residence],
    ["About", [persona?.entityKey, persona?.entityValue].filter(Boolean).join(": ") || undefined],
    ["Inference", [persona?.relation, persona?.inference].filter(Boolean).join(": ") || undefined],
  ];
  const known = facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
  const notes = persona?.notes ?? [];
  return (
    <Card className="grid grid-cols-1 gap-4 px-5 py-5">
      <div className="flex flex-wrap gap-5">
        {episode.face && <EpisodeImage image={episode.face} label="Face" isSmall />}
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-[17px]">{personText(episode) || "Nobody named"}</h2>
          <dl className="mt-2 grid gap-x-5 gap-y-0.5 text-sm sm:gap-y-1.5 sm:grid-cols-[max-content_minmax(0,1fr)]">
            {known.map(([term, text]) => <div key={term} className="contents"><dt className="text-soft">{term}</dt><dd className="max-sm:mb-2">{text}</dd></div>)}
          </dl>
          {!episode.face && episode.faceDescription && <p className="mt-2 text-sm text-soft">Face: {episode.faceDescription}</p>}
        </div>
      </div>
      {notes.length > 0 && <Fold title={`Notes about the people (${notes.length})`}><ul className="grid list-disc gap-1 ps-5">{notes.map((note, index) => <li key={index}>{note}</li>)}</ul></Fold>}
      {episode.narrative && <Fold title="Narrative"><p className="max-w-[72ch] whitespace-pre-line">{episode.narrative}</p></Fold>}
      {episode.summary && <Fold title="Summary"><p className="max-w-[72ch] whitespace-pre-line">{episode.summary}</p></Fold>}
      {episode.events.length > 0 && <Fold title={`Life events (${episode.events.length})`} isOpen><LifeEvents events={episode.events} /></Fold>}
      {episode.extra && Object.keys(episode.extra).length > 0 && (
        <Fold title="Raw record: columns that no field takes">
          <pre className="max-h-80 overflow-auto rounded-lg bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">{JSON.stringify(episode.extra, null, 2)}</pre>
        </Fold>
      )}
    </Card>
  );
}

function Fold({ title, isOpen, children }: { title: string; isOpen?: boolean; children: React.ReactNode }) {
  return (
    <details open={isOpen} className="border-t border-line pt-3 text-sm">
      <summary className="min-h-7 font-semibold">{title}</summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
