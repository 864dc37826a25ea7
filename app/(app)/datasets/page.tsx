import { Table2, Upload } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { DatasetList } from "@/components/datasets/dataset-list";
import { buttonClass } from "@/components/ui/button";
import { Empty, PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { listDatasets } from "@/lib/datasets/data";

export const metadata: Metadata = { title: "Datasets" };

export default async function DatasetsPage() {
  const actor = await requireActor(["researcher", "admin"]);
  const datasets = await listDatasets(datasetReader(actor));
  const bringIn = actor.role === "admin" ? <Link href={"/import" as Route} className={buttonClass("primary")}><Upload size={16} aria-hidden /> Import</Link> : undefined;
  return (
    <>
      <PageHeader title="Datasets" lead="Conversations to draw studies from." actions={datasets.length > 0 ? <><Link href={"/datasets/analysis" as Route} className={buttonClass()}><Table2 size={16} aria-hidden /> Side by side</Link>{bringIn}</> : undefined} />
      {datasets.length > 0 ? <DatasetList datasets={datasets} /> : (
        <Empty title="No dataset yet" action={bringIn}>{actor.role === "admin" ? "Import one: STARK, LoCoMo, DialogCC, PhotoChat, MMDialog or Concord's own JSONL." : "Ask an admin to import one."}</Empty>
      )}
    </>
  );
}
