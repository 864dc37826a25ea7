import { ChevronRight } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DatasetHeader } from "@/components/datasets/dataset-header";
import { VersionDifferences } from "@/components/datasets/version-differences";
import { Button, buttonClass } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { Empty, SectionTitle } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { compareVersions } from "@/lib/datasets/compare/data";
import { type CompareQuery, compareQuerySchema } from "@/lib/datasets/compare/types";
import { getDataset } from "@/lib/datasets/data";

export const metadata: Metadata = { title: "Compare versions" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ComparePage({ params, searchParams }: Props) {
  const reader = datasetReader(await requireActor(["researcher", "admin"]));
  const { slug } = await params;
  const [dataset, asked] = [await getDataset(reader, slug), compareQuerySchema.safeParse(await searchParams)];
  if (!dataset) notFound();
  // A crooked pair becomes the last two.
  const isPair = asked.success && asked.data.from < asked.data.to && asked.data.to <= dataset.version;
  const query: CompareQuery = isPair ? asked.data : { from: Math.max(1, dataset.version - 1), to: dataset.version, kind: "changed", after: 0 };
  const comparison = dataset.version > 1 ? await compareVersions(reader, slug, query) : undefined;
  const numbers = dataset.versions.map((version) => version.number);
  return (
    <>
      <DatasetHeader dataset={dataset} current="versions" />
      <SectionTitle>Two versions beside each other</SectionTitle>
      {!comparison ? (
        <Empty title="There is one version" action={<Link href={`/datasets/${slug}` as Route} className={buttonClass("secondary")}>Its episodes</Link>}>
          When shards are imported again and something in them has changed, the dataset gets a second one.
        </Empty>
      ) : (
        <div className="grid grid-cols-1 gap-6">
          <form method="get" className="flex flex-wrap items-end gap-2">
            <Field label="From version"><Select name="from" defaultValue={query.from} key={`from-${query.from}`} className="!w-28">{numbers.map((number) => <option key={number}>{number}</option>)}</Select></Field>
            <ChevronRight size={18} aria-hidden className="mb-2.5 text-faint" />
            <Field label="To version"><Select name="to" defaultValue={query.to} key={`to-${query.to}`} className="!w-28">{numbers.map((number) => <option key={number}>{number}</option>)}</Select></Field>
            <Button type="submit">Compare</Button>
          </form>
          <VersionDifferences slug={slug} comparison={comparison} />
        </div>
      )}
    </>
  );
}
