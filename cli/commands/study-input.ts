/** What the commands about studies are given: an id, or a file that describes a study. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { prepareDatabase } from "@/lib/db/prepare";
import { AppError } from "@/lib/errors";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { type StudyInput, studyInputSchema } from "@/lib/studies/protocol";
import { UsageError } from "../usage-error";

export async function studyById(id: string): Promise<AuthorizedStudyId> {
  if (!z.uuid().safeParse(id).success) throw new UsageError(`"${id}" is not the id of a study.`);
  await prepareDatabase();
  return authorizeStudyLocally(id);
}

export function readStudyFile(file: string): StudyInput {
  const parsed = studyInputSchema.safeParse(readJsonFile(file));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  throw new AppError("unprocessable", `${file} does not describe a study.`, { problems });
}

export function readJsonFile(file: string): unknown {
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
