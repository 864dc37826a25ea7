/** The part of /api/v1 that is about an evaluator's own work. */
import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { deskItemSchema } from "./desk";
import { draftSchema, receiptSchema, submitJudgmentSchema } from "./schema";

const EVERYONE = ["evaluator", "researcher", "admin"] as const;

const assignmentParams = z.strictObject({ assignmentId: z.uuid() });
/** Forty criteria with the longest comment each, in any script. */
const ANSWERS_BODY_LIMIT = 2 * 1024 * 1024;

export const getAssignmentEndpoint = defineEndpoint({
  method: "GET", path: "/assignments/{assignmentId}", roles: EVERYONE,
  summary: "The item of an own assignment, blind, with what has been answered so far",
  params: assignmentParams, response: deskItemSchema,
});

export const openedSchema = z.strictObject({
  assignmentId: z.uuid(),
  state: z.enum(["reserved", "opened", "submitted", "expired"]),
  position: z.int(),
  leaseUntil: z.string(),
});
export type Opened = z.infer<typeof openedSchema>;

export const openAssignmentEndpoint = defineEndpoint({
  method: "POST", path: "/assignments/{assignmentId}/open", roles: EVERYONE,
  summary: "The item is on the screen now; called again, it changes nothing",
  params: assignmentParams, response: openedSchema,
});

export const draftAnswerSchema = z.strictObject({
  /** False when a later draft, or a submission that this draft does not know, is already there. */
  saved: z.boolean(),
  /** The sequence that the server now has. */
  sequence: z.int(),
  state: z.enum(["reserved", "opened", "submitted", "expired"]),
  leaseUntil: z.string(),
});
export type DraftAnswer = z.infer<typeof draftAnswerSchema>;

export const saveDraftEndpoint = defineEndpoint({
  method: "PUT", path: "/assignments/{assignmentId}/draft", roles: EVERYONE,
  summary: "Answers on the way; also the heartbeat that keeps the caller's places",
  params: assignmentParams, body: draftSchema, bodyLimit: ANSWERS_BODY_LIMIT, response: draftAnswerSchema,
});

export const guessSchema = z.strictObject({ guess: z.enum(["left", "right", "unsure"]) });
export type Guess = z.infer<typeof guessSchema>["guess"];

export const guessEndpoint = defineEndpoint({
  method: "POST", path: "/assignments/{assignmentId}/guess", roles: EVERYONE,
  summary: "Which side of an own submitted pair was machine-made, asked at the end; the first answer stays",
  params: assignmentParams, body: guessSchema, response: z.strictObject({ assignmentId: z.uuid(), guess: guessSchema.shape.guess }),
});

export const IMAGE_SIZES = ["small", "large"] as const;
export type ImageSize = (typeof IMAGE_SIZES)[number];

export const getImageEndpoint = defineEndpoint({
  method: "GET", path: "/assignments/{assignmentId}/images/{image}", roles: EVERYONE,
  summary: "A picture of an own item, under an address that only this assignment has",
  params: z.strictObject({ assignmentId: z.uuid(), image: z.string().min(1).max(64) }),
  query: z.strictObject({ w: z.enum(IMAGE_SIZES).default("small") }),
  produces: "image/jpeg",
});

export const submitJudgmentEndpoint = defineEndpoint({
  method: "POST", path: "/judgments", roles: EVERYONE,
  summary: "Submit or revise a judgment. Repeating a request with its idempotency key gives the first receipt again",
  body: submitJudgmentSchema, bodyLimit: ANSWERS_BODY_LIMIT, response: receiptSchema,
});
