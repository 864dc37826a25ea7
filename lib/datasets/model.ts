/**
 * The neutral model that every format is read into: dataset > episode > session > turn > image share.
 * Concord's own JSONL is this shape, one episode a line (docs/data-format.md).
 */
import { z } from "zod";

/** 31 February would be shown as a day in March. */
function isOnCalendar(iso: string): boolean {
  const date = new Date(`${iso}${iso.length > 10 ? "" : "T00:00"}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

const text = z.string().max(200_000);
const label = z.string().max(2_000);

/** One way to obtain a picture. Candidates are ranked: the first that can be shown is shown. */
export const imageCandidateSchema = z.strictObject({
  /** Joins with an image file or tar member of that stem. */
  key: z.string().min(1).max(500).optional(),
  /** Known by address only: the picture is "remote" until somebody asks for it to be fetched. */
  url: z.string().min(1).max(40_000).optional(),
});

const imageFields = {
  candidates: z.array(imageCandidateSchema).max(100).default([]),
  description: text.optional(),
  rationale: text.optional(),
  /** Where the speaker has it from: "device" or "internet" in STARK, free text elsewhere. */
  source: label.optional(),
  keywords: z.array(label).max(200).default([]),
  /** Which module served it: p-t2i, t2i, retrieval, web … */
  module: label.optional(),
  /** Position in the device album that the dialogue refers to, as the source wrote it. */
  deviceReference: label.optional(),
};

export const imageShareSchema = z.strictObject(imageFields);
/** What a model would have shared at this turn; kept beside what was shared. */
export const predictedShareSchema = z.strictObject({ ...imageFields, model: label });

export const turnSchema = z.strictObject({
  speaker: label,
  text: text.default(""),
  time: label.optional(),
  images: z.array(imageShareSchema).max(100).default([]),
  predicted: z.array(predictedShareSchema).max(20).default([]),
});

export const deviceImageSchema = z.strictObject({
  key: z.string().min(1).max(500).optional(),
  url: z.string().min(1).max(40_000).optional(),
  description: text.optional(),
  category: label.optional(),
});

export const sessionSchema = z.strictObject({
  /** ISO date or local date-time ("2023-05-08", "2023-05-08T13:56"). Absent when the source's date cannot be one. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/, { abort: true }).refine(isOnCalendar, "is no date of the calendar").optional(),
  /** The date as the source wrote it, kept when it differs from `date` or is impossible. */
  dateText: label.optional(),
  /** The time passed since the session before, as the source wrote it. */
  interval: label.optional(),
  event: text.optional(),
  experience: text.optional(),
  operation: z.enum(["add", "update"]).optional(),
  summary: text.optional(),
  device: z.array(deviceImageSchema).max(500).default([]),
  turns: z.array(turnSchema).max(20_000),
});

export const lifeEventSchema = z.strictObject({
  id: label.optional(),
  event: text,
  date: label.optional(),
  interval: label.optional(),
  operation: z.enum(["add", "update"]).optional(),
  experience: text.optional(),
  causedBy: label.optional(),
  /** The person it happens to, where a source keeps events of several. */
  person: label.optional(),
});

export const personaSchema = z.strictObject({
  name: label.optional(),
  age: z.int().min(0).max(150).optional(),
  gender: label.optional(),
  birthplace: label.optional(),
  residence: label.optional(),
  category: label.optional(),
  sentence: text.optional(),
  entityKey: label.optional(),
  entityValue: label.optional(),
  relation: label.optional(),
  inference: text.optional(),
  /** Sentences about the people of the episode that fit no field above. */
  notes: z.array(text).max(2_000).default([]),
});

export const episodeSchema = z.strictObject({
  id: z.string().min(1).max(500),
  persona: personaSchema.optional(),
  face: z.strictObject({ key: z.string().min(1).max(500).optional(), description: text.optional() }).optional(),
  narrative: text.optional(),
  events: z.array(lifeEventSchema).max(2_000).default([]),
  summary: text.optional(),
  /** Made by a script or a model rather than collected: shown wherever the episode is. */
  origin: z.enum(["collected", "synthetic", "scripted"]).optional(),
  sessions: z.array(sessionSchema).min(1).max(500),
});

export type ImageCandidate = z.infer<typeof imageCandidateSchema>;
export type ImageShare = z.infer<typeof imageShareSchema>;
export type Turn = z.infer<typeof turnSchema>;
export type DeviceImage = z.infer<typeof deviceImageSchema>;
export type Session = z.infer<typeof sessionSchema>;
export type Persona = z.infer<typeof personaSchema>;
export type Episode = z.infer<typeof episodeSchema>;
/** What an adapter or a file gives before defaults are filled in. */
export type EpisodeInput = z.input<typeof episodeSchema>;
export type LifeEvent = z.infer<typeof lifeEventSchema>;
