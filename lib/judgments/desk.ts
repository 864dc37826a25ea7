/**
 * The blind view: all that an evaluator's browser ever learns about an item. No dataset, system or file name,
 * no description that the protocol hides, nobody else's answers. Ids are drawn per assignment.
 */
import { z } from "zod";
import { criterionSchema } from "@/lib/studies/criterion";
import { answerSchema } from "./schema";

export const deskImageSchema = z.strictObject({
  /** "Image 3, session 2, shared by NAME", or the description where the protocol shows it to everyone. */
  alt: z.string(),
  /** Running number within the item, from 1. */
  number: z.int(),
  /** The number that a reader sees: of a comparison, within its side. */
  label: z.int(),
  session: z.int(),
  sharedBy: z.string(),
  state: z.enum(["stored", "remote", "missing", "refused"]),
  /** Opaque addresses of the stored picture: small for the transcript, large for the lightbox. */
  src: z.string().nullable(),
  largeSrc: z.string().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  description: z.string().nullable(),
});
export type DeskImage = z.infer<typeof deskImageSchema>;

export const deskTurnSchema = z.strictObject({
  /** From 1 within its session. */
  number: z.int(),
  speaker: z.string(),
  /** The speaker is the persona, drawn on their own side. */
  isPersona: z.boolean(),
  text: z.string(),
  images: z.array(deskImageSchema),
});

export const SIDES = ["A", "B"] as const;
export const sideSchema = z.enum(SIDES);
export type Side = z.infer<typeof sideSchema>;

export const deskSessionSchema = z.strictObject({
  /** In a comparison running over both sides, the sessions of A first. */
  number: z.int(),
  /** The number that a reader sees: of a comparison, within its side. */
  label: z.int(),
  /** Where the session stands in a comparison; null in a rating study. */
  side: sideSchema.nullable(),
  /** ISO date or date-time, or null where the source's cannot be one; then `dateText` has its words. */
  date: z.string().nullable(),
  dateText: z.string().nullable(),
  /** Time since the session before: computed from the dates, else the source's words. "3 weeks later". */
  gap: z.string().nullable(),
  event: z.string().nullable(),
  experience: z.string().nullable(),
  turns: z.array(deskTurnSchema),
  /** The album as it stood in this session. */
  album: z.array(deskImageSchema),
});

const deskPeopleSchema = z.strictObject({
  persona: z.string().nullable(),
  summary: z.string().nullable(),
  /** Label and text pairs, as far as the protocol shows the persona. */
  facts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  face: deskImageSchema.nullable(),
});
const deskEventsSchema = z.array(z.strictObject({ date: z.string().nullable(), event: z.string(), operation: z.string().nullable(), experience: z.string().nullable() }));

const common = {
  assignmentId: z.uuid(),
  /** For a study by sessions, the session to be judged; else null: all of them. */
  unit: z.enum(["episode", "session"]),
  sessions: z.array(deskSessionSchema),
  /** In the order in which this evaluator sees them. */
  criteria: z.array(criterionSchema),
  protocolVersion: z.int(),
  state: z.enum(["reserved", "opened", "submitted", "expired"]),
  leaseUntil: z.string(),
  /** Place in this evaluator's own order, from 1; null until opened. */
  position: z.int().nullable(),
  /** What the server already has: a draft, or the revision in force of a submitted item. */
  saved: z.strictObject({ answers: z.array(answerSchema), comment: z.string(), sequence: z.int(), revision: z.int() }),
};

export const ratingItemSchema = z.strictObject({
  kind: z.literal("rating"),
  ...common,
  people: deskPeopleSchema,
  events: deskEventsSchema,
  /** Shown as a mark on the item: text made by a model or a script. Null where the study has several sources, since it would tell them apart. */
  origin: z.enum(["collected", "synthetic", "scripted"]).nullable(),
});
export type RatingItem = z.infer<typeof ratingItemSchema>;

const deskSideSchema = z.strictObject({ people: deskPeopleSchema, events: deskEventsSchema });

/** Two conversations side by side. Where either comes from is not here, nor whether a machine made it. */
export const comparisonItemSchema = z.strictObject({
  kind: z.literal("comparison"),
  ...common,
  sides: z.strictObject({ A: deskSideSchema, B: deskSideSchema }),
});
export type ComparisonItem = z.infer<typeof comparisonItemSchema>;

export const deskItemSchema = z.discriminatedUnion("kind", [ratingItemSchema, comparisonItemSchema]);
export type DeskItem = z.infer<typeof deskItemSchema>;
export type DeskPeople = z.infer<typeof deskPeopleSchema>;
export type DeskEvents = z.infer<typeof deskEventsSchema>;
export type DeskSession = z.infer<typeof deskSessionSchema>;
export type DeskTurn = z.infer<typeof deskTurnSchema>;

/** Answer of the claim: what to work on now, what is ready after it, and how far this evaluator is. */
export const deskQueueSchema = z.strictObject({
  studyKind: z.enum(["rating", "comparison"]),
  studyTitle: z.string(),
  studyState: z.enum(["draft", "running", "closed"]),
  /** First the one to work on, then the prefetched ones. */
  assignments: z.array(z.strictObject({ id: z.uuid(), state: z.enum(["reserved", "opened", "submitted", "expired"]) })),
  submitted: z.int(),
  /** Items that this evaluator may still get, the queue included. */
  remaining: z.int(),
  /** Median active milliseconds of this evaluator's own judgments; null before three. */
  medianActiveMs: z.int().nullable(),
  /** The last ten submitted, newest first: they can be reopened. */
  recent: z.array(z.strictObject({ id: z.uuid(), position: z.int(), submittedAt: z.string() })),
  /** Own submitted pairs of which is still to be asked which side was machine-made; empty until nothing else remains. */
  toGuess: z.array(z.uuid()),
  instructionsVersion: z.int(),
  instructionsRead: z.boolean(),
});
export type DeskQueue = z.infer<typeof deskQueueSchema>;
