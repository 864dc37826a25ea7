import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { TableOne } from "@/components/datasets/analysis/table-one";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { Notice } from "@/components/ui/notice";
import { Empty, PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { listAnalyses } from "@/lib/datasets/analysis/data";
import { tableOneReport } from "@/lib/datasets/analysis/dataset-latex";
import { counted } from "@/lib/reports/number-text";

export const metadata: Metadata = { title: "Datasets side by side" };

export default async function DatasetsSideBySidePage() {
  const views = await listAnalyses(datasetReader(await requireActor(["researcher", "admin"])));
  const { rows, waiting, latex } = tableOneReport(views);
  return (
    <>
      <PageHeader title="Datasets side by side" lead="What every dataset consists of, as in the paper's Table 1.">
        <Link href={"/datasets" as Route} className="mb-1.5 inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Datasets</Link>
      </PageHeader>
      {waiting.length > 0 && (
        <>
          <RefreshWhileOpen />
          <Notice className="mb-6">{counted(waiting.length, "dataset is", "datasets are")} still being computed or could not be: {waiting.map((slug, index) => <span key={slug}>{index > 0 && ", "}<Link href={`/datasets/${slug}/analysis` as Route} className="underline underline-offset-2">{slug}</Link></span>)}. The page follows by itself.</Notice>
        </>
      )}
      {rows.length > 0 ? <TableOne rows={rows} latex={latex} /> : waiting.length === 0 && <Empty title="No dataset yet">The table has a row for each dataset once one has been imported.</Empty>}
    </>
  );
}
