/** What must be known before the numbers of a comparison are read, and what must be kept in mind with them. */
import { interimWarning, simulatedWarning } from "../interim-warnings";
import { counted, percent } from "../number-text";
import type { Progress } from "../schema";
import type { Blinding, Preferences } from "./schema";

type WarningsInput = { isRunning: boolean; progress: Progress; evaluators: readonly string[]; scripted: number; revealedAt: Date | null };

export function warningsOf({ isRunning, progress, evaluators, scripted, revealedAt }: WarningsInput): string[] {
  const warnings = simulatedWarning(evaluators);
  if (scripted > 0) warnings.push(`${counted(scripted, "pair")} with a side of scripted text: made by a program for trial, not by people or a model.`);
  warnings.push(...interimWarning({ ...progress, isRunning }));
  if (revealedAt) warnings.push(namedEarlyText(revealedAt));
  return warnings;
}

export function namedEarlyText(at: Date): string {
  return `Sources were named on ${dayText(at)}, while the study was running. Whoever ran it has known since then which side was which; evaluators have not.`;
}

/** "3 Dec 2026, 14:05 UTC": the same wherever it is read. */
function dayText(at: Date): string {
  const text = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC" }).format(at);
  return `${text} UTC`;
}

/** From here on so many ties leave the sign test with little to go by. */
const MANY_TIES = 0.5;

type CaveatsInput = { preferences: Preferences; progress: Progress; blinding: Blinding | null; /** The protocol asks, and no pair can be asked about. */ asksInVain: boolean; synthetic: number; hasNamesByPair: boolean };

export function caveatsOf({ preferences, progress, blinding, asksInVain, synthetic, hasNamesByPair }: CaveatsInput): string[] {
  const cells = preferences.contrasts.flatMap((contrast) => contrast.criteria);
  const caveats = [
    "A preference is relative: that one source wins says nothing about how good either of them is.",
    "Where evaluators judge many pairs each, or several evaluators judge one pair, read the clustered interval and its p. The sign test and Bonett and Price's interval take every judgment as independent and are then too sure.",
    "Each criterion stands by itself. What evaluators answer to several criteria about one pair hangs together, so six small differences are not six findings.",
  ];
  if (cells.some((cell) => (cell.ties.value ?? 0) >= MANY_TIES)) {
    caveats.push(`Ties are at least ${percent(MANY_TIES)} of the answers to some criteria. They say that no difference was seen; the sign test leaves them out, the net preference does not.`);
  }
  if (cells.some((cell) => cell.bothBad)) caveats.push("“Both bad” counts as a tie wherever the two are not told apart; nominal alpha tells them apart.");
  const missing = preferences.criteria.reduce((sum, criterion) => sum + criterion.missing, 0);
  if (missing > 0) caveats.push(`${counted(missing, "answer")} without a choice (cannot judge, image missing): in no number, and seldom left out by chance.`);
  if (progress.surplus > 0) caveats.push(`${counted(progress.surplus, "surplus judgment")} beyond what the protocol asks for: stored and exported, in no number here.`);
  if (synthetic > 0) caveats.push(`${counted(synthetic, "pair")} with a side of synthetic text: made by a model.`);
  if (blinding && blinding.n > 0) caveats.push("Guesses at which side was machine-made are asked for after all judgments, of a few pairs of each evaluator. They may follow the preference as well as cause it.");
  if (asksInVain) caveats.push("Nobody is asked which side was machine-made: in no pair exactly one of the two is.");
  if (hasNamesByPair) {
    caveats.push("Sources do not all meet in the same number of pairs, and an alias that meets more than the others would give itself away. Until sources are named, each two that meet have names of their own, and nothing is computed across them.");
  }
  return caveats;
}
