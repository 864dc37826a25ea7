import type { ReactNode } from "react";
import { AlignedPicture } from "@/components/alignment/aligned-picture";
import { Chip } from "@/components/ui/chip";
import type { GrownParts } from "@/lib/generation/grown-parts";

/** Whom the episode is about, as far as it is known: one line per step that made something of the person. */
export function GrownPerson({ parts: { profile, person, personaCount, inference, narrative, faceDescription, album, pictures } }: { parts: GrownParts }) {
  const demographics = profile?.demographics;
  const facts: [term: string, value: ReactNode][] = [
    ["Name", person?.name ?? null],
    ["Demographics", demographics && `${demographics.age}, ${demographics.gender}, born in ${demographics.birthplace}${demographics.residence === demographics.birthplace ? ", lives there" : `, lives in ${demographics.residence}`}`],
    ["Persona", person && <>{person.persona.sentence} <Chip title="Category of the attribute">{person.persona.category}</Chip></>],
    ["Attributes", personaCount === null ? null : `${personaCount} in this category`],
    [`Commonsense${profile ? `, ${profile.relation}` : ""}`, inference],
    ["Narrative", narrative],
    ["Face", faceDescription && <span className="mt-1 flex gap-3"><AlignedPicture record={pictures.face} description={faceDescription} size="small" /><span className="min-w-0">{faceDescription}</span></span>],
    ["On the device", album.length === 0 ? null : <DeviceAlbum album={album} pictures={pictures} />],
  ];
  return (
    <dl className="grid gap-3">
      {facts.map(([term, value]) => (
        <div key={term}><dt className="text-[13px] text-soft">{term}</dt><dd dir="auto" className="max-w-[66ch]">{value ?? <span className="text-faint">not yet</span>}</dd></div>
      ))}
    </dl>
  );
}

function DeviceAlbum({ album, pictures }: Pick<GrownParts, "album" | "pictures">) {
  return (
    <ol className="mt-1 grid gap-2">
      {album.map(({ id, description, addedInSession }) => (
        <li key={id} className="flex items-center gap-3">
          <AlignedPicture record={pictures.album.get(id)} description={description} size="small" />
          <span className="min-w-0">{id}. {description}{addedInSession > 0 && <span className="text-soft"> (new in session {addedInSession})</span>}</span>
        </li>
      ))}
    </ol>
  );
}
