/** What is kept of an alignment: everything but the bytes, which lie in the image store under their hash. */
import { z } from "zod";
import { MODULES } from "./steps/plan-rule";
import type { Alignment, Candidate } from "./aligner/types";
import type { Engines } from "./ports";

const score = z.number().nullable();
const text = z.string().nullable();

const engineSchema = z.object({ name: z.string(), model: z.string(), revision: text, licence: text }).nullable();

const candidateSchema = z.object({
  module: z.enum([...MODULES, "card"]), sha256: text, mime: text, width: z.int().nullable(), height: z.int().nullable(), prompt: z.string(),
  engine: engineSchema, parameters: z.record(z.string(), z.unknown()), ms: z.number(),
  url: text, pageUrl: text, title: text, licence: text, attribution: text, source: text, similarity: score,
  scores: z.object({ clip: score, pick: score, nsfw: score, face: score }),
  unscored: z.array(z.object({ score: z.enum(["clip", "pick", "nsfw", "face"]), reason: z.string() })),
  refusals: z.array(z.object({ filter: z.string(), value: score, threshold: score, calibrated: z.boolean(), reason: z.string() })),
});

export const pictureRecordSchema = z.object({
  status: z.enum(["aligned", "rejected", "unavailable"]),
  description: z.string(),
  /** Which of the candidates; null where none was good enough. */
  chosen: z.int().nullable(),
  candidates: z.array(candidateSchema),
  plan: z.object({ module: z.enum(MODULES), description: z.string(), planner: z.enum(["llm", "rule", "forced"]), reason: z.string() }),
  tried: z.array(z.object({ module: z.enum(MODULES), outcome: z.enum(["served", "no-engine", "failed", "nothing-passed", "not-allowed"]), reason: z.string() })),
  /** Whose scores they are: those of two models do not compare. Not known of what was aligned before this was kept. */
  scorers: z.object({ clip: engineSchema, pick: engineSchema }).optional(),
});
export type PictureRecord = z.infer<typeof pictureRecordSchema>;

export function pictureRecord(description: string, { status, chosen, candidates, plan, tried }: Alignment, { clip, pick }: Pick<Engines, "clip" | "pick">): PictureRecord {
  const place = chosen ? candidates.indexOf(chosen) : -1;
  const scorers = { clip: clip?.engine ?? null, pick: pick?.engine ?? null };
  return { status, description, chosen: place < 0 ? null : place, candidates: candidates.map(withoutBytes), plan, tried, scorers };
}

/** What is kept nowhere has no name either: a page would look for it. */
function withoutBytes({ bytes, sha256, ...candidate }: Candidate): PictureRecord["candidates"][number] {
  return { ...candidate, sha256: bytes && sha256 };
}

/** The chosen picture's module and the keys of all that could be shown, best first: the chosen one, then those that passed every filter. */
export function shownPictures({ chosen, candidates }: PictureRecord): { module: string; candidates: { key: string }[] } | undefined {
  const best = chosen === null ? undefined : candidates[chosen];
  if (!best?.sha256) return undefined;
  const others = candidates.filter((candidate) => candidate !== best && candidate.sha256 !== null && candidate.refusals.length === 0);
  // A card is no module of the paper's: what stands in the module's column is what was planned, and the origin says that it was scripted.
  return { module: best.module, candidates: [best, ...others].flatMap(({ sha256 }) => (sha256 === null ? [] : [{ key: sha256 }])) };
}

/** The hash of the chosen picture; null where none was good enough, or it is a card, which shows nobody. */
export function chosenHash({ chosen, candidates }: PictureRecord): string | null {
  const best = chosen === null ? undefined : candidates[chosen];
  return best && best.module !== "card" ? best.sha256 : null;
}

/** As the checks take it: without bytes. */
export function alignmentOf({ status, chosen, candidates, plan, tried }: PictureRecord): Alignment {
  const bare = candidates.map((candidate): Candidate => ({ ...candidate, bytes: null, refusals: candidate.refusals as Candidate["refusals"] }));
  return { status, chosen: chosen === null ? null : (bare[chosen] ?? null), candidates: bare, plan, tried };
}
