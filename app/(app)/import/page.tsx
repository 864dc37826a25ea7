import type { Metadata } from "next";
import { ImportForm } from "@/components/datasets/import-form";
import { ImportHistory } from "@/components/datasets/import-history";
import { LastCollection } from "@/components/datasets/last-collection";
import { Empty, PageHeader, SectionTitle } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { datasetReader, importer } from "@/lib/datasets/access";
import { listDatasets, listImports, uploadsInUse } from "@/lib/datasets/data";
import { listUploads } from "@/lib/datasets/uploads";
import { env } from "@/lib/env";
import { lastCollection } from "@/lib/images/collect/data";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage() {
  const actor = await requireActor(["admin"]);
  const admin = importer(actor);
  const [datasets, imports, uploads, collection] = await Promise.all([
    listDatasets(datasetReader(actor)), listImports(admin), listUploads(admin, await uploadsInUse()), lastCollection(admin),
  ]);
  return (
    <>
      <PageHeader title="Import" lead="Bring conversations and their pictures in. What cannot be read is reported by row and field and skipped; the same file twice changes nothing." />
      <div className="grid grid-cols-1 gap-10">
        <ImportForm datasets={datasets.map(({ slug, title, version }) => ({ slug, title, version }))} uploads={uploads} hasServerFolders={env.importRoots.length > 0} />
        <section aria-labelledby="history">
          <SectionTitle id="history">Imports</SectionTitle>
          {imports.length > 0 ? <ImportHistory imports={imports} /> : <Empty title="None yet">Every import stays listed here with what it brought and what it refused.</Empty>}
        </section>
        <section aria-labelledby="store">
          <SectionTitle id="store">Picture store</SectionTitle>
          <LastCollection collection={collection} />
        </section>
      </div>
    </>
  );
}
