/** What an episode's steps came to, put together for the eye, however far it has come. */
import { z } from "zod";
import { INTERVAL_UNITS, RELATIONS, GENDERS } from "@/lib/mcu/types";
import { pictureRecordSchema, type PictureRecord } from "@/lib/mcu/picture-record";
import { sharedAt } from "@/lib/mcu/picturing";
import type { StepView } from "./types";

const sharing = z.object({ rationale: z.string(), description: z.string(), source: z.enum(["device", "internet"]), keywords: z.array(z.string()), albumImageId: z.int().nullable() });
const utterance = z.object({ speaker: z.enum(["user", "assistant"]), text: z.string(), sharing: sharing.nullable() });
const albumImage = z.object({ id: z.int(), description: z.string(), categories: z.array(z.string()), addedInSession: z.int() });
const event = z.object({
  id: z.int(), event: z.string(), date: z.string(),
  cause: z.object({ eventId: z.int(), interval: z.object({ count: z.int(), unit: z.enum(INTERVAL_UNITS) }), operation: z.enum(["add", "update"]), experience: z.string() }).nullable(),
});
const persona = z.object({ category: z.string(), entityKey: z.string(), entityValue: z.string(), sentence: z.string() });

const profileSchema = z.object({ demographics: z.object({ age: z.int(), gender: z.enum(GENDERS), birthplace: z.string(), residence: z.string() }), category: z.string(), relation: z.enum(RELATIONS) });
const dialogueSchema = z.object({ utterances: z.array(utterance), album: z.array(albumImage) });

const reportSchema = z.object({
  checks: z.array(z.object({ check: z.string(), value: z.number().nullable(), threshold: z.union([z.number(), z.string(), z.tuple([z.number(), z.number()])]).nullable(), passed: z.boolean().nullable(), calibrated: z.boolean(), calibration: z.object({ id: z.string(), from: z.string(), n: z.int(), when: z.string() }).optional(), places: z.array(z.object({ session: z.int().nullable(), utterance: z.int().nullable(), detail: z.string() })), note: z.string() })),
});
export type ShownCheck = z.infer<typeof reportSchema>["checks"][number];

/** Empty until the episode has been checked. */
export function shownChecks(report: unknown): ShownCheck[] {
  return reportSchema.safeParse(report).data?.checks ?? [];
}

export type ShownUtterance = z.infer<typeof utterance>;
export type ShownEvent = z.infer<typeof event>;
export type GrownParts = {
  profile: z.infer<typeof profileSchema> | null;
  person: { name: string; persona: z.infer<typeof persona> } | null;
  personaCount: number | null;
  inference: string | null;
  narrative: string | null;
  faceDescription: string | null;
  events: ShownEvent[];
  album: z.infer<typeof albumImage>[];
  sessions: { number: number; utterances: ShownUtterance[]; summary: string | null }[];
  pictures: ShownPictures;
};

/** By the album's ids, and by `sharedAt`; the face where there is one. What is not there is not made yet. */
export type ShownPictures = { face: PictureRecord | null; album: Map<number, PictureRecord>; shared: Map<string, PictureRecord> };

/** @param steps of one episode; those whose output is in a form of an older program are passed over. */
export function grownParts(steps: readonly Pick<StepView, "path" | "output" | "problem">[]): GrownParts {
  const outputs = new Map(steps.filter(({ problem }) => problem === null).map(({ path, output }) => [path, output]));
  const at = <T>(path: string, schema: z.ZodType<T>): T | null => schema.safeParse(outputs.get(path)).data ?? null;
  const sessions = [...outputs.keys()].flatMap((path) => {
    const number = /^session\/(\d+)\/dialogue$/.exec(path)?.[1];
    const dialogue = number === undefined ? null : at(path, dialogueSchema);
    return dialogue ? [{ number: Number(number), utterances: dialogue.utterances, album: dialogue.album, summary: at(`session/${number}/summary`, z.string()) }] : [];
  }).sort((a, b) => a.number - b.number);
  return {
    profile: at("profile", profileSchema),
    person: at("person", z.object({ name: z.string(), persona })),
    personaCount: at("persona", z.array(z.unknown()))?.length ?? null,
    inference: at("commonsense", z.string()),
    narrative: at("narrative", z.string()),
    faceDescription: at("face", z.object({ description: z.string() }))?.description ?? null,
    events: at("events", z.array(event)) ?? [],
    album: sessions.at(-1)?.album ?? at("album", z.array(albumImage)) ?? [],
    sessions: sessions.map(({ number, utterances, summary }) => ({ number, utterances, summary })),
    pictures: picturesOf(outputs),
  };
}

function picturesOf(outputs: ReadonlyMap<string, unknown>): ShownPictures {
  const pictures: ShownPictures = { face: null, album: new Map(), shared: new Map() };
  for (const [path, output] of outputs) {
    const record = path.endsWith("/picture") ? pictureRecordSchema.safeParse(output).data : undefined;
    if (!record) continue;
    const album = /(?:^|\/)album\/(\d+)\/picture$/.exec(path);
    const shared = /^session\/(\d+)\/shared\/(\d+)\/picture$/.exec(path);
    if (path === "face/picture") pictures.face = record;
    if (album) pictures.album.set(Number(album[1]), record);
    if (shared) pictures.shared.set(sharedAt(Number(shared[1]), Number(shared[2])), record);
  }
  return pictures;
}
