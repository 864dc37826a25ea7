/** What the pages of the desk begin with: who is looking, and the instructions of a study in which they evaluate. */
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { authorizeMembership, readInstructions } from "@/lib/studies/data";
import type { Instructions } from "@/lib/studies/types";
import type { Actor } from "@/lib/users/types";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Somebody who does not evaluate in the study is told that there is none. */
export const loadInstructions = cache(async (studyId: string): Promise<{ actor: Actor; instructions: Instructions }> => {
  const actor = await requireActor();
  if (!UUID.test(studyId)) notFound();
  try {
    return { actor, instructions: await readInstructions(await authorizeMembership(actor, studyId)) };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
