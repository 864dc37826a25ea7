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

const personSchema = z.strictObject({
  /** By which the description calls them; no engine is told it. */
  name: storable(z.string().trim().max(200)).default(""),
  age: z.int().min(0).max(150),
  gender: z.enum(GENDERS),
  /** In words: a reference face is made of them first. */
  face: storable(z.string().trim().min(1).max(LONGEST_DESCRIPTION)).optional(),
  /** The SHA-256 of a stored picture that is the reference face; goes before the words. */
  picture: z.string().regex(/^[0-9a-f]{64}$/, "is no SHA-256 in hexadecimal digits").optional(),
});
export type AlignedPerson = z.infer<typeof personSchema>;

export const alignRequestSchema = z
  .strictObject({ description: storable(z.string().trim().min(1).max(LONGEST_DESCRIPTION)), ...how, person: personSchema.optional(), source: z.enum(["device", "internet"]).optional() })
  .refine(({ module, person }) => module !== "p-t2i" || person !== undefined, { path: ["person"], message: "a personalised picture is of somebody: give age, gender and face" });
export type AlignRequest = z.output<typeof alignRequestSchema>;

/** Description and person are the share's and its persona's. */
export const alignShareSchema = z.strictObject(how);
export type AlignShare = z.output<typeof alignShareSchema>;

/** As it is kept: with its seed. */
export const storedAlignRequestSchema = z.strictObject({ description: z.string(), ...how, seed: z.string(), person: personSchema.nullable(), source: z.enum(["device", "internet"]).nullable(), /** It is the person's reference face. */ isPortrait: z.boolean().optional() });
export type StoredAlignRequest = z.output<typeof storedAlignRequestSchema>;
