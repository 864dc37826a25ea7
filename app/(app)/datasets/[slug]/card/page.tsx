import { Download } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DatasetFacts, VersionTable } from "@/components/datasets/dataset-facts";
import { DatasetHeader } from "@/components/datasets/dataset-header";
import { DescribeDataset } from "@/components/datasets/describe-dataset";
import { buttonClass } from "@/components/ui/button";
import { SectionTitle } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { missingOf } from "@/lib/datasets/card/card-markdown";
import { getDataset } from "@/lib/datasets/data";
import { getFacets } from "@/lib/datasets/search/data";
import { count } from "@/lib/reports/number-text";

export const metadata: Metadata = { title: "Data card" };

export default async function CardPage({ params }: { params: Promise<{ slug: string }> }) {
  const actor = await requireActor(["researcher", "admin"]);
  const reader = datasetReader(actor);
  const { slug } = await params;
  const [dataset, facets] = await Promise.all([getDataset(reader, slug), getFacets(reader, slug)]);
  if (!dataset) notFound();
  const missing = missingOf(dataset, facets);
  const { collected, synthetic, scripted } = dataset.counts.origins;
  return (
    <>
      <DatasetHeader dataset={dataset} current="card" />
      <div className="grid grid-cols-1 gap-10">
        <section aria-labelledby="what">
          <SectionTitle id="what" aside={<a href={`/api/v1/datasets/${slug}/card.md`} className={buttonClass("secondary", "small")}><Download size={15} aria-hidden /> As Markdown</a>}>What it is</SectionTitle>
          <dl className="grid max-w-[80ch] gap-x-6 gap-y-1.5 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
            <dt className="text-soft">Description</dt><dd className="whitespace-pre-line max-sm:mb-2">{dataset.description || <span className="text-faint">none yet</span>}</dd>
            <dt className="text-soft">Licence</dt><dd className="max-sm:mb-2">{dataset.licence || <span className="text-faint">none stated: ask whoever it is from before you hand it on</span>}</dd>
            <dt className="text-soft">Origin of the text</dt><dd className="max-sm:mb-2">{count(collected)} collected from people, {count(synthetic)} made by a model, {count(scripted)} scripted</dd>
          </dl>
          {actor.role === "admin" && <DescribeDataset dataset={dataset} />}
        </section>
        <section aria-labelledby="counts"><SectionTitle id="counts">What is in it</SectionTitle><DatasetFacts counts={dataset.counts} /></section>
        <section aria-labelledby="missing">
          <SectionTitle id="missing">What is missing</SectionTitle>
          {missing.length > 0 ? <ul className="grid list-disc gap-1 ps-5 text-sm">{missing.map((line) => <li key={line}>{line}</li>)}</ul> : <p className="text-sm text-soft">Nothing that was counted.</p>}
        </section>
        <section aria-labelledby="versions"><SectionTitle id="versions">Versions</SectionTitle><VersionTable slug={slug} versions={dataset.versions} /></section>
      </div>
    </>
  );
}
