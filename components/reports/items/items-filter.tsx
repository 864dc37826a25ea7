import { Search } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Checkbox, Field, Input, Select } from "@/components/ui/field";
import { BY_CRITERION, ITEM_SORTS, itemsSearch, type ItemsQuery } from "@/lib/reports/items/query";

const SORTS: Record<(typeof ITEM_SORTS)[number], string> = { disagreement: "Disagreement", item: "Code", judgments: "Judgments", comments: "Comments" };

/** Filter and order of items. A form that works by itself: its answers stand in the address. */
export function ItemsFilter({ path, query, criteria, found }: { path: string; query: ItemsQuery; criteria: readonly { key: string; name: string }[]; found: string }) {
  const isFiltered = query.q !== "" || query.commented || query.several;
  return (
    <div className="grid gap-2">
      {/* A key of its own for each address: what has been filled in must follow it back and forth. */}
      <form key={itemsSearch(query)} method="get" action={path} role="search" aria-label="Filter and order" className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Field label="Code" className="w-28"><Input name="q" type="search" placeholder="I0012" defaultValue={query.q} maxLength={20} /></Field>
        <Field label="Order" className="w-56 max-sm:w-auto max-sm:flex-1">
          <Select name="sort" defaultValue={query.sort}>
            {ITEM_SORTS.map((sort) => <option key={sort} value={sort}>{SORTS[sort]}</option>)}
            <optgroup label="Disagreement on">{criteria.map(({ key, name }) => <option key={key} value={BY_CRITERION + key}>{name}</option>)}</optgroup>
          </Select>
        </Field>
        <div className="flex flex-wrap gap-x-4">
          <Checkbox name="several" value="1" label="Two judgments or more" defaultChecked={query.several} />
          <Checkbox name="commented" value="1" label="With comments" defaultChecked={query.commented} />
        </div>
        <Button type="submit" icon={<Search size={16} aria-hidden />}>Show</Button>
      </form>
      <p className="text-[13px] text-soft" role="status">
        {found}
        {isFiltered && <> · <Link href={(path + itemsSearch(query, { q: "", commented: false, several: false, page: 1 })) as Route} className="underline underline-offset-2 hover:text-ink">show all</Link></>}
      </p>
    </div>
  );
}
