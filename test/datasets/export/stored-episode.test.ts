import fc from "fast-check";
import { expect, it } from "vitest";
import { contentHash } from "@/lib/datasets/content-hash";
import { episodeRows } from "@/lib/datasets/episode-rows";
import { exportedEpisode, type StoredEpisode, type StoredImage, type StoredSession } from "@/lib/datasets/export/stored-episode";
import type { Episode } from "@/lib/datasets/model";
import { arbitraryEpisode, arbitraryExtra } from "../arbitrary-episode";

function throughRows(episode: Episode, extra: Record<string, unknown> | null, hash = contentHash(episode)) {
  let made = 0;
  const rows = episodeRows(episode, { newId: () => `id-${(made += 1)}`, datasetId: "dataset", fromVersion: 1, position: 1, contentHash: hash, extra: extra ?? undefined });
  // As they come out of the database: without what is undefined.
  const stored = JSON.parse(JSON.stringify(rows)) as { episode: StoredEpisode; sessions: StoredSession[]; images: (StoredImage & { position: number })[] };
  return exportedEpisode(stored.episode, stored.sessions, stored.images.sort((one, other) => one.position - other.position));
}

it("puts every episode together again as it was", () => {
  fc.assert(fc.property(arbitraryEpisode, arbitraryExtra, (episode, extra) => {
    const out = throughRows(episode, extra);
    expect(out.isExact).toBe(true);
    expect(contentHash(out.episode)).toBe(contentHash(episode));
    expect(out.extra).toEqual(extra);
    expect(out.origin).toBe(episode.origin ?? "collected");
  }), { numRuns: 300 });
});

it("says so where the rows are not what was stored", () => {
  const [episode] = fc.sample(arbitraryEpisode, 1);
  expect(episode && throughRows(episode, null, "another").isExact).toBe(false);
});
