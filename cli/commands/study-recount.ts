import type { Command } from "commander";
import { foldStudy, recountStudy } from "@/lib/reports/patterns/mutations";
import type { PatternDifference, Recount } from "@/lib/reports/patterns/schema";
import { studyById } from "./study-input";

/** Adds `recount` to the `study` command: whether the counts that agreement is computed from are those of the ratings. */
export function registerStudyRecount(study: Command): void {
  study
    .command("recount")
    .description("count a study's ratings anew and say where the stored counts differ; exit 1 if they are wrong")
    .argument("<id>", "id of the study")
    .option("--repair", "put right what differs")
    .option("--json", "print one JSON object on the last line")
    .action(async (id: string, { repair = false, json }: { repair?: boolean; json?: boolean }) => {
      const studyId = await studyById(id);
      const recount = await recountStudy(null, studyId, { repair });
      if (recount.ok) await foldStudy(studyId);
      console.log(json ? JSON.stringify(recount) : recountText(recount));
      if (!recount.ok) process.exitCode = 1;
    });
}

function recountText({ repaired, ratings, ms, different, differences }: Recount): string {
  const cost = `${ratings} ratings counted in ${(ms / 1000).toFixed(1)} s`;
  if (different === 0) return `the stored counts are right (${cost})`;
  const end = repaired ? "they are right now" : "put them right with --repair";
  return [`${different} stored counts differed: ${end} (${cost})`, ...differences.map(differenceText)].join("\n");
}

function differenceText({ what, criterion, pattern, evaluator, stored, counted }: PatternDifference): string {
  const about = what === "units" ? `items${pattern ? ` with ${pattern.join(", ")}` : ""}` : what === "answers" ? `answers of ${evaluator}` : "items with changes of what was not there";
  return `  ${criterion}: ${stored} ${about}, counted ${counted}`;
}
