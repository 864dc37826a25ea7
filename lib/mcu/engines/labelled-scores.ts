/** Labels with probabilities, as classifiers of the Hugging Face family answer. */
import { z } from "zod";
import { EngineError } from "../ports";

const scoresSchema = z.array(z.object({ label: z.string().max(200), score: z.number().min(0).max(1) })).min(1).max(1_000);
/** Some servers give a list per input, though there is but one. */
const answerSchema = z.union([scoresSchema, z.tuple([scoresSchema]).transform(([scores]) => scores)]);

/** @returns the probability of each label, its name in small letters. @throws EngineError, "lying" where that is not what came. */
export function labelledScores(engine: string, raw: unknown): Map<string, number> {
  const answer = answerSchema.safeParse(raw);
  if (!answer.success) throw new EngineError("lying", `${engine} answered with something that is no list of labels and probabilities.`);
  return new Map(answer.data.map(({ label, score }) => [label.trim().toLowerCase(), score]));
}

/** No answer will be of use, for its labels mean nothing here: asking again is no use either. */
export const unknownLabels = (engine: string, scores: ReadonlyMap<string, number>, wanted: string): EngineError =>
  new EngineError("refused", `${engine} knows the labels ${[...scores.keys()].slice(0, 8).map((label) => `"${label}"`).join(", ")}, but not ${wanted}.`);
