import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { EngineRatesTable } from "@/components/generation/engine-rates";
import { RateLegend } from "@/components/generation/rate-bar";
import { buttonClass } from "@/components/ui/button";
import { Empty, PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { generator } from "@/lib/generation/access";
import { authorizeRun } from "@/lib/generation/data";
import { readRates } from "@/lib/generation/rates/data";
import { READ_PARTS } from "@/lib/generation/rates/rates-text";
import type { RatesView } from "@/lib/generation/rates/types";
import { counted } from "@/lib/reports/number-text";

export const metadata: Metadata = { title: "Rates of the engines" };

const filter = z.object({ run: z.uuid().optional(), engine: z.string().min(1).max(200).optional() });

export default async function RatesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const caller = generator(await requireActor(["researcher", "admin"]));
  const asked = filter.safeParse(await searchParams);
  if (!asked.success) notFound();
  const { run, engine } = asked.data;
  const runId = run === undefined ? undefined : await authorizeRun(caller, run);
  if (run !== undefined && !runId) notFound();
  const view = await readRates(caller, { runId, engine });
  const isNarrowed = runId !== undefined || engine !== undefined;
  return (
    <>
      <PageHeader
        title="Rates of the engines"
        lead={<>
          How often answers came as they were asked for, and what it took to read the others: {view.run ? <>in the run <bdi>{view.run.title}</bdi></> : "over all runs and single pictures"}{engine !== undefined && <>, by the engine <bdi>{engine}</bdi></>}.
          {view.engines.length > 0 && " Every request counts, also of steps that were done anew since."}
        </>}
        actions={isNarrowed ? <Link href={"/generate/rates" as Route} className={buttonClass()}>All runs and engines</Link> : undefined}
      >
        <Link href={(runId ? `/generate/${runId}` : "/generate") as Route} className="mb-1.5 inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> {runId ? "Run" : "Generate"}</Link>
      </PageHeader>
      {view.engines.length > 0 ? (
        <div className="grid grid-cols-1 gap-9">
          <RateLegend parts={READ_PARTS} />
          {view.engines.map((rates, index) => <EngineRatesTable key={`${rates.engine} ${rates.model} ${rates.revision}`} rates={rates} id={`engine-${index}`} />)}
        </div>
      ) : <Empty title="No engine was asked">{reason(view, engine)}</Empty>}
    </>
  );
}

/** Why there is nothing to count. */
function reason({ run, scriptedSteps }: RatesView, engine: string | undefined): string {
  if (engine !== undefined) return `“${engine}” was asked for nothing ${run ? "in this run" : "by any run or for a single picture"} yet.`;
  if (scriptedSteps > 0) return `${counted(scriptedSteps, "step")} ${scriptedSteps === 1 ? "was" : "were"} done by a script, which has no answers to read. Rates stand here once a model was asked.`;
  return "Rates stand here once a run has asked a model for something.";
}
