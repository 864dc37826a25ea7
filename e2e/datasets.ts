/** Datasets, brought in over the API where a journey is not about importing. */
import { expect } from "@playwright/test";
import type { EpisodeInput } from "@/lib/datasets/model";
import type { ImportResult, ImportView } from "@/lib/datasets/types";
import { answer, type Person } from "./people";
import { picture } from "./pictures";
import { uniqueName } from "./unique-name";

export type SentFile = { name: string; bytes: Buffer };

export async function importFiles(admin: Person, dataset: { slug: string; title: string }, files: readonly SentFile[]): Promise<ImportResult> {
  const uploads: string[] = [];
  for (const { name, bytes } of files) {
    const sent = admin.api.post("/api/v1/uploads", {
      data: bytes,
      headers: {
        "tus-resumable": "1.0.0", "upload-length": String(bytes.length), "upload-metadata": `filename ${Buffer.from(name).toString("base64")}`,
        "content-type": "application/offset+octet-stream",
      },
    });
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

/** Long conversations with a picture in every sitting, to be scrolled through and looked at. */
export async function longEpisodes(count: number, sessions = 3): Promise<{ episodes: EpisodeInput[]; pictures: SentFile[] }> {
  const colours = ["#a8572f", "#2f6f4f", "#31547a", "#6b3a5e"].slice(0, sessions);
  const pictures = await Promise.all(colours.map(async (colour, index) => ({ name: `harbour-${index + 1}.jpg`, bytes: await picture(colour).jpeg().toBuffer() })));
  const episodes = Array.from({ length: count }, (_, index): EpisodeInput => {
    const name = `Aino ${index + 1}`;
    return {
      id: `harbour-${index + 1}`,
      persona: { name, age: 52, gender: "female", residence: "Finland", sentence: "Aino repairs boats." },
      events: [{ event: "A boat is pulled ashore.", date: "2024-01-10", operation: "add" }],
      sessions: Array.from({ length: sessions }, (_, session) => ({
        date: `2024-0${session + 1}-12`, event: "The harbour freezes.",
        device: [{ key: `harbour-${session + 1}` }],
        turns: Array.from({ length: 14 }, (_, turn) => ({
          speaker: turn % 2 === 0 ? "Matti" : name,
          text: turn === 5 && session === 1 ? "The lantern on the pier went out again." : `${REMARKS[(turn + session) % REMARKS.length]} (${index + 1}.${session + 1}.${turn + 1})`,
          images: turn === 3 ? [{ candidates: [{ key: `harbour-${session + 1}` }], description: "A boat on trestles" }] : [],
        })),
      })),
    };
  });
  return { episodes, pictures };
}

const REMARKS = [
  "The ice came early this year, and the ferry has been lying still since Tuesday. Have you got enough wood for the workshop?",
  "Enough until March if I close the upper room. The blue boat is on trestles now, you can see every plank that has to go.",
  "You said in autumn that it would be two planks.",
  "It was two until I took the paint off. Now it is nine, and I like it all the more.",
];
