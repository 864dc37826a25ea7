import type { ReactNode } from "react";
import { AddressSelect } from "@/components/ui/address-select";
import type { DatasetDetail } from "@/lib/datasets/types";
import { DatasetHeader } from "../dataset-header";

/** Top of a page about one version of a dataset, with the way to its other versions. */
export function AnalysisHeader({ dataset, version, current, lead }: { dataset: DatasetDetail; version: number; current: "analysis" | "quality"; lead: ReactNode }) {
  return (
    <>
      <DatasetHeader dataset={dataset} current={current} />
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <p className="max-w-[78ch] text-sm text-soft">{lead}</p>
        {dataset.versions.length > 1 && (
          <AddressSelect
            label="Version" current={String(version)}
            options={dataset.versions.map(({ number }) => ({ name: String(number), label: number === dataset.version ? `${number}, the newest` : String(number), href: `/datasets/${dataset.slug}/${current}${number === dataset.version ? "" : `?version=${number}`}` }))}
          />
        )}
      </div>
    </>
  );
}
