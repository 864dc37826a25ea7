/** What asking an address came to. It crosses from the process that asks to the job that records it, which checks it. */
import { createHash } from "node:crypto";
import { z } from "zod";

export const outcomeSchema = z.strictObject({
  url: z.string().max(40_000),
  state: z.enum(["alive", "stored", "dead", "unsure"]),
  reason: z.string().max(500).nullable(),
  status: z.int().nullable(),
  /** False where the host asked to be left alone and was: it does not count as an attempt. */
  wasAsked: z.boolean(),
  asset: z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/), mime: z.enum(["image/jpeg", "image/png", "image/webp"]),
    width: z.int().min(1), height: z.int().min(1), bytes: z.int().min(1),
  }).nullable(),
});
export type UrlOutcome = z.infer<typeof outcomeSchema>;

/** A working address: those of lower rank are not asked. */
export function isWorking({ state }: Pick<UrlOutcome, "state">): boolean {
  return state === "alive" || state === "stored";
}

/** @returns what a share comes to whose candidates came to these. */
export function shareState(outcomes: readonly Pick<UrlOutcome, "state">[]): UrlOutcome["state"] {
  const working = outcomes.find(isWorking);
  if (working) return working.state;
  return outcomes.some(({ state }) => state === "unsure") ? "unsure" : "dead";
}

export function urlHash(url: string): string {
  return createHash("sha256").update(url, "utf8").digest("hex");
}

/** For counting by host: what is no address has none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.slice(0, 300) : "";
}
