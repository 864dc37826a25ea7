import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Folded } from "@/components/ui/folded";
import type { Proposal } from "@/lib/calibrations/types";
import { RocCurve } from "./roc-curve";

const LEFT_OUT = { unrated: "not rated", withoutPicture: "without a stored picture", unscored: "with a picture that was not scored", severalPictures: "with several pictures" } as const;

/** A threshold with how it was found: from whose answers, how sure it is, and what it does not tell. */
export function ProposalFacts({ proposal }: { proposal: Proposal }) {
  const { study, criterion, unit, n, relevant, items, pictures, answers, left, threshold, thresholdInterval, youden, auc, aucInterval, roc, seed, method } = proposal;
  const leftOut = (Object.keys(LEFT_OUT) as (keyof typeof LEFT_OUT)[]).filter((why) => left[why] > 0).map((why) => `${left[why]} ${LEFT_OUT[why]}`);
  const facts: [term: string, value: ReactNode][] = [
    ["Study", <Link key="study" href={`/studies/${study.id}/results` as Route} className="text-accent underline underline-offset-2"><bdi>{study.name}</bdi></Link>],
    ["Criterion", criterion.name],
    [unit === "picture" ? "Pictures" : "Items", `${n}, of which ${relevant} are relevant; ${unit === "picture" ? `in ${items} items` : `${pictures} pictures, scores averaged`}; ${answers} answers`],
    ["Left out", leftOut.length > 0 && leftOut.join(", ")],
    ["Interval of the threshold", thresholdInterval && withInterval(thresholdInterval)],
    ["Youden’s J", youden !== null && youden.toFixed(3)],
    ["Area under the curve", auc !== null && <>{auc.toFixed(3)}{aucInterval?.ci && `, ${withInterval(aucInterval)}`}</>],
  ];
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-4">
      {roc.length > 0 && <RocCurve roc={roc} threshold={threshold} auc={auc} />}
      <div className="min-w-0 flex-1 basis-72">
        <dl className="grid gap-1 text-sm">{facts.map(([term, value]) => value && <div key={term}><dt className="inline text-soft">{term}: </dt><dd className="inline [overflow-wrap:anywhere] tabular-nums">{value}</dd></div>)}</dl>
        <Folded title="How it was found" className="mt-2">
          <div className="mt-1.5 grid max-w-[76ch] gap-1.5 text-[13px] text-soft">{method.map((sentence) => <p key={sentence}>{sentence}</p>)}<p>Seed of the resampling: <code className="font-mono break-all">{seed}</code></p></div>
        </Folded>
      </div>
    </div>
  );
}

function withInterval({ ci, ciReason }: NonNullable<Proposal["aucInterval"]>): string {
  return ci ? `${Math.round(ci.level * 100)} % interval ${ci.low.toFixed(4)} to ${ci.high.toFixed(4)}` : `no interval (${ciReason?.replaceAll("_", " ")})`;
}
