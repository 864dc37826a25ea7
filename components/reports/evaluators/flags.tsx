import { Flag } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { Card, SectionTitle } from "@/components/ui/surface";
import type { FlaggedEvaluator, FlagGroup } from "@/lib/reports/evaluators/flag-list";
import { FLAG_CAUTION } from "@/lib/reports/evaluators/flag-text";
import { count, counted } from "@/lib/reports/number-text";

/** Whoever has more is the first to be looked at; the rest is one click away, as are further criteria of one flag. */
const SHOWN = 8;
const SHOWN_CRITERIA = 2;

/** Reasons to look, in plain words. */
export function Flags({ flagged, evaluators, addressOf }: { flagged: readonly FlaggedEvaluator[]; evaluators: number; addressOf: (evaluator: string) => Route }) {
  const rest = flagged.slice(SHOWN);
  return (
    <section aria-labelledby="flags">
      <SectionTitle id="flags" aside={`${count(flagged.length)} of ${counted(evaluators, "evaluator")}`}>Flags</SectionTitle>
      <p className="mb-3 max-w-[84ch] text-sm text-soft">{FLAG_CAUTION} Look at the judgments, then talk to the person.</p>
      {flagged.length === 0 ? <Card className="px-5 py-4 text-sm">Nothing stands out. Most diagnostics begin at ten judgments of an evaluator.</Card> : (
        <div className="grid gap-3">
          {flagged.slice(0, SHOWN).map((own) => <Flagged key={own.evaluator} own={own} address={addressOf(own.evaluator)} />)}
          {rest.length > 0 && (
            <details>
              <summary className="inline-flex min-h-8 items-center rounded-lg pe-2 text-sm font-medium text-soft hover:text-ink">{count(rest.length)} more</summary>
              <div className="mt-3 grid gap-3">{rest.map((own) => <Flagged key={own.evaluator} own={own} address={addressOf(own.evaluator)} />)}</div>
            </details>
          )}
        </div>
      )}
    </section>
  );
}

function Flagged({ own, address }: { own: FlaggedEvaluator; address: Route }) {
  return (
    <Card className="grid gap-x-6 gap-y-2 px-5 py-4 md:grid-cols-[8rem_minmax(0,1fr)]">
      <div>
        <h3 className="text-[15px]"><Link href={address} className="font-mono text-accent underline underline-offset-2">{own.evaluator}</Link></h3>
        <p className="text-[13px] text-soft">{counted(own.judgments, "judgment")}</p>
      </div>
      <ul className="grid gap-3">
        {own.groups.map((group) => (
          <li key={group.title} className="text-sm">
            <Chip tone="warn"><Flag size={12} aria-hidden /> {group.title}</Chip>
            <Seen seen={group.seen.slice(0, SHOWN_CRITERIA)} />
            {group.seen.length > SHOWN_CRITERIA && (
              <details>
                <summary className="inline-flex min-h-7 items-center rounded-lg pe-2 text-[13px] font-medium text-soft hover:text-ink">on {counted(group.seen.length - SHOWN_CRITERIA, "more criterion", "more criteria")}<span className="sr-only">: {group.title}</span></summary>
                <Seen seen={group.seen.slice(SHOWN_CRITERIA)} />
              </details>
            )}
            <p className="mt-0.5 text-[13px] text-soft">{group.mayBe}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Seen({ seen }: { seen: FlagGroup["seen"] }) {
  return seen.map(({ criterion, text }) => <p key={text + String(criterion)} className="mt-1">{criterion && <span className="font-medium">{criterion}: </span>}{text}</p>);
}
