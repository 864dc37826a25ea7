/** Whether one sentence contradicts another, from a model of natural language inference. */
import type { EngineIdentity, InferencePort } from "../ports";
import { exchangeJson, type HttpTarget } from "./http";
import { labelledScores, unknownLabels } from "./labelled-scores";

/** A client of POST /predict of Hugging Face's Text Embeddings Inference, with a cross-encoder whose labels have their names. */
export function inferenceClient(target: HttpTarget, engine: EngineIdentity): InferencePort {
  return {
    contradiction: async ({ premise, hypothesis }, signal) => {
      const json = { inputs: [[premise, hypothesis]], truncate: true, raw_scores: false };
      const scores = labelledScores(target.name, await exchangeJson(target, "/predict", { method: "POST", json }, signal));
      const score = scores.get("contradiction");
      if (score === undefined) throw unknownLabels(target.name, scores, `"contradiction"`);
      return { score, engine };
    },
  };
}
