/** Words for what the aligner does, wherever people read of it. Pure. */
import type { PictureRecord } from "@/lib/mcu/picture-record";

type Candidate = PictureRecord["candidates"][number];

export const MODULE_NAMES: Record<Candidate["module"], string> = {
  "p-t2i": "Made with the person’s face", t2i: "Made from the description", retrieval: "Found in a collection", web: "Found on the web", card: "Scripted card",
};

export const SCORE_NAMES: Record<keyof Candidate["scores"], string> = { clip: "CLIP", pick: "PickScore", nsfw: "NSFW", face: "Likeness" };

export const PLANNER_NAMES: Record<PictureRecord["plan"]["planner"], string> = { llm: "planned by a model", rule: "planned by rule", forced: "asked for" };

export const OUTCOME_NAMES: Record<PictureRecord["tried"][number]["outcome"], string> = {
  served: "served", "no-engine": "no engine", failed: "failed", "nothing-passed": "nothing passed", "not-allowed": "not allowed",
};
