import { ImageOff } from "lucide-react";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { LoadedPicture } from "@/components/ui/loaded-picture";
import type { Verdict } from "@/lib/alignments/verdicts";
import type { PictureRecord } from "@/lib/mcu/picture-record";
import { MODULE_NAMES, SCORE_NAMES } from "@/lib/alignments/names";
import { ScoreList } from "./score-list";

type Candidate = PictureRecord["candidates"][number];

const SIDE = "size-20 shrink-0 rounded-lg object-cover";
const PLACE = "grid size-20 shrink-0 place-items-center rounded-lg bg-sunken text-[12px] text-faint";

/**
 * Every picture that was looked at: where it is from, how it scored, and why it was taken or not.
 *
 * @param verdicts of each candidate: its scores against the thresholds, where those are known.
 */
export function CandidateList({ candidates, chosen, verdicts }: Pick<PictureRecord, "candidates" | "chosen"> & { verdicts?: readonly (readonly Verdict[])[] }) {
  return (
    <ol className="grid gap-4">
      {candidates.map((candidate, index) => <CandidateRow key={index} candidate={candidate} isChosen={index === chosen} verdicts={candidate.module === "card" ? undefined : verdicts?.[index]} />)}
    </ol>
  );
}

function CandidateRow({ candidate, isChosen, verdicts }: { candidate: Candidate; isChosen: boolean; verdicts?: readonly Verdict[] }) {
  const { sha256, width, height, module, engine, prompt, refusals, title, licence, attribution, source, unscored } = candidate;
  const facts: [term: string, value: ReactNode][] = [
    ["Scores", verdicts === undefined && scoresOf(candidate)],
    ["Not scored", verdicts === undefined && unscored.length > 0 && unscoredText(unscored)],
    ["Engine", engine && [engine.name, engine.model, engine.revision].filter(Boolean).join(" · ")],
    ["From", (source ?? candidate.url) && <Source candidate={candidate} />],
    ["Title", title],
    ["Licence", source !== null || candidate.url ? (licence ?? "not known") : licence ?? engine?.licence],
    ["By", attribution],
    ["Asked", prompt],
  ];
  return (
    <li className="flex min-w-0 gap-3">
      {sha256 ? (
        <LoadedPicture
          src={`/api/v1/images/${sha256}?width=800`} alt={`Candidate: ${prompt}`} width={width ?? undefined} height={height ?? undefined} loading="lazy" className={SIDE}
          gone={<span className={PLACE}>gone</span>} away={<span className={PLACE}>away</span>}
        />
      ) : <span className={PLACE}><ImageOff size={18} aria-hidden /><span className="sr-only">Not kept</span></span>}
      <div className="min-w-0 text-[13px]">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">{MODULE_NAMES[module]}{isChosen && <Chip tone="good">chosen</Chip>}</p>
        {refusals.length > 0 && <ul className="text-warn">{refusals.map(({ reason }, index) => <li key={index} dir="auto" className="break-words">{reason}</li>)}</ul>}
        {verdicts && <ScoreList verdicts={verdicts} />}
        <dl className="mt-0.5 text-soft">
          {facts.map(([term, value]) => value && <div key={term} className="break-words"><dt className="inline font-medium">{term}: </dt><dd dir="auto" className="inline">{value}</dd></div>)}
        </dl>
      </div>
    </li>
  );
}

function scoresOf({ scores, similarity }: Candidate): string | null {
  const named = (Object.keys(SCORE_NAMES) as (keyof Candidate["scores"])[]).flatMap((score) => {
    const value = scores[score];
    return value === null ? [] : [`${SCORE_NAMES[score]} ${value.toFixed(score === "pick" ? 1 : 3)}`];
  });
  if (similarity !== null) named.push(`similarity by its collection ${similarity.toFixed(3)}`);
  return named.length > 0 ? named.join(" · ") : null;
}

/** A reason that several have is said once. */
function unscoredText(unscored: Candidate["unscored"]): string {
  const reasons = [...new Set(unscored.map(({ reason }) => reason))];
  return reasons.map((reason) => `${unscored.filter((each) => each.reason === reason).map(({ score }) => SCORE_NAMES[score]).join(", ")}: ${reason}`).join(" ");
}

/** Addresses are other people's: only the web's own lead anywhere, and tell nobody where the reader came from. */
function Source({ candidate: { source, pageUrl, url } }: { candidate: Candidate }) {
  const address = [pageUrl, url].find((text) => text && /^https?:\/\//i.test(text) && URL.canParse(text));
  const host = address ? new URL(address).host : null;
  return <>{source}{source && host && ", "}{address && <a href={address} target="_blank" rel="noreferrer noopener nofollow" className="underline underline-offset-2 hover:text-ink">{host}</a>}</>;
}
