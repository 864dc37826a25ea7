/** The opinions of simulated evaluators: what all of them perceive of a text, and something of their own on top. */
import { createHash } from "node:crypto";
import type { DeskItem, DeskSession } from "@/lib/judgments/desk";
import type { Answer } from "@/lib/judgments/schema";
import type { RandomSource } from "@/lib/stats/random";
import { CHOICE_VALUES, type Choice } from "@/lib/studies/preference";

type Mind = { seed: string; pseudonym: string; random: RandomSource; /** Added to what speaks for the left side of a pair. */ leftBias: number };

/** Nearer than this, two conversations are alike. */
const TIE_WITHIN = 0.15;
const BOTH_BAD_BELOW = 0.12;

/** The item is known by its text alone, as to everybody else who is blind. Agreement comes out moderate, as with people. */
export function simulatedAnswers(item: DeskItem, mind: Mind): Answer[] {
  return item.criteria.map((criterion, index) => {
    const skipped = criterion.allowCannotJudge && mind.random.nextUniform() < 0.02;
    const value = item.kind === "rating" ? rate(item.sessions, criterion, mind) : prefer(item.sessions, criterion, mind);
    return { criterion: criterion.key, value: skipped ? null : value, nonResponse: skipped ? "cannot_judge" : null, comment: "", answeredAfterMs: 20_000 + index * 5_000 };
  });
}

type Criterion = DeskItem["criteria"][number];

function rate(sessions: readonly DeskSession[], { key, scale }: Criterion, { seed, pseudonym, random }: Mind): number | null {
  const severity = shared(seed, "severity", pseudonym) - 0.5;
  const place = Math.floor((qualityOf(sessions, key, seed) + 0.15 * severity + 0.35 * noise(random)) * scale.length);
  return scale[Math.max(0, Math.min(scale.length - 1, place))]?.value ?? null;
}

function prefer(sessions: readonly DeskSession[], { key, scale }: Criterion, { seed, random, leftBias }: Mind): number {
  const [a, b] = (["A", "B"] as const).map((side) => qualityOf(sessions.filter((session) => session.side === side), key, seed)) as [number, number];
  const difference = a - b + leftBias + 0.5 * noise(random);
  const mayRefuseBoth = scale.some((point) => point.value === CHOICE_VALUES.both_bad);
  const choice: Choice = mayRefuseBoth && Math.max(a, b) < BOTH_BAD_BELOW ? "both_bad" : Math.abs(difference) < TIE_WITHIN ? "tie" : difference > 0 ? "left" : "right";
  return CHOICE_VALUES[choice];
}

function qualityOf(sessions: readonly DeskSession[], criterion: string, seed: string): number {
  return shared(seed, "quality", JSON.stringify(sessions.map((session) => session.turns.map((turn) => turn.text))), criterion);
}

/** Between −1 and 1, mostly near 0. */
function noise(random: RandomSource): number {
  return random.nextUniform() + random.nextUniform() - 1;
}

/** A number in [0, 1) that everybody computes alike: how good this text is, for this simulation, in this respect. */
function shared(...parts: string[]): number {
  return createHash("sha256").update(JSON.stringify(parts)).digest().readUInt32BE(0) / 2 ** 32;
}
