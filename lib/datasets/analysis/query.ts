/** What can be asked of an analysis. */
import { z } from "zod";
import { LISTING_FORMATS } from "../listing-file";

const version = z.coerce.number().int().min(1).max(1_000_000).optional();

export const analysisQuerySchema = z.strictObject({ version });

/** The paper keeps episodes of four to six sessions. */
export const PAPER_SESSIONS = { minSessions: 4, maxSessions: 6 };

const sessions = z.coerce.number().int().min(0).max(10_000);
export const qualityQuerySchema = z.strictObject({ version, minSessions: sessions.default(PAPER_SESSIONS.minSessions), maxSessions: sessions.default(PAPER_SESSIONS.maxSessions) });
export type QualityQuery = z.output<typeof qualityQuerySchema>;
export type SessionLimits = Pick<QualityQuery, "minSessions" | "maxSessions">;

export const problemQuerySchema = qualityQuerySchema.extend({ format: z.enum(LISTING_FORMATS).default("csv") });
