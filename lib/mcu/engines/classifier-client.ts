/** Whether a picture is unsuitable, from a classifier of pictures that takes their bytes. */
import { pictureKind } from "@/lib/images/kind";
import { EngineError, type EngineIdentity, type NsfwPort } from "../ports";
import { exchangeJson, type HttpTarget } from "./http";
import { labelledScores, unknownLabels } from "./labelled-scores";

/** Of the classifiers in use (Falconsai's, AdamCodd's, and those with five classes after GantMan's). */
const UNSUITABLE = ["nsfw", "unsafe", "porn", "hentai", "explicit", "sexy"];
const SUITABLE = ["normal", "sfw", "safe", "neutral", "drawings", "drawing"];

/**
 * A client of a server that answers a POST of a picture's bytes at its base address with labels and probabilities, as Hugging Face's inference servers do.
 * The score is what all unsuitable labels have together; where the server leaves small ones out, what the suitable ones leave.
 */
export function classifierClient(target: HttpTarget, engine: EngineIdentity): NsfwPort {
  return {
    score: async (image, signal) => {
      const kind = pictureKind(image);
      if ("problem" in kind) throw new EngineError("refused", `${target.name} was given no picture: ${kind.problem}.`);
      const scores = labelledScores(target.name, await exchangeJson(target, "", { method: "POST", bytes: image, type: kind.mime }, signal));
      const unsuitable = UNSUITABLE.flatMap((label) => scores.get(label) ?? []);
      const suitable = SUITABLE.flatMap((label) => scores.get(label) ?? []);
      if (unsuitable.length + suitable.length === 0) throw unknownLabels(target.name, scores, "what is unsuitable");
      const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
      const score = unsuitable.length > 0 ? sum(unsuitable) : 1 - sum(suitable);
      return { score: Math.min(1, Math.max(0, score)), engine };
    },
  };
}
