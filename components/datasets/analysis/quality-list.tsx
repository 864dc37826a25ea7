import { Download } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Card, SectionTitle } from "@/components/ui/surface";
import { explorerLinks } from "@/lib/datasets/analysis/explorer-links";
import type { Place } from "@/lib/datasets/analysis/finding";
import type { Severity } from "@/lib/datasets/analysis/problems";
import { countText } from "@/lib/datasets/analysis/quality";
import type { ProblemReport, QualityView } from "@/lib/datasets/analysis/types";
import { percent } from "@/lib/reports/number-text";
import { SessionLimits } from "./session-limits";

const TONES: Record<Severity, "danger" | "warn" | "neutral"> = { serious: "danger", notable: "warn", note: "neutral" };

/** Every problem that is looked for: those that were found at length, the others in a line each. */
export function QualityList({ quality }: { quality: QualityView }) {
  const found = quality.problems.filter((problem) => (problem.count ?? 0) > 0);
  const limited = quality.problems.find(({ problem, count }) => problem === "session-count" && count === 0);
  const clean = quality.problems.filter((problem) => problem.count === 0);
  const unknown = quality.problems.filter((problem) => problem.count === null);
  return (
    <div className="grid grid-cols-1 gap-8">
      {found.length > 0 && (
        <ul className="grid grid-cols-1 gap-4">{found.map((problem) => <li key={problem.problem} className="min-w-0"><Problem problem={problem} quality={quality} /></li>)}</ul>
      )}
      {clean.length > 0 && (
        <section aria-labelledby="clean">
          <SectionTitle id="clean">Looked for and not found</SectionTitle>
          <ul className="grid gap-1.5 text-sm">
            {clean.map((problem) => <li key={problem.problem}>{problem.title} <span className="text-soft">· {countText(problem)}</span></li>)}
          </ul>
          {limited && <SessionLimits quality={quality} />}
        </section>
      )}
      {unknown.length > 0 && (
        <section aria-labelledby="unknown">
          <SectionTitle id="unknown">Could not be looked for</SectionTitle>
          <ul className="grid gap-1.5 text-sm">{unknown.map((problem) => <li key={problem.problem}>{problem.title} <span className="text-soft">· {problem.reason}</span></li>)}</ul>
        </section>
      )}
    </div>
  );
}

function Problem({ problem, quality: { dataset, limits, ...rest } }: { problem: ProblemReport; quality: QualityView }) {
  const { slug, version } = dataset;
  const query = new URLSearchParams({ version: String(version), ...(problem.problem === "session-count" && { minSessions: String(limits.minSessions), maxSessions: String(limits.maxSessions) }) });
  const file = (format: string) => `/api/v1/datasets/${slug}/quality/${problem.problem}?${query}&format=${format}`;
  const share = problem.count !== null && problem.count <= problem.n ? ` · ${percent(problem.count / problem.n, 1)}` : "";
  return (
    <Card className="px-4 py-4 sm:px-5">
      <section aria-labelledby={`problem-${problem.problem}`}>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id={`problem-${problem.problem}`} className="text-[15px]">{problem.title}</h2>
          <Chip tone={TONES[problem.severity]}>{problem.severity}</Chip>
        </div>
        <p className="mt-1 text-sm font-medium tabular-nums">{countText(problem)}{share}</p>
        <p className="mt-1.5 max-w-[88ch] text-sm text-soft">{problem.what} {problem.why}</p>
        {problem.problem === "session-count" && <SessionLimits quality={{ dataset, limits, ...rest }} />}
        <ul className="mt-3 grid gap-1 border-t border-line pt-3 text-[13px]">
          {problem.examples.map(({ episodeId, externalId, places }) => (
            <li key={episodeId} className="flex flex-wrap gap-x-3">
              <Link href={`/datasets/${slug}/episodes/${episodeId}` as Route} prefetch={false} className="max-w-full font-medium break-all text-accent underline underline-offset-2">{externalId}</Link>
              <span className="max-w-full min-w-0 text-soft [overflow-wrap:anywhere]">{places.map(placeText).join("; ")}</span>
            </li>
          ))}
        </ul>
        <div className="-ms-3 mt-2 flex flex-wrap items-center gap-x-1">
          {(["csv", "ndjson"] as const).map((format) => (
            <a key={format} href={file(format)} download className={buttonClass("quiet", "small")}><Download size={15} aria-hidden /> All as {format.toUpperCase()}<span className="sr-only">: {problem.title}</span></a>
          ))}
          {explorerLinks(slug, problem.problem, limits).map(({ label, href }) => <Link key={href} href={href as Route} className={buttonClass("quiet", "small")}>{label}</Link>)}
        </div>
      </section>
    </Card>
  );
}

function placeText({ session, turn, detail }: Place): string {
  const where = session === null ? "" : `session ${session}${turn === null ? "" : `, turn ${turn}`}: `;
  return `${where}${detail}`;
}
