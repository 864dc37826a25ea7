/** Datasets, brought in over the API where a journey is not about importing. */
import { expect } from "@playwright/test";
import type { EpisodeInput } from "@/lib/datasets/model";
import type { ImportResult, ImportView } from "@/lib/datasets/types";
import { answer, type Person } from "./people";
import { uniqueName } from "./unique-name";

export type SentFile = { name: string; bytes: Buffer };

export async function importFiles(admin: Person, dataset: { slug: string; title: string }, files: readonly SentFile[]): Promise<ImportResult> {
  const uploads: string[] = [];
  for (const { name, bytes } of files) {
    const sent = admin.api.post(`/api/v1/uploads?${new URLSearchParams({ name })}`, { data: bytes, headers: { "content-type": "application/octet-stream" } });
    uploads.push((await answer<{ uploadId: string }>(sent)).uploadId);
  }
  const { jobId } = await answer<{ jobId: string }>(admin.api.post("/api/v1/imports", { data: { dataset: dataset.slug, title: dataset.title, uploads } }));
  return waitForImport(admin, jobId);
}

export async function waitForImport(admin: Person, jobId: string): Promise<ImportResult> {
  const read = () => answer<ImportView>(admin.api.get(`/api/v1/imports/${jobId}`));
  await expect.poll(async () => (await read()).state, { message: "the import finishes", timeout: 60_000 }).toMatch(/done|failed|cancelled/);
  const view = await read();
  if (!view.result) throw new Error(`The import ended as ${view.state}: ${view.error ?? "no reason"}`);
  return view.result;
}

export async function importEpisodes(admin: Person, episodes: readonly EpisodeInput[], pictures: readonly SentFile[] = []): Promise<string> {
  const slug = uniqueName("dialogues");
  const lines = Buffer.from(episodes.map((episode) => `${JSON.stringify(episode)}\n`).join(""));
  const result = await importFiles(admin, { slug, title: `Dialogues ${slug}` }, [{ name: "episodes.jsonl", bytes: lines }, ...pictures]);
  expect(result.rows, JSON.stringify(result.refusals)).toMatchObject({ imported: episodes.length, refused: 0 });
  return slug;
}

const SAYINGS = ["How was the first day at the mill?", "Loud, and I liked it.", "Did they give you the old key?", "They did, it weighs more than my bag."];

/** Short conversations that are read at a glance: `sessions` sittings, a week apart, of four turns each. */
export function shortEpisodes(count: number, sessions = 1): EpisodeInput[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `mill-${index + 1}`,
    persona: { name: `Jonna ${index + 1}`, age: 30 + index, gender: "female", residence: "Norway" },
    sessions: Array.from({ length: sessions }, (_, session) => ({
      date: `2024-03-${String(4 + 7 * session).padStart(2, "0")}`,
      turns: SAYINGS.map((text, turn) => ({ speaker: turn % 2 === 0 ? "Peer" : `Jonna ${index + 1}`, text: `${text} (${index + 1}.${session + 1})` })),
    })),
  }));
}
