"use client";

import { useState } from "react";
import { slugFor } from "@/components/datasets/slug-for";
import { Checkbox, Field, Input } from "@/components/ui/field";

/** The dataset that a run becomes when it is done, where one is wanted: under the run's title, unless told otherwise. */
export function RunDatasetFields({ title: ofRun, errorAt }: { title: string; errorAt: (path: string) => string | undefined }) {
  const [isWanted, setWanted] = useState(false);
  const [own, setOwn] = useState<string | null>(null);
  const [slug, setSlug] = useState<string | null>(null);
  const title = own ?? ofRun;
  return (
    <div className="mt-3 grid gap-3">
      <Checkbox name="makeDataset" checked={isWanted} onChange={(event) => setWanted(event.target.checked)} label="Make it a dataset when it is done" hint="With all that passes the checks. It can also be made afterwards, on the run’s page." />
      {isWanted && (
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label="Name of the dataset" optional error={errorAt("dataset.title")}><Input name="datasetTitle" value={title} onChange={(event) => setOwn(event.target.value)} maxLength={200} /></Field>
          <Field label="Address" hint="Small letters, digits, hyphens." error={errorAt("dataset.slug")}><Input name="datasetSlug" value={slug ?? slugFor(title)} onChange={(event) => setSlug(event.target.value)} maxLength={60} /></Field>
          <Field label="Licence" optional error={errorAt("dataset.licence")}><Input name="datasetLicence" maxLength={200} /></Field>
        </div>
      )}
    </div>
  );
}

/** Undefined where none is wanted. */
export function runDatasetOf(fields: FormData) {
  if (!fields.has("makeDataset")) return undefined;
  const words = (name: string) => String(fields.get(name) ?? "").trim();
  return { slug: words("datasetSlug"), title: words("datasetTitle") || undefined, licence: words("datasetLicence") || undefined };
}
