import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { AnswersView } from "@/components/reports/items/answers-view";
import { Conversations } from "@/components/reports/items/conversations";
import { ItemSteps } from "@/components/reports/items/item-steps";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyHeader } from "@/components/studies/study-header";
import { Empty } from "@/components/ui/surface";
import { analyse } from "@/lib/reports/analysis/data";
import { itemPageText } from "@/lib/reports/item/page-text";
import { prepareAnswersTable } from "@/lib/reports/item/answers-table";
import { ITEMS_PER_PAGE } from "@/lib/reports/items/items-table";
import { listItems, placeInList } from "@/lib/reports/items/list";
import { itemsQuerySchema, itemsSearch } from "@/lib/reports/items/query";
import { loadItem, loadSourceLabels, loadStudy } from "@/lib/reports/loaders";
import { itemWords } from "@/lib/studies/sources-text";

type Props = { params: Promise<{ studyId: string; item: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { studyId, item } = await params;
  return { title: `${item} of ${(await loadStudy(studyId)).study.name}` };
}

export default async function ItemPage({ params, searchParams }: Props) {
  const { studyId: id, item: code } = await params;
  const { study, studyId } = await loadStudy(id);
  const query = itemsQuerySchema.parse(await searchParams);
  const [answers, analysis, labelOf] = await Promise.all([loadItem(studyId, code), analyse(studyId, { kind: "items" }), loadSourceLabels(studyId, study)]);
  const table = prepareAnswersTable(answers, study.protocol, labelOf);
  // Beside it is what stands beside it in the list that one comes from; an item outside of that list is left by the order of the sample.
  const place = analysis && placeInList(listItems(analysis.body, query), answers.item);
  const { previous, next } = place ?? answers;
  const path = `/studies/${studyId}/items`;
  const addressOf = (item: string | null) => (item === null ? null : (`${path}/${item}${itemsSearch(query, { page: 1 })}` as Route));
  const back = path + itemsSearch(query, { page: place ? Math.ceil(place.place / ITEMS_PER_PAGE) : 1 });
  return (
    <>
      <StudyHeader study={study} current="items" />
      {study.state === "running" && <RefreshWhileOpen studyId={study.id} />}
      <div className="grid grid-cols-1 gap-5">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div>
            <Link href={back as Route} className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> All items</Link>
            <h2 className="text-xl">{study.kind === "comparison" ? "Pair" : "Item"} <span className="font-mono text-[0.95em]">{answers.item}</span></h2>
            <p className="mt-0.5 text-sm text-soft">{itemPageText(table, place, itemWords(study.kind))}</p>
          </div>
          <ItemSteps previous={addressOf(previous)} next={addressOf(next)} />
        </div>
        <Conversations episodes={answers.episodes} />
        {table.columns.length === 0 ? <Empty title="No judgment yet">Answers appear here side by side as they are submitted.</Empty> : <AnswersView table={table} />}
      </div>
    </>
  );
}
