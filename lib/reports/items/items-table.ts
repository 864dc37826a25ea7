/** The model of the table of items: a page of them, with disagreement as bars and shaded cells. Pure. */
import type { StudyKind } from "@/lib/studies/types";
import type { ItemsAnalysis } from "../analysis/items-schema";
import { NONE } from "../cell";
import { count, counted, percent } from "../number-text";
import { listItems } from "./list";
import type { ItemsQuery } from "./query";

export const ITEMS_PER_PAGE = 50;

/** A share of the scale: 0 to 1, null where nothing can be compared. */
export type Apart = { share: number | null; text: string };

export type ItemRow = { item: string; disagreement: Apart; criteria: (Apart & { key: string; title: string })[]; judgments: string; comments: string };

export type ItemsTable = {
  criteria: { key: string; name: string }[];
  rows: ItemRow[];
  page: number;
  pages: number;
  /** "12 of 40 items". */
  found: string;
};

export function prepareItemsTable(analysis: ItemsAnalysis, query: ItemsQuery, words: { one: string; many: string }): ItemsTable {
  const listed = listItems(analysis, query);
  const pages = Math.max(1, Math.ceil(listed.length / ITEMS_PER_PAGE));
  const page = Math.min(query.page, pages);
  const all = counted(analysis.items.length, words.one, words.many);
  return {
    criteria: analysis.criteria,
    page, pages,
    found: listed.length === analysis.items.length ? all : `${count(listed.length)} of ${all}`,
    rows: listed.slice((page - 1) * ITEMS_PER_PAGE, page * ITEMS_PER_PAGE).map(({ item, judgments, disagreement, byCriterion, comments }) => ({
      item, disagreement: apart(disagreement), judgments: count(judgments), comments: comments === 0 ? NONE : count(comments),
      criteria: analysis.criteria.map(({ key, name }, place) => {
        const found = apart(byCriterion[place] ?? null);
        return { ...found, key, title: found.share === null ? `${name}: fewer than two answers` : `${name}: ${found.text} of the scale apart` };
      }),
    })),
  };
}

export function apart(share: number | null): Apart {
  return { share, text: share === null ? NONE : percent(share) };
}

/** What disagreement is here, in one sentence. */
export function disagreementText(kind: StudyKind): string {
  return kind === "rating"
    ? "Disagreement is how far two evaluators' answers lie apart on average, as a share of the scale: 0% where all answer the same, 100% from one end to the other."
    : "Disagreement is how far two evaluators' choices lie apart on average: 0% where all choose the same, 100% where one prefers one source and another the other one; a tie lies halfway.";
}

/** "40 items with a judgment, 35 of them with two or more; 12% apart on average; 9 with comments." */
export function itemsSummary({ items }: ItemsAnalysis, words: { one: string; many: string }): string {
  const known = items.flatMap(({ disagreement }) => disagreement ?? []);
  const several = items.filter(({ judgments }) => judgments > 1).length;
  const commented = items.filter(({ comments }) => comments > 0).length;
  const mean = known.length === 0 ? "" : `; ${percent(known.reduce((sum, share) => sum + share, 0) / known.length)} apart on average`;
  return `${counted(items.length, words.one, words.many)} with a judgment, ${count(several)} of them with two or more${mean}; ${count(commented)} with comments.`;
}
