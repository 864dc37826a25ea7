import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { episodeSchema, personaSchema, type DeviceImage, type Episode, type ImageShare, type Session, type Turn } from "../../lib/datasets/model";
import { pictureOf, pictures } from "./pictures";
import { renderSampleImages } from "./render";

const FOLDER = join(fileURLToPath(new URL(".", import.meta.url)), "episodes");
const ASSISTANT = "AI Assistant";

const shareSchema = z.strictObject({
  picture: z.string(),
  why: z.string(),
  from: z.enum(["device", "internet"]).default("device"),
  module: z.enum(["p-t2i", "t2i", "retrieval", "web"]).optional(),
  /** What the picture was meant to show, where that is not what it shows. */
  description: z.string().optional(),
});

const turnSchema = z
  .strictObject({ assistant: z.string().optional(), persona: z.string().optional(), share: shareSchema.optional() })
  .refine((turn) => (turn.assistant === undefined) !== (turn.persona === undefined), "a turn is either the assistant's or the persona's");

/** An episode as it is written by hand: nothing in it can be derived from something else. */
const writtenSchema = z.strictObject({
  id: z.string(),
  persona: personaSchema.required({ name: true }),
  face: z.string(),
  narrative: z.string(),
  album: z.array(z.string()),
  sessions: z.array(
    z.strictObject({
      date: z.string(),
      interval: z.string().optional(),
      event: z.string(),
      operation: z.enum(["add", "update"]).optional(),
      experience: z.string().optional(),
      /** The number of the session whose event led to this one; the one before if absent. */
      causedBy: z.int().optional(),
      summary: z.string(),
      turns: z.array(turnSchema),
    }),
  ),
});

type Written = z.infer<typeof writtenSchema>;
type WrittenShare = z.infer<typeof shareSchema>;

function albumEntry(key: string): DeviceImage {
  const { description, category } = pictureOf(key);
  return { key, description, category };
}

function fullShare(share: WrittenShare, album: readonly string[]): ImageShare {
  const picture = pictureOf(share.picture);
  const position = album.indexOf(share.picture);
  const made = picture.persona ? "p-t2i" : "t2i";
  return {
    candidates: [{ key: share.picture }],
    description: share.description ?? picture.description,
    rationale: share.why,
    source: share.from,
    keywords: [...picture.keywords],
    module: share.module ?? (share.from === "internet" ? "retrieval" : made),
    ...(share.from === "device" && { deviceReference: position === -1 ? "new picture" : `${position + 1}` }),
  };
}

/** Fills in what follows from the catalogue and from the order of sessions: the album grows by what was newly taken. */
function complete(written: Written): Episode {
  const { id, persona, narrative } = written;
  const album = [...written.album];
  const sessions: Session[] = written.sessions.map(({ causedBy: _, turns, ...session }) => {
    const device = album.map(albumEntry);
    const known = [...album];
    const full: Turn[] = turns.map((turn) => {
      if (turn.share?.from === "device" && !album.includes(turn.share.picture)) album.push(turn.share.picture);
      return {
        speaker: turn.assistant === undefined ? persona.name : ASSISTANT,
        text: turn.assistant ?? turn.persona ?? "",
        images: turn.share === undefined ? [] : [fullShare(turn.share, known)],
        predicted: [],
      };
    });
    return { ...session, device, turns: full };
  });
  return episodeSchema.parse({
    id, persona, narrative,
    face: { key: written.face, description: pictureOf(written.face).description },
    events: written.sessions.map(({ date, interval, event, operation, experience, causedBy }, i) => ({
      id: `e${i + 1}`, event, date, interval, operation, experience,
      causedBy: i === 0 ? undefined : `e${causedBy ?? i}`,
    })),
    origin: "synthetic",
    sessions,
  } satisfies z.input<typeof episodeSchema>);
}

/** The episodes of the sample study in the neutral model, in the order of their ids. */
export async function sampleEpisodes(): Promise<Episode[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    files.map(async (name) => {
      const written = writtenSchema.safeParse(JSON.parse(await readFile(join(FOLDER, name), "utf8")));
      if (!written.success) throw new Error(`${name}: ${z.prettifyError(written.error)}`);
      return complete(written.data);
    }),
  );
}

/** Writes what an importer wants: `episodes.jsonl` and `images/KEY.jpg`. */
export async function writeSampleDataset(outDir: string): Promise<{ episodes: number; pictures: number }> {
  await mkdir(outDir, { recursive: true });
  const episodes = await sampleEpisodes();
  await renderSampleImages(join(outDir, "images"));
  await writeFile(join(outDir, "episodes.jsonl"), episodes.map((episode) => `${JSON.stringify(episode)}\n`).join(""));
  return { episodes: episodes.length, pictures: pictures.size };
}
