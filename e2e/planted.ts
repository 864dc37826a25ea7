/** Data in which everything that an evaluator must not learn carries a mark, so that it can be looked for. */
import { expect } from "@playwright/test";
import type { EpisodeInput } from "@/lib/datasets/model";
import type { SentFile } from "./datasets";
import { picture } from "./pictures";

/** Long enough that no compressed or random byte sequence has it by chance. */
export const MARK = "canaryqx7";
export const mark = (place: string) => `${MARK} ${place}`;

const COLOURS = ["#b5651d", "#2f6f4f", "#31547a", "#7a3150"];
/** Two that are shared, one on the device, one of the face. */
export const keysOf = (set: string) => COLOURS.map((_, index) => `${MARK}-${set}-key-${index + 1}`);

type Planted = EpisodeInput & { [field: string]: unknown };

/** What the desk of a rating study shows is left unmarked: names, sentences, events and dates. */
export function plantedEpisodes(set: string, count: number): Planted[] {
  const keys = keysOf(set);
  return Array.from({ length: count }, (_, number): Planted => ({
    id: `${MARK}-episode-${number}`,
    persona: { name: `Signe ${number}`, age: 41, category: mark("category"), entityKey: mark("entity key"), entityValue: mark("entity value"), relation: mark("relation"), sentence: "Signe mends nets." },
    face: { key: keys[3], description: mark("face") },
    narrative: mark("narrative"),
    summary: mark("summary of the episode"),
    events: [{ id: mark("event id"), event: "A net is torn.", date: "2024-01-02", causedBy: mark("cause"), person: mark("person of an event") }],
    origin: "collected",
    [`${MARK}_column`]: mark("unknown column"),
    sessions: [0, 1].map((session) => ({
      date: `2024-0${session + 1}-03`, summary: mark("summary of a session"),
      device: [{ key: keys[2], description: mark("device"), category: mark("device category") }],
      turns: [
        { speaker: "Bo", text: "What did you bring up today?", time: mark("time") },
        {
          speaker: `Signe ${number}`, text: "This, and a boot.",
          images: [{
            candidates: [{ key: keys[session], url: `https://${MARK}.invalid/${MARK}.jpg` }], description: mark("description"), rationale: mark("rationale"),
            source: mark("source"), keywords: [mark("keyword")], module: mark("module"), deviceReference: mark("device reference"),
          }],
          predicted: [{ candidates: [{ key: keys[2] }], description: mark("predicted"), model: mark("model") }],
        },
      ],
    })),
  }));
}

/** Of a comparison nothing but texts and pictures may be known: the rest is marked as well. */
export function plantedForPairs(set: string, count: number, origin: "collected" | "synthetic"): Planted[] {
  return plantedEpisodes(set, count).map((episode, number) => ({
    ...episode, origin,
    persona: { ...episode.persona, name: mark(`person ${number}`), sentence: mark("sentence"), birthplace: mark("birthplace"), residence: mark("residence"), gender: mark("gender") },
    events: [{ id: mark("event id"), event: mark("event"), date: mark("date of an event"), experience: mark("experience of an event") }],
    sessions: (episode.sessions ?? []).map((session) => ({
      ...session, date: undefined, dateText: mark("date"), interval: mark("interval"), event: mark("event of a session"), experience: mark("experience"), operation: "update" as const,
      turns: session.turns.map((turn) => ({ ...turn, speaker: turn.speaker === "Bo" ? mark("speaker") : mark(`person ${number}`), text: `${turn.text} (${set} ${number})` })),
    })),
  }));
}

/** Photographs as cameras and editors leave them: their whole story in the metadata. */
export async function plantedPictures(set: string, format: "jpeg" | "png" = "jpeg"): Promise<SentFile[]> {
  return Promise.all(keysOf(set).map(async (key, index) => ({ name: `${key}.${format === "png" ? "png" : "jpg"}`, bytes: await photograph(COLOURS[index] ?? "#888888", format) })));
}

async function photograph(colour: string, format: "jpeg" | "png"): Promise<Buffer> {
  const described = picture(colour)
    .withExif({ IFD0: { ImageDescription: mark("exif"), Artist: mark("artist"), Software: mark("software") } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>${mark("xmp")}</note></x:xmpmeta>`);
  const bytes = await (format === "png" ? described.png() : described.jpeg()).toBuffer();
  // A PNG's XMP is written compressed.
  for (const place of ["exif", "artist", "software", ...(format === "jpeg" ? ["xmp"] : [])]) expect(bytes.includes(mark(place)), place).toBe(true);
  if (format === "png") return bytes;
  const comment = Buffer.from(mark("comment"));
  const length = Buffer.alloc(2);
  length.writeUInt16BE(comment.length + 2);
  return Buffer.concat([bytes.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, comment, bytes.subarray(2)]);
}
