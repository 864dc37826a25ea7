"use client";

import { clsx } from "clsx";
import { Search, SlidersHorizontal } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/field";
import type { EpisodeQuery } from "@/lib/datasets/search/query";
import { EPISODE_SORTS, type EpisodeSort } from "@/lib/datasets/search/sorts";
import type { Facets } from "@/lib/datasets/search/types";
import { FacetList, type FacetValue } from "./facet-list";

const SORTS: Record<EpisodeSort, string> = {
  position: "Order of arrival", name: "Name", age: "Age", sessions: "Sessions", turns: "Turns", images: "Images", date: "Last date", span: "Time span",
};
const STATE_NAMES = { stored: "stored", remote: "not fetched", missing: "missing", refused: "refused" } as const;
const ORIGIN_NAMES = { collected: "collected from people", synthetic: "made by a model", scripted: "scripted" } as const;

type Names = "origin" | "country" | "gender" | "category" | "relation" | "module" | "source" | "state";
type Ranges = "age" | "sessions" | "turns" | "images" | "span";

/**
 * The search, the order and the conditions of a list: one form that leads to an address. What is ticked counts at once, what is typed
 * when it is done (Enter, or leaving the field). The list stands inside it, beside the conditions.
 */
export function EpisodeFilter({ slug, query, facets, chosen, children }: {
  slug: string; query: EpisodeQuery; facets: Facets | null; /** How many conditions hold. */ chosen: number; children: ReactNode;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isLeading, startLeading] = useTransition();
  const shown = JSON.stringify(query);

  // Back, forward and "clear all" change the address: the fields follow it, and the focus stays where it is.
  useEffect(() => form.current?.reset(), [shown]);

  const lead = (event?: FormEvent) => {
    event?.preventDefault();
    if (!form.current) return;
    const words = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) if (typeof value === "string" && value.trim() !== "") words.append(name, value.trim());
    if (words.get("sort") === "position") words.delete("sort");
    const text = words.toString();
    startLeading(() => router.push(`/datasets/${slug}${text && `?${text}`}` as Route, { scroll: false }));
  };
  const isTyped = (target: EventTarget) => target instanceof HTMLInputElement && target.type !== "checkbox";
  const values = facets?.values ?? {};
  const group = (title: string, name: Names, counted: readonly FacetValue[] | undefined, names?: Record<string, string>) => (
    <FacetList title={title} name={name} values={counted ?? []} chosen={query[name] ?? []} names={names} />
  );
  return (
    <form
      ref={form} method="get" action={`/datasets/${slug}`} role="search" aria-label="Episodes" onSubmit={lead} className="grid grid-cols-1 items-start gap-x-8 gap-y-4 lg:grid-cols-[230px_minmax(0,1fr)] lg:grid-rows-[auto_1fr]"
      onChange={(event) => {
        if (!isTyped(event.target)) lead();
      }}
      onBlur={(event) => {
        const { target } = event;
        if (target instanceof HTMLInputElement && isTyped(target) && target.value !== target.defaultValue) lead();
      }}
    >
      <div className="flex flex-wrap gap-2 lg:col-start-2">
        <div className="relative min-w-0 flex-1 basis-64">
          <Search size={17} aria-hidden className="pointer-events-none absolute start-3 top-1/2 -translate-y-1/2 text-faint" />
          <Input name="q" type="search" aria-label="Search people, events and dialogues" placeholder="Search people, events and dialogues" defaultValue={query.q ?? ""} maxLength={300} className="!ps-9.5" />
        </div>
        <Button type="submit">Search</Button>
        <Select name="sort" aria-label="Order" defaultValue={query.sort} className="!w-auto">
          {EPISODE_SORTS.map((one) => <option key={one} value={one}>{SORTS[one]}</option>)}
        </Select>
        <label className="flex min-h-10 items-center gap-2 text-sm">
          <input type="checkbox" name="order" value="reversed" defaultChecked={query.order === "reversed"} className="size-4 accent-[var(--accent)]" /> reversed
        </label>
        <Button className="lg:hidden" aria-expanded={isOpen} aria-controls="conditions" icon={<SlidersHorizontal size={16} aria-hidden />} onClick={() => setOpen(!isOpen)}>
          Filters{chosen > 0 && ` (${chosen})`}
        </Button>
      </div>
      <div id="conditions" className={clsx("grid gap-5 lg:sticky lg:top-20 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:pe-2 lg:pb-4", !isOpen && "max-lg:hidden")}>
        {group("Origin", "origin", values.origins, ORIGIN_NAMES)}
        {group("Country", "country", values.countries)}
        {group("Gender", "gender", values.genders)}
        {facets?.age.known !== 0 && <Range title="Age" name="age" query={query} hint={extent(facets?.age)} />}
        {group("Persona category", "category", values.categories)}
        {group("Persona relation", "relation", values.relations)}
        <Range title="Sessions" name="sessions" query={query} hint={sessionsHint(values.sessions)} />
        <Range title="Turns" name="turns" query={query} />
        <Range title="Images" name="images" query={query} hint={extent(facets?.images)} />
        {group("Images are", "state", values.states, STATE_NAMES)}
        {group("Image source", "source", values.sources)}
        {group("Image module", "module", values.modules)}
        {facets?.span.known !== 0 && (
          <>
            <fieldset>
              <legend className="mb-1 text-[13px] font-semibold">Dates between</legend>
              <div className="grid gap-1.5">
                <Input type="date" name="dateFrom" aria-label="Dates from" defaultValue={query.dateFrom ?? ""} className="!h-9 !text-sm" />
                <Input type="date" name="dateTo" aria-label="Dates to" defaultValue={query.dateTo ?? ""} className="!h-9 !text-sm" />
              </div>
            </fieldset>
            <Range title="Days from first to last" name="span" query={query} hint={extent(facets?.span)} />
          </>
        )}
        {query.id && <input type="hidden" name="id" value={query.id} />}
      </div>
      <div aria-busy={isLeading} className={clsx("min-w-0 transition-opacity lg:col-start-2", isLeading && "opacity-60")}>{children}</div>
    </form>
  );
}

function Range({ title, name, query, hint }: { title: string; name: Ranges; query: EpisodeQuery; hint?: string }) {
  const field = (end: "From" | "To", words: string) => (
    <Input name={`${name}${end}`} inputMode="numeric" pattern="\d*" aria-label={`${title}, ${words}`} placeholder={words} defaultValue={query[`${name}${end}`]?.toString() ?? ""} className="!h-9 min-w-0 !text-sm" />
  );
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-[13px] font-semibold">{title}{hint && <span className="ms-1.5 font-normal text-faint">{hint}</span>}</legend>
      <div className="flex items-center gap-1.5">{field("From", "at least")}<span aria-hidden className="text-faint">–</span>{field("To", "at most")}</div>
    </fieldset>
  );
}

function extent(known: { min: number | null; max: number | null } | undefined): string | undefined {
  if (!known || known.min === null || known.max === null) return undefined;
  return known.min === known.max ? `all ${known.min}` : `${known.min} to ${known.max}`;
}

function sessionsHint(values: readonly FacetValue[] | undefined): string | undefined {
  const numbers = (values ?? []).map(({ value }) => Number(value));
  return numbers.length === 0 ? undefined : extent({ min: Math.min(...numbers), max: Math.max(...numbers) });
}
