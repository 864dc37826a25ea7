/** What is asked of an alignment. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";
import { MODULES } from "@/lib/mcu/steps/plan-rule";
import { GENDERS } from "@/lib/mcu/types";

/** Image models and searches read a sentence or two; CLIP reads 77 tokens. */
export const LONGEST_DESCRIPTION = 2_000;

const how = {
  /** "engines" asks the model servers that an admin has set up; "scripted" needs none, and its picture is no data. */
  provider: z.enum(["scripted", "engines"]),
  /** The same seed asks for the same again; drawn where none is given. */
  seed: storable(z.string().trim().min(1).max(100)).optional(),
  /** Begins with this module, whatever a planner would say. */
  module: z.enum(MODULES).optional(),
};

const missing = (words: string) => (issue: { input?: unknown }) => (issue.input === undefined ? words : undefined);

const personSchema = z.strictObject({
  /** By which the description calls them; no engine is told it but the one that plans. */
  name: storable(z.string().trim().max(200)).default(""),
  age: z.int({ error: missing("must be given: no face of anybody under 18 is made or used") }).min(0).max(150),
  gender: z.enum(GENDERS, { error: missing("must be given") }),
  /** In words: a reference face is made of them first. */
  face: storable(z.string().trim().min(1).max(LONGEST_DESCRIPTION)).optional(),
  /** The SHA-256 of a stored picture that is the reference face; goes before the words. */
  picture: z.string().regex(/^[0-9a-f]{64}$/, "is no SHA-256 in hexadecimal digits").optional(),
});
export type AlignedPerson = z.infer<typeof personSchema>;

/** Told beside whatever else is wrong, so that it is all mended at once. @param asked of which anything may be missing or wrong yet. */
function lacksFace(asked: { module?: unknown; person?: { face?: unknown; picture?: unknown } | null } | null): boolean {
  const person = asked?.module === "p-t2i" ? asked.person : null;
  return typeof person === "object" && person !== null && person.face === undefined && person.picture === undefined;
}

export const alignRequestSchema = z
  .strictObject({ description: storable(z.string().trim().min(1).max(LONGEST_DESCRIPTION)), ...how, person: personSchema.optional(), source: z.enum(["device", "internet"]).optional() })
  .refine(({ module, person }) => module !== "p-t2i" || person !== undefined, { path: ["person"], message: "a personalised picture is of somebody: give age, gender and face" })
  .refine((asked) => !lacksFace(asked), { path: ["person", "face"], message: "must be given: a personalised picture is made with it", when: () => true });
export type AlignRequest = z.output<typeof alignRequestSchema>;

/** Description and person are the share's and its persona's. */
export const alignShareSchema = z.strictObject(how);
export type AlignShare = z.output<typeof alignShareSchema>;

/** As it is kept: with its seed. */
export const storedAlignRequestSchema = z.strictObject({ description: z.string(), ...how, seed: z.string(), person: personSchema.nullable(), source: z.enum(["device", "internet"]).nullable(), /** It is the person's reference face. */ isPortrait: z.boolean().optional() });
export type StoredAlignRequest = z.output<typeof storedAlignRequestSchema>;
