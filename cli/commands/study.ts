import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { z } from "zod";
import { prepareDatabase } from "@/lib/db/prepare";
import { AppError } from "@/lib/errors";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { closeStudy, createStudy, startStudy } from "@/lib/studies/mutations";
import { type StudyInput, studyInputSchema } from "@/lib/studies/protocol";
import type { StudyStateAnswer } from "@/lib/studies/types";
import { UsageError } from "../usage-error";
import { registerStudyResults } from "./study-results";

type Flags = { json?: boolean };

/** Adds `concord study create|start|close|results`. */
export function registerStudy(program: Command): void {
  const study = program.command("study").description("make a study from a file, start it, close it, read its results");

  study
    .command("create")
    .description("a draft from a protocol file (docs/guide/researchers.md)")
    .argument("<file>", "JSON: name, dataset, protocol, evaluators")
    .option("--json", "print one JSON object")
    .action(async (file: string, flags: Flags) => {
      const input = readInput(file);
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

  registerStudyResults(study);
}

async function studyById(id: string): Promise<AuthorizedStudyId> {
  if (!z.uuid().safeParse(id).success) throw new UsageError(`"${id}" is not the id of a study.`);
  await prepareDatabase();
  return authorizeStudyLocally(id);
}

function readInput(file: string): StudyInput {
  const parsed = studyInputSchema.safeParse(readJsonFile(file));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  throw new AppError("unprocessable", `${file} does not describe a study.`, { problems });
}

function readJsonFile(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function print({ json }: Flags, answer: StudyStateAnswer): void {
  console.log(json ? JSON.stringify(answer) : `study ${answer.id} is ${answer.state === "draft" ? "a draft" : answer.state}`);
}
