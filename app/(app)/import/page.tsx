import type { Metadata } from "next";
import { ImportForm } from "@/components/datasets/import-form";
import { ImportHistory } from "@/components/datasets/import-history";
import { Empty, PageHeader, SectionTitle } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { datasetReader, importer } from "@/lib/datasets/access";
import { listDatasets, listImports } from "@/lib/datasets/data";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage() {
  const actor = await requireActor(["admin"]);
  const [datasets, imports] = await Promise.all([listDatasets(datasetReader(actor)), listImports(importer(actor))]);
  return (
    <>
      <PageHeader title="Import" lead="Bring conversations and their pictures in. What cannot be read is reported by row and field and skipped; the same file twice changes nothing." />
      <div className="grid grid-cols-1 gap-10">
        <ImportForm datasets={datasets.map(({ slug, title }) => ({ slug, title }))} />
        <section aria-labelledby="history">
          <SectionTitle id="history">Earlier imports</SectionTitle>
          {imports.length > 0 ? <ImportHistory imports={imports} /> : <Empty title="None yet">Every import stays listed here with what it brought and what it refused.</Empty>}
        </section>
      </div>
    </>
  );
}
