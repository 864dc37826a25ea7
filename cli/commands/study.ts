import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { Option, type Command } from "commander";
import { prepareDatabase } from "@/lib/db/prepare";
import type { ExportFormat } from "@/lib/reports/export/format";
import { readExport } from "@/lib/reports/export/data";
import { listAllStudies, listEvaluators } from "@/lib/studies/data";
import { EXPORT_FORMATS, EXPORT_SCOPES } from "@/lib/studies/endpoints";
import { addEvaluators, closeStudy, createStudy, startStudy } from "@/lib/studies/mutations";
import type { StudyStateAnswer } from "@/lib/studies/types";
import { registerStudyDatasheet } from "./study-datasheet";
import { registerStudyAnalyse } from "./study-analyse";
import { registerStudyDesign } from "./study-design";
import { readStudyFile, studyById } from "./study-input";
import { registerStudyRecount } from "./study-recount";
import { registerStudyResults } from "./study-results";

type Flags = { json?: boolean };
type ExportScope = (typeof EXPORT_SCOPES)[number];

/** Adds `concord study create|start|close|list|evaluators|export|results|recount|template|preview|design|reveal|datasheet`. */
export function registerStudy(program: Command): void {
  const study = program.command("study").description("make a study from a file, start it, add evaluators, close it, read and export its results");

  study
    .command("create")
    .description("a draft from a protocol file (docs/guide/researchers.md)")
    .argument("<file>", "JSON: name, dataset or sources, protocol, evaluators (make one with `study template`)")
    .option("--json", "print one JSON object")
    .action(async (file: string, flags: Flags) => {
      const input = readStudyFile(file);
      await prepareDatabase();
      print(flags, await createStudy(null, input));
    });

  study
    .command("start")
    .description("freeze the protocol, draw the items, let evaluators in")
    .argument("<id>", "id of the study")
    .option("--json", "print one JSON object")
    .action(async (id: string, flags: Flags) => print(flags, await startStudy(null, await studyById(id))));

  study
    .command("close")
    .description("stop handing out items; what comes later is kept as surplus")
    .argument("<id>", "id of the study")
    .option("--json", "print one JSON object")
    .action(async (id: string, flags: Flags) => print(flags, await closeStudy(null, await studyById(id))));

  study
    .command("list")
    .description("all studies with their state and progress")
    .option("--json", "print one JSON object")
    .action(async (flags: Flags) => {
      await prepareDatabase();
      const studies = await listAllStudies();
      if (flags.json) console.log(JSON.stringify({ studies }));
      else for (const { id, state, counted, wanted, name } of studies) console.log(`${id}  ${state.padEnd(7)}  ${counted} of ${wanted}  ${name}`);
    });

  study
    .command("evaluators")
    .description("who takes part; --add brings in more, by e-mail")
    .argument("<id>", "id of the study")
    .option("--add <email...>", "people with an account")
    .option("--json", "print one JSON object")
    .action(async (id: string, flags: Flags & { add?: string[] }) => {
      const studyId = await studyById(id);
      if (flags.add) await addEvaluators(null, studyId, flags.add);
      const evaluators = await listEvaluators(studyId);
      if (flags.json) console.log(JSON.stringify({ evaluators }));
      else for (const { pseudonym, email, counted } of evaluators) console.log(`${pseudonym}  ${email}  ${counted} counted`);
    });

  study
    .command("export")
    .description("one row per rating, to a file or to standard output")
    .argument("<id>", "id of the study")
    .addOption(new Option("--format <format>", "CSV is safe for spreadsheets, JSONL is unchanged").choices(EXPORT_FORMATS).default("csv"))
    .addOption(new Option("--scope <scope>", "all: earlier revisions and surplus judgments too").choices(EXPORT_SCOPES).default("counted"))
    .option("--out <file>", "instead of standard output")
    .action(async (id: string, flags: { format: ExportFormat; scope: ExportScope; out?: string }) => {
      const { stream } = await readExport(await studyById(id), flags.format, flags.scope);
      await pipeline(Readable.fromWeb(stream as NodeReadableStream), flags.out ? createWriteStream(flags.out) : process.stdout, { end: flags.out !== undefined });
    });

  registerStudyAnalyse(study);
  registerStudyDesign(study);
  registerStudyResults(study);
  registerStudyDatasheet(study);
  registerStudyRecount(study);
}

function print({ json }: Flags, answer: StudyStateAnswer): void {
  console.log(json ? JSON.stringify(answer) : `study ${answer.id} is ${answer.state === "draft" ? "a draft" : answer.state}`);
}
