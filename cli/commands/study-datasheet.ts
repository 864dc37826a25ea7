import { type Command, Option } from "commander";
import { AppError } from "@/lib/errors";
import { type DatasheetAnswers, datasheetAnswersSchema, mergeAnswers, NO_ANSWERS } from "@/lib/reports/datasheet/answers";
import { readDatasheet, readDatasheetRecords } from "@/lib/reports/datasheet/data";
import { datasheetText } from "@/lib/reports/datasheet/datasheet-text";
import { hedsFile } from "@/lib/reports/datasheet/heds-json";
import { saveDatasheet } from "@/lib/reports/datasheet/mutations";
import { readJsonFile, studyById } from "./study-input";

type Flags = { answers?: string; heds?: boolean; json?: boolean };

/** Adds `datasheet` to the `study` command: the sheet of the page and of the API. */
export function registerStudyDatasheet(study: Command): void {
  study
    .command("datasheet")
    .description("the filled HEDS 3.0 datasheet as Markdown; --answers adds what only people know (docs/guide/datasheet.md)")
    .argument("<id>", "id of the study")
    .option("--answers <file>", "JSON: {study: {NUMBER: {text, options}}, criteria: {KEY: {NUMBER: …}}}; what it does not name stays")
    .addOption(new Option("--heds", "the file that the official form opens").conflicts("json"))
    .option("--json", "print one JSON object")
    .action(async (id: string, flags: Flags) => {
      const given = flags.answers === undefined ? undefined : readAnswers(flags.answers);
      const studyId = await studyById(id);
      if (given) {
        const { answers, updatedAt } = await readDatasheetRecords(studyId);
        await saveDatasheet(null, studyId, { answers: mergeAnswers(NO_ANSWERS, given, answers), replaces: updatedAt });
      }
      const datasheet = await readDatasheet(studyId, { actorId: null, numbers: "here" });
      process.stdout.write(flags.json ? `${JSON.stringify(datasheet)}\n` : flags.heds ? hedsFile(datasheet.sheet) : datasheetText(datasheet.sheet));
    });
}

function readAnswers(file: string): DatasheetAnswers {
  const parsed = datasheetAnswersSchema.safeParse(readJsonFile(file));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  throw new AppError("unprocessable", `${file} does not hold answers to a datasheet.`, { problems });
}
