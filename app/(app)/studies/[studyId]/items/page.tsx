import type { Metadata } from "next";
import { AsOf, BeingComputed } from "@/components/reports/analysis-state";
import { ItemsFilter } from "@/components/reports/items/items-filter";
import { ItemsList } from "@/components/reports/items/items-list";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyHeader } from "@/components/studies/study-header";
import { Empty } from "@/components/ui/surface";
import { analyse, studyPulse } from "@/lib/reports/analysis/data";
import { disagreementText, itemsSummary, prepareItemsTable } from "@/lib/reports/items/items-table";
import { itemsQuerySchema } from "@/lib/reports/items/query";
import { loadStudy } from "@/lib/reports/loaders";
import { itemWords } from "@/lib/studies/sources-text";

type Props = { params: Promise<{ studyId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Items of ${(await loadStudy((await params).studyId)).study.name}` };
}

export default async function ItemsPage({ params, searchParams }: Props) {
  const { study, studyId } = await loadStudy((await params).studyId);
  const query = itemsQuerySchema.parse(await searchParams);
  // Before the answers: what comes in between then makes the page read itself anew.
  const pulse = await studyPulse(studyId);
  const analysis = await analyse(studyId, { kind: "items" });
  const path = `/studies/${studyId}/items`;
  const words = itemWords(study.kind);
  const isEmpty = analysis?.body.items.length === 0;
  const table = analysis && prepareItemsTable(analysis.body, query, words);
  return (
    <>
      <StudyHeader study={study} current="items" />
      {(study.state === "running" || !analysis || analysis.isBehind) && <RefreshWhileOpen studyId={study.id} pulse={pulse} />}
      {!analysis || !table ? <BeingComputed /> : isEmpty ? (
        <Empty title="No judgment yet">{study.state === "draft" ? "The study is a draft. Once it runs, items appear here with their first judgment." : `Each ${words.one} appears here with its first judgment, and is ranked as soon as two evaluators have judged it.`}</Empty>
      ) : (
        <>
          <AsOf at={analysis.at} isBehind={analysis.isBehind} />
          <div className="grid grid-cols-1 gap-5">
            <div className="max-w-[84ch] text-sm text-soft">
              <p className="text-ink">{itemsSummary(analysis.body, words)}</p>
              <p className="mt-1">{disagreementText(study.kind)}</p>
            </div>
            <ItemsFilter path={path} query={query} criteria={table.criteria} found={table.found} />
            <ItemsList path={path} query={query} table={table} />
          </div>
        </>
      )}
    </>
  );
}
