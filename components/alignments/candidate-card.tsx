import { ImageOff } from "lucide-react";
import type { AlignedCandidate } from "@/lib/alignments/types";
import { Chip } from "@/components/ui/chip";
import { LoadedPicture } from "@/components/ui/loaded-picture";
import { MODULE_NAMES } from "./names";
import { ScoreList } from "./score-list";

/** A picture that was looked at: where it is from, how near it is, and why it may not be shown. */
export function CandidateCard({ candidate, number, isChosen }: { candidate: AlignedCandidate; number: number; isChosen: boolean }) {
  const { module, src, width, height, engine, source, licence, attribution, title, pageUrl, url, verdicts, refusals, prompt } = candidate;
  const facts = [
    ["From", [source, engine && `${engine.name}, ${engine.model}${engine.revision ? ` (${engine.revision})` : ""}`].filter(Boolean).join(", ")],
    ["Title", title], ["Licence", licence ?? engine?.licence ?? (module === "card" ? null : "not known")], ["By", attribution], ["Page", pageUrl ?? url],
    // A card has no other words than the description's.
    ["Asked for", module === "card" ? null : prompt],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <li className="grid content-start gap-2 rounded-xl border border-line bg-card p-3">
      {src
        ? <LoadedPicture src={src} alt={`Candidate ${number}: ${MODULE_NAMES[module]}`} width={width ?? undefined} height={height ?? undefined} loading="lazy" className="h-auto max-h-64 w-full rounded-lg border border-line bg-white object-contain" gone={<NoCandidate words="Its file is gone" />} away={<NoCandidate words="The store does not answer" />} />
        : <NoCandidate words="Not kept" />}
      <p className="flex flex-wrap items-center gap-1.5 text-sm font-semibold">{MODULE_NAMES[module]}{isChosen && <Chip tone="accent">chosen</Chip>}{module === "card" && <Chip tone="warn">scripted</Chip>}</p>
      {refusals.map(({ filter, reason }) => <p key={filter} className="text-[13px] text-danger">{reason}</p>)}
      {module !== "card" && <ScoreList verdicts={verdicts} />}
      <dl className="grid gap-0.5 text-[13px]">{facts.map(([term, text]) => <div key={term}><dt className="inline text-soft">{term}: </dt><dd className="inline [overflow-wrap:anywhere]">{text}</dd></div>)}</dl>
    </li>
  );
}

function NoCandidate({ words }: { words: string }) {
  return <span className="grid min-h-28 place-items-center rounded-lg bg-sunken text-[13px] text-soft"><span className="grid justify-items-center gap-1"><ImageOff size={18} aria-hidden />{words}</span></span>;
}
