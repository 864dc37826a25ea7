import type { ReactNode } from "react";
import { AlignedPicture } from "@/components/alignment/aligned-picture";
import { AlignmentDetails } from "@/components/alignment/alignment-details";
import { Folded } from "@/components/ui/folded";
import { sharedAt } from "@/lib/mcu/picturing";
import type { PictureRecord } from "@/lib/mcu/picture-record";
import { UtteranceWords } from "./utterance-words";
import type { GrownParts, ShownEvent, ShownPictures, ShownUtterance } from "@/lib/generation/grown-parts";

/** One session as it was written, with the pictures that were found for what it shares. */
export function WrittenSession({ session: { number, utterances, summary }, event, name, pictures, action }: {
  session: GrownParts["sessions"][number]; event: ShownEvent | undefined; name: string; pictures: ShownPictures; action?: ReactNode;
}) {
  const pictureOf = ({ sharing }: ShownUtterance, index: number) => pictures.shared.get(sharedAt(number, index)) ?? (sharing === null || sharing.albumImageId === null ? undefined : pictures.album.get(sharing.albumImageId));
  return (
    <section aria-labelledby={`session-${number}`} className="scroll-mt-20">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 id={`session-${number}`} className="text-[17px]">Session {number} {event && <span className="ms-1 text-base font-medium text-soft">{event.date}</span>}</h3>
        {action && <div className="ms-auto">{action}</div>}
      </div>
      <ol className="mt-3 grid gap-3">{utterances.map((utterance, index) => <UtteranceLine key={index} utterance={utterance} name={name} picture={pictureOf(utterance, index)} />)}</ol>
      {summary && <p dir="auto" className="mt-3 max-w-[72ch] text-sm text-soft"><span className="font-semibold">Summary</span> {summary}</p>}
    </section>
  );
}

function UtteranceLine({ utterance: { speaker, text, sharing }, name, picture }: { utterance: ShownUtterance; name: string; picture: PictureRecord | undefined }) {
  return (
    <li className="min-w-0">
      <UtteranceWords speaker={speaker} name={name} text={text} />
      {sharing && (
        <figure className="mt-1 flex max-w-[72ch] flex-wrap gap-3 rounded-xl border border-dashed border-line-strong/60 px-3.5 py-2.5 sm:flex-nowrap">
          <AlignedPicture record={picture} description={sharing.description} />
          <figcaption className="min-w-0 grow">
            <span dir="auto" className="block">{sharing.description}</span>
            <span className="block text-[13px] text-soft">
              {sharing.source === "device" ? `From the device${sharing.albumImageId === null ? "" : `, picture ${sharing.albumImageId}`}` : "From the internet"} · {sharing.rationale}
            </span>
            {picture && <Folded title="How it came to this picture" className="mt-1"><div className="mt-2"><AlignmentDetails record={picture} /></div></Folded>}
          </figcaption>
        </figure>
      )}
    </li>
  );
}
