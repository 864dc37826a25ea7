import { Card } from "@/components/ui/surface";
import { draftUtterances, type DraftUtterance } from "@/lib/generation/draft-utterances";
import { stepName } from "@/lib/generation/step-name";
import { UtteranceWords } from "./utterance-words";

/** What is being written just now: a conversation as one, where it can be read so far; else the text as it comes. */
export function DraftPart({ path, text, name }: { path: string; text: string; name: string }) {
  const utterances = path.endsWith("/dialogue") ? draftUtterances(text) : null;
  return (
    <section aria-label={`${stepName(path)}, as it comes`}>
      <p className="text-[13px] font-semibold text-soft" aria-hidden>{stepName(path)}, as it comes</p>
      {utterances ? (
        <ol className="mt-2 grid gap-3 border-s-2 border-accent/40 ps-4">
          {utterances.map((utterance, index) => <DraftLine key={index} utterance={utterance} name={name} isLast={index === utterances.length - 1} />)}
        </ol>
      ) : <Card className="mt-1 px-4 py-3"><pre dir="auto" className="max-h-64 overflow-auto font-mono text-[12.5px] break-words whitespace-pre-wrap">{text}</pre></Card>}
    </section>
  );
}

function DraftLine({ utterance: { speaker, text, picture }, name, isLast }: { utterance: DraftUtterance; name: string; isLast: boolean }) {
  const pen = isLast && <span aria-hidden className="ms-0.5 inline-block h-[1em] w-[2px] animate-pulse bg-accent align-text-bottom" />;
  return (
    <li className="min-w-0">
      <UtteranceWords speaker={speaker} name={name} text={text}>{pen}</UtteranceWords>
      {picture !== null && <p dir="auto" className="mt-1 max-w-[72ch] rounded-xl border border-dashed border-line-strong/60 px-3.5 py-2.5 text-sm">{picture ? <>A picture: {picture}</> : "A picture"}{pen}</p>}
    </li>
  );
}
