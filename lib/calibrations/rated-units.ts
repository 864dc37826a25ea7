/** From what people said of items and what a model measured of pictures to units that have both. Pure. */
import { FEWEST_OF_A_CLASS, RELEVANT_FROM, type RatedScore } from "@/lib/mcu/aligner/calibrate";

/** An item of the study: the mean of its answers (null without any) and the stored pictures that it shows, each once. */
export type RatedItem = { mean: number | null; answers: number; pictures: readonly string[] };

export type RatedUnits = {
  unit: "picture" | "item"; rated: RatedScore[]; items: number; pictures: number; answers: number;
  left: { unrated: number; withoutPicture: number; unscored: number; severalPictures: number };
};

type Measured = { rating: number; answers: number; score: number; pictures: readonly string[] };

/**
 * People rate an item, so however many pictures it shows there is one independent answer: its rating is the mean of its evaluators, its
 * score the mean of its pictures'. An item with a picture that the model has not scored is left out: the mean of the others would be of
 * something else than what was judged.
 *
 * A threshold is for single pictures, and means of several spread less. So where items that show one picture are all there are, or enough
 * (20 pictures of each class), only those are taken, and what was said of the same picture in several items is one mean: a unit is a picture.
 *
 * @param scores of one model, by the picture's hash. O(pictures).
 */
export function ratedUnits(items: readonly RatedItem[], scores: ReadonlyMap<string, number>): RatedUnits {
  const left = { unrated: 0, withoutPicture: 0, unscored: 0, severalPictures: 0 };
  const measured: Measured[] = [];
  for (const { mean, answers, pictures } of items) {
    const values = pictures.flatMap((sha256) => scores.get(sha256) ?? []);
    if (mean === null) left.unrated += 1;
    else if (pictures.length === 0) left.withoutPicture += 1;
    else if (values.length < pictures.length) left.unscored += 1;
    else measured.push({ rating: mean, answers, pictures, score: values.reduce((sum, value) => sum + value, 0) / values.length });
  }
  const single = measured.filter(({ pictures }) => pictures.length === 1);
  const byPicture = perPicture(single);
  const relevant = byPicture.filter(({ rating }) => rating >= RELEVANT_FROM).length;
  const isSingle = single.length === measured.length || Math.min(relevant, byPicture.length - relevant) >= FEWEST_OF_A_CLASS;
  const taken = isSingle ? single : measured;
  if (isSingle) left.severalPictures = measured.length - single.length;
  return {
    unit: isSingle ? "picture" : "item", rated: isSingle ? byPicture : measured.map(({ score, rating }) => ({ score, rating })), items: taken.length,
    pictures: new Set(taken.flatMap(({ pictures }) => pictures)).size, answers: taken.reduce((sum, { answers }) => sum + answers, 0), left,
  };
}

/** Each answer counts the same, in whichever item it was given. */
function perPicture(single: readonly Measured[]): RatedScore[] {
  const pictures = new Map<string, { score: number; sum: number; answers: number }>();
  for (const { rating, answers, score, pictures: [sha256 = ""] } of single) {
    const own = pictures.get(sha256) ?? { score, sum: 0, answers: 0 };
    pictures.set(sha256, { score, sum: own.sum + rating * answers, answers: own.answers + answers });
  }
  return [...pictures.values()].map(({ score, sum, answers }) => ({ score, rating: sum / answers }));
}
