/** From what people said of items and what a model measured of pictures to units that have both. Pure. */
import { FEWEST_OF_A_CLASS, RELEVANT_FROM, type RatedScore } from "@/lib/mcu/aligner/calibrate";

/** An item of the study: the mean of its answers (null without any) and the stored pictures that it shows, each once. */
export type RatedItem = { mean: number | null; answers: number; pictures: readonly string[] };

export type RatedUnits = {
  unit: "picture" | "item"; rated: RatedScore[]; pictures: number; answers: number;
  left: { unrated: number; withoutPicture: number; unscored: number; severalPictures: number };
};

type Unit = RatedScore & { pictures: number; answers: number };

/**
 * One unit per item: people rate an item, so however many pictures it shows there is one independent answer. Its rating is the mean of
 * its evaluators, its score the mean of its pictures'. An item with a picture that the model has not scored is left out: the mean of the
 * others would be of something else than what was judged.
 *
 * A threshold is for single pictures, and means of several spread less. Where items that show one picture are enough (20 of each class)
 * only those are taken.
 *
 * @param scores of one model, by the picture's hash. O(pictures).
 */
export function ratedUnits(items: readonly RatedItem[], scores: ReadonlyMap<string, number>): RatedUnits {
  const left = { unrated: 0, withoutPicture: 0, unscored: 0, severalPictures: 0 };
  const units: Unit[] = [];
  for (const { mean, answers, pictures } of items) {
    const measured = pictures.flatMap((sha256) => scores.get(sha256) ?? []);
    if (mean === null) left.unrated += 1;
    else if (pictures.length === 0) left.withoutPicture += 1;
    else if (measured.length < pictures.length) left.unscored += 1;
    else units.push({ rating: mean, answers, pictures: pictures.length, score: measured.reduce((sum, value) => sum + value, 0) / measured.length });
  }
  const single = units.filter(({ pictures }) => pictures === 1);
  const relevant = single.filter(({ rating }) => rating >= RELEVANT_FROM).length;
  const isSingle = single.length === units.length || Math.min(relevant, single.length - relevant) >= FEWEST_OF_A_CLASS;
  const taken = isSingle ? single : units;
  if (isSingle) left.severalPictures = units.length - single.length;
  const sum = (of: "pictures" | "answers") => taken.reduce((total, unit) => total + unit[of], 0);
  return { unit: isSingle ? "picture" : "item", rated: taken.map(({ score, rating }) => ({ score, rating })), pictures: sum("pictures"), answers: sum("answers"), left };
}
