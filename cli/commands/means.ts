import { type Command } from "commander";
import { groupedColumns, ungrouped } from "@/lib/reports/analysis/grouped-columns";
import { meansAnalysis, type MeansCriterion } from "@/lib/reports/analysis/means-analysis";
import { rowsOfColumns } from "@/lib/stats/rating-columns";
import { answerReader, scalePoints } from "../judgment-file/answer-scale";
import type { CriterionRatings } from "../judgment-file/criterion-ratings";
import { addRatingsOptions, RATINGS_FILE, type RatingsFlags, readGroupedRatings, readRatings } from "../judgment-file/read-ratings";
import { meansText } from "../ratings-text/means-text";
import { UsageError } from "../usage-error";

type MeansFlags = RatingsFlags & { group?: string; ordinal?: boolean; raters?: boolean; json?: boolean };

/** Points that are words are counted; there is no metric to choose here. */
const WORDS_HINT = ' Words are taken in an order: --scale "Bad,Fair,Good".';

/** Adds `concord means FILE`: means, components of variance and differences between groups. It needs no server and no database. */
export function registerMeans(program: Command): void {
  const command = program
    .command("means")
    .description("means of a file with columns evaluator, item, criterion, value, and differences between groups of items")
    .argument("<file>", RATINGS_FILE)
    .option("--group <column>", "the column that names the group (the system, the source) that was rated; the same item may be in several")
    .option("--ordinal", "fit the ordinal mixed model too: means that are adjusted for severity on the scale's own terms; takes seconds per criterion")
    .option("--raters", "print the severity of each evaluator too")
    .option("--json", "print one JSON object")
    .action(async (file: string, flags: MeansFlags) => {
      const criteria = await readCriteria(file, flags);
      const analysis = meansAnalysis(criteria, { grouping: flags.group ?? null, ordinal: flags.ordinal ?? false });
      if (flags.group !== undefined && analysis.groups.length === 0) throw new UsageError(`--group: the column "${flags.group}" names one group only; there is nothing to compare.`);
      process.stdout.write(flags.json ? `${JSON.stringify(analysis)}\n` : meansText(analysis, { withRaters: flags.raters ?? false }));
    });
  addRatingsOptions(command);
}

async function readCriteria(file: string, flags: MeansFlags): Promise<MeansCriterion[]> {
  const readAnswer = answerReader(flags, "ordinal", WORDS_HINT);
  const scale = scalePoints(flags.scale) ?? [];
  const criterion = (name: string) => ({ key: name, name, criterion: name, contrast: null, scale });
  if (flags.group === undefined) {
    const ratings = await readRatings(file, flags, readAnswer);
    return [...ratings].map(([name, own]) => ({ ...criterion(name), answers: ungrouped(own.columns()) }));
  }
  const groups = await readGroupedRatings(file, flags, flags.group, readAnswer);
  const names = [...new Set([...groups.values()].flatMap((ratings) => [...ratings.keys()]))];
  return names.map((name) => ({ ...criterion(name), answers: groupedColumns([...groups].flatMap(([group, ratings]) => rowsOf(ratings.get(name), group)), [...groups.keys()]) }));
}

function rowsOf(ratings: CriterionRatings | undefined, group: string) {
  return ratings ? [...rowsOfColumns(ratings.columns())].map((row) => ({ ...row, group })) : [];
}
