/** Reads a file of ratings into the answers of each criterion, and of each group of items where the file has groups. */
import { type Command } from "commander";
import { DuplicateRatingError } from "@/lib/stats/rating-table";
import { type Answer, parseLimit, parseScale, type ScaleFlags } from "./answer-scale";
import { CriterionRatings } from "./criterion-ratings";
import type { FileRow } from "./file-row";
import { addLayoutOptions, layoutOf, type LayoutFlags } from "./layout";
import { readJudgmentFile } from "./read-judgment-file";

const COLUMNS = ["evaluator", "item", "criterion", "value"] as const;
type Column = (typeof COLUMNS)[number];
type Criteria = Map<string, CriterionRatings>;

export const RATINGS_FILE = "CSV, TSV, lines of JSON, a JSON list or a Label Studio export; other columns are ignored, an empty value is a missing answer";

export type RatingsFlags = LayoutFlags & ScaleFlags;

export function addRatingsOptions(command: Command): Command {
  command
    .option("--scale <points>", "the points of the scale from lowest to highest, as in Bad,Fair,Good; no other answer is taken", parseScale)
    .option("--min <number>", "lowest answer that is taken", parseLimit)
    .option("--max <number>", "highest answer that is taken", parseLimit);
  return addLayoutOptions(command);
}

export async function readRatings(file: string, flags: RatingsFlags, readAnswer: (text: string) => Answer): Promise<Criteria> {
  const criteria: Criteria = new Map();
  await readJudgmentFile(file, layoutOf(COLUMNS, "value", flags), "ratings", (row) => addRating(criteria, row, readAnswer));
  return criteria;
}

/** @param group the column that says which group the answered version of an item is of. */
export async function readGroupedRatings(file: string, flags: RatingsFlags, group: string, readAnswer: (text: string) => Answer): Promise<Map<string, Criteria>> {
  const groups = new Map<string, Criteria>();
  const layout = layoutOf([...COLUMNS, "group"] as const, "value", { ...flags, columns: new Map([...(flags.columns ?? []), ["group", group]]) });
  await readJudgmentFile(file, layout, "ratings", (row) => {
    const name = row.named("group");
    const criteria = groups.get(name) ?? new Map<string, CriterionRatings>();
    groups.set(name, criteria);
    addRating(criteria, row, readAnswer);
  });
  return groups;
}

function addRating(criteria: Criteria, { field, named, refuse }: FileRow<Column>, readAnswer: (text: string) => Answer): void {
  const criterion = named("criterion");
  const evaluator = named("evaluator");
  const item = named("item");
  const ratings = criteria.get(criterion) ?? new CriterionRatings();
  criteria.set(criterion, ratings);

  const text = field("value");
  if (text === "") return;
  const answer = readAnswer(text);
  if ("problem" in answer) return refuse("value", answer.problem);
  try {
    const others = ratings.insert(evaluator, item, answer);
    if (others !== null) refuse("value", `"${text}" is ${others === "numbers" ? "not a number, as the answers" : "a number, and no word as the answers"} to "${criterion}" before it are; leave it empty if the answer is missing.`);
  } catch (error) {
    if (!(error instanceof DuplicateRatingError)) throw error;
    refuse(["evaluator", "item"], `evaluator "${evaluator}" has already rated item "${item}" on "${criterion}"; keep one answer per evaluator and item.`, error);
  }
}
