/** From what a threshold is to be calibrated. */
import { z } from "zod";

/** Scores of picture against description; what is unsuitable or whose face it is, no study asks about. */
export const CALIBRATED_SCORES = ["clip", "pick"] as const;
export type CalibratedScore = (typeof CALIBRATED_SCORES)[number];

/**
 * Of the seven criteria the one that is about whether pictures show what they are said to show. Turn relevance is about the moment,
 * persona relevance about the person.
 */
export const DEFAULT_CRITERION = "image_dialogue_relevance";

const what = { study: z.uuid(), criterion: z.string().min(1).max(64).default(DEFAULT_CRITERION), score: z.enum(CALIBRATED_SCORES).default("clip") };

export const proposalQuerySchema = z.strictObject(what);
export type ProposalQuery = z.output<typeof proposalQuerySchema>;

/** Whose scores: as the engine calls its model. */
export const adoptSchema = z.strictObject({ ...what, model: z.string().min(1).max(200), revision: z.string().min(1).max(200).nullable().default(null) });
export type Adopt = z.output<typeof adoptSchema>;
