"use client";

import { useState } from "react";
import { problemText } from "@/components/studies/problem-text";
import type { Problem } from "@/components/api/send-json";
import { Checkbox, Field, Input, Select } from "@/components/ui/field";
import { Folded } from "@/components/ui/folded";
import { FORMATS, type Format } from "@/lib/datasets/format";
import { FORMAT_NAMES } from "./format-names";
import { slugFor } from "./slug-for";

export type KnownDataset = { slug: string; title: string; version: number };

const NEW = "";

/** @property slug null while it follows the title. */
export type Target = { dataset: string; title: string; slug: string | null; licence: string; format: Format | ""; replace: boolean };

export function useImportTarget() {
  return useState<Target>({ dataset: NEW, title: "", slug: null, licence: "", format: "", replace: false });
}

const nameOf = ({ dataset, slug, title }: Target) => (dataset === NEW ? (slug ?? slugFor(title)) : dataset);

export function targetProblems(target: Target, datasets: readonly KnownDataset[]): Problem[] {
  if (target.dataset === NEW && target.title.trim() === "") return [{ path: "title", message: "Give the dataset a title." }];
  const name = nameOf(target);
  const taken = target.dataset === NEW ? datasets.find(({ slug }) => slug === name) : undefined;
  if (taken) return [{ path: "dataset", message: `“${taken.title}” has this name. Choose it under Dataset to bring in its next version, or name this one otherwise.` }];
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? [] : [{ path: "dataset", message: "Small letters, digits and single hyphens." }];
}

/** As POST /imports takes it. */
export function targetRequest(target: Target): Record<string, unknown> {
  const { dataset, title, licence, format } = target;
  return { dataset: nameOf(target), ...(dataset === NEW && { title: title.trim(), licence: licence.trim() || undefined, isNew: true }), format: format || undefined, replace: replaces(target) };
}

/** What it would end is to be seen first. */
export const replaces = ({ dataset, replace }: Target) => dataset !== NEW && replace;

/** The dataset that an import makes or adds to. */
export function ImportTarget({ datasets, target, onChange, isBusy, errorAt }: {
  datasets: readonly KnownDataset[];
  target: Target;
  onChange: (target: Target) => void;
  isBusy: boolean;
  errorAt: (path: string) => string | undefined;
}) {
  const isNew = target.dataset === NEW;
  const known = datasets.find(({ slug }) => slug === target.dataset);
  const change = (part: Partial<Target>) => onChange({ ...target, ...part });
  const words = (path: string) => {
    const message = errorAt(path);
    return message && problemText(message);
  };
  return (
    <fieldset disabled={isBusy} className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Dataset" className={isNew ? undefined : "sm:col-span-2"}
        hint={known && `Its version is ${known.version}. What changed becomes the next version; rows that are there already stay as they are. Studies that have started keep the version they drew from.`}
      >
        <Select value={target.dataset} onChange={(event) => change({ dataset: event.target.value })}>
          <option value={NEW}>A new dataset</option>
          {datasets.map(({ slug, title }) => <option key={slug} value={slug}>{title}</option>)}
        </Select>
      </Field>
      {isNew && (
        <>
          <Field label="Title" error={words("title")}>
            <Input value={target.title} maxLength={200} onChange={(event) => change({ title: event.target.value })} />
          </Field>
          <Field label="Short name" hint="Small letters, digits and hyphens; used in addresses and commands." error={words("dataset")}>
            <Input value={nameOf(target)} maxLength={60} className="font-mono !text-sm" onChange={(event) => change({ slug: event.target.value })} />
          </Field>
          <Field label="Licence" optional hint="For example CC BY 4.0." error={words("licence")}>
            <Input value={target.licence} maxLength={200} onChange={(event) => change({ licence: event.target.value })} />
          </Field>
        </>
      )}
      {!isNew && (
        <div className="sm:col-span-2">
          <Checkbox
            label="These files are the whole dataset" checked={target.replace} onChange={(event) => change({ replace: event.target.checked })}
            hint="Episodes that the files do not have any more end with the new version; a look says how many. Otherwise they stay."
          />
        </div>
      )}
      <Folded title="The format is recognised by its fields; say which it is instead" className="sm:col-span-2">
        <Field label="Format" className="mt-2 max-w-md" error={words("format")}>
          <Select value={target.format} onChange={(event) => change({ format: event.target.value as Format | "" })}>
            <option value="">Recognise it</option>
            {FORMATS.map((format) => <option key={format} value={format}>{FORMAT_NAMES[format]}</option>)}
          </Select>
        </Field>
      </Folded>
    </fieldset>
  );
}
