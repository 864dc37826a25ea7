import { describe, expect, it } from "vitest";
import type { ItemDisagreement, ItemsAnalysis } from "@/lib/reports/analysis/items-schema";
import { disagreementText, ITEMS_PER_PAGE, itemsSummary, prepareItemsTable } from "@/lib/reports/items/items-table";
import { listItems, placeInList } from "@/lib/reports/items/list";
import { BY_CRITERION, itemsQuerySchema, itemsSearch } from "@/lib/reports/items/query";

const WORDS = { one: "item", many: "items" };
const item = (code: string, disagreement: number | null, byCriterion: (number | null)[], judgments = 2, comments = 0): ItemDisagreement => ({ item: code, judgments, disagreement, byCriterion, comments });

const analysis: ItemsAnalysis = {
  criteria: [{ key: "flow", name: "Flow" }, { key: "images", name: "Images" }],
  items: [item("I0002", 0.75, [1, 0.5]), item("I10000", 0.5, [0, 1], 3, 2), item("I0012", 0, [0, null], 2, 1), item("I0001", null, [null, null], 1, 4)],
};
const usual = itemsQuerySchema.parse({});
const codes = (change: Partial<typeof usual>) => listItems(analysis, { ...usual, ...change }).map((listed) => listed.item);

describe("items of a study", () => {
  it("come with the largest disagreement first, or as somebody wants them", () => {
    expect(codes({})).toEqual(["I0002", "I10000", "I0012", "I0001"]);
    expect(codes({ sort: "item" })).toEqual(["I0001", "I0002", "I0012", "I10000"]);
    expect(codes({ sort: "judgments" })).toEqual(["I10000", "I0002", "I0012", "I0001"]);
    expect(codes({ sort: "comments" })).toEqual(["I0001", "I10000", "I0012", "I0002"]);
    // Where nothing can be compared comes last, as it does over all criteria.
    expect(codes({ sort: `${BY_CRITERION}images` })).toEqual(["I10000", "I0002", "I0012", "I0001"]);
    expect(codes({ sort: "nonsense" })).toEqual(codes({}));
    expect(analysis.items.map((listed) => listed.item), "the analysis, which others share, stays as it is").toEqual(["I0002", "I10000", "I0012", "I0001"]);
  });

  it("are filtered by code, comments and judgments", () => {
    expect(codes({ q: "i0012" })).toEqual(["I0012"]);
    expect(codes({ q: "00" })).toEqual(["I0002", "I10000", "I0012", "I0001"]);
    expect(codes({ commented: true })).toEqual(["I10000", "I0012", "I0001"]);
    expect(codes({ several: true, commented: true })).toEqual(["I10000", "I0012"]);
  });

  it("know what stands beside them in the list that one looks at", () => {
    const listed = listItems(analysis, { ...usual, several: true });
    expect(placeInList(listed, "I0002")).toEqual({ place: 1, of: 3, previous: null, next: "I10000" });
    expect(placeInList(listed, "I0012")).toEqual({ place: 3, of: 3, previous: "I10000", next: null });
    expect(placeInList(listed, "I0001")).toBeNull();
  });
});

describe("the table of items", () => {
  it("has texts for numbers and says why there is none", () => {
    const table = prepareItemsTable(analysis, { ...usual, several: true }, WORDS);
    expect(table.found).toBe("3 of 4 items");
    expect(table.rows[0]).toEqual({
      item: "I0002", disagreement: { share: 0.75, text: "75%" }, judgments: "2", comments: "–",
      criteria: [{ key: "flow", share: 1, text: "100%", title: "Flow: 100% of the scale apart" }, { key: "images", share: 0.5, text: "50%", title: "Images: 50% of the scale apart" }],
    });
    expect(table.rows[2]?.criteria[1]).toEqual({ key: "images", share: null, text: "–", title: "Images: fewer than two answers" });
  });

  it("draws a page of ten thousand items, whatever page is asked for", () => {
    const many: ItemsAnalysis = { criteria: analysis.criteria, items: Array.from({ length: 10_000 }, (_, index) => item(`I${String(index + 1).padStart(4, "0")}`, 1 - index / 10_000, [0, 0])) };
    const pages = 10_000 / ITEMS_PER_PAGE;
    const second = prepareItemsTable(many, { ...usual, page: 2 }, WORDS);
    expect([second.rows.length, second.rows[0]?.item, second.pages, second.found]).toEqual([ITEMS_PER_PAGE, "I0051", pages, "10,000 items"]);
    const past = prepareItemsTable(many, { ...usual, page: 999_999 }, WORDS);
    expect([past.page, past.rows.at(-1)?.item]).toEqual([pages, "I10000"]);
    expect(prepareItemsTable(many, { ...usual, q: "I99999" }, WORDS)).toMatchObject({ rows: [], page: 1, pages: 1, found: "0 of 10,000 items" });
  });

  it("is summed up in a sentence", () => {
    expect(itemsSummary(analysis, WORDS)).toBe("4 items with a judgment, 3 of them with two or more; 42% apart on average; 3 with comments.");
    expect(itemsSummary({ criteria: [], items: [item("I0001", null, [], 1)] }, WORDS)).toBe("1 item with a judgment, 0 of them with two or more; 0 with comments.");
    for (const kind of ["rating", "comparison"] as const) expect(disagreementText(kind)).toMatch(/^Disagreement is .*0% where all .*100% .*\.$/);
  });
});

describe("the address of a list", () => {
  it("leaves out what is as usual, and comes back as it was", () => {
    expect(itemsSearch(usual)).toBe("");
    const query = { page: 3, q: "I00", sort: "on:a key", commented: true, several: true };
    expect(itemsQuerySchema.parse(Object.fromEntries(new URLSearchParams(itemsSearch(query))))).toEqual(query);
    expect(itemsSearch(query, { page: 1, q: "" })).toBe("?sort=on%3Aa+key&commented=1&several=1");
  });

  it("that is crooked shows the first page", () => {
    expect(itemsQuerySchema.parse({ page: "-3", q: ["a", "b"], sort: ["x"], commented: "perhaps", several: undefined, more: "?" })).toEqual(usual);
  });
});
