import { describe, expect, it } from "vitest";
import { cardMarkdown, missingOf } from "@/lib/datasets/card/card-markdown";
import { licenceHead } from "@/lib/datasets/card/licence-head";
import type { Facets } from "@/lib/datasets/search/types";
import type { DatasetDetail } from "@/lib/datasets/types";

const counts: DatasetDetail["counts"] = {
  episodes: 1_200, sessions: 6_000, turns: 60_000, imageShares: 100, images: { stored: 60, remote: 30, missing: 9, refused: 1 }, otherImages: { stored: 0, remote: 0, missing: 5, refused: 0 },
  origins: { collected: 0, synthetic: 1_200, scripted: 0 }, sessionsPerEpisode: { min: 4, median: 5, max: 6 }, turnsPerSession: { min: 1, median: 10, max: 30 }, imagesPerEpisode: null,
  firstDate: "2020-01-01", lastDate: "2024-03-02T10:00",
};
const dataset: DatasetDetail = {
  slug: "set", title: 'A "set" | <script>', description: "Long talks.", licence: "CC BY-NC 4.0", version: 2, format: "stark", publishedAt: "2026-11-20T10:00:00.000Z", counts,
  versions: [{ number: 2, format: "stark", publishedAt: "2026-11-20T10:00:00.000Z", jobId: "11111111-2222-4333-8444-555555555555", counts }],
};
const facets: Facets = {
  values: { countries: [{ value: "Peru", count: 700 }, { value: "Chile | <b>", count: 500 }], modules: [{ value: "p-t2i", count: 900 }] },
  age: { min: 18, max: 90, known: 1_100 }, images: { min: 0, max: 4 }, span: { min: 3, max: 900, known: 1_200 },
};

describe("a data card", () => {
  const card = cardMarkdown(dataset, facets);

  it("has a head that Hugging Face reads", () => {
    expect(card).toMatch(/^---\npretty_name: "A \\"set\\" \| <script>"\nlicense: cc-by-nc-4\.0\ntask_categories:\n- text-generation\ntags:\n- concord\n- dialogue\n- synthetic\nsize_categories:\n- 1K<n<10K\n---\n/);
    expect(licenceHead("")).toEqual([]);
    expect(licenceHead("Ask us")).toEqual(["license: other", 'license_name: "Ask us"']);
  });

  it("says what is in it, who the people are, and where it comes from", () => {
    for (const line of [
      "| 1,200 | 6,000 | 60,000 | 100 |", "- Sessions per episode: 5 in the middle, 4 to 6", "- Dates: 2020-01-01 to 2024-03-02", "| 0 | 1,200 | 0 |", "- Ages: 18 to 90",
      "| shared in turns | 60 | 30 | 9 | 1 |", "- Modules: p-t2i (900 episodes)", "| 2 | 2026-11-20 | stark | 1,200 | 6,000 | 100 | `11111111` |", "## Known limits",
    ]) expect(card).toContain(line);
  });

  it("says what is missing", () => {
    expect(missingOf(dataset, facets)).toEqual([
      "30 image shares of 100 are known by address only and have not been fetched.", "9 image shares of 100 have no picture: no file brought them.",
      "1 image share of 100 was refused: its file is no picture that can be shown.", "100 episodes of 1,200 do not say an age.",
    ]);
    expect(cardMarkdown({ ...dataset, counts: { ...counts, images: { stored: 1, remote: 0, missing: 0, refused: 0 } } }, null)).toContain("Nothing that was counted.");
  });

  it("carries no markup of the data's own", () => {
    const body = card.split("\n---\n").slice(1).join("");
    expect(body).not.toMatch(/<script>|<b>/);
  });
});
