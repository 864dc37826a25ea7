/** Reads for the researcher's pages: who is looking, may they, and what there is. */
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { listDatasets } from "@/lib/datasets/data";
import { AppError } from "@/lib/errors";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { authorizeStudy, getStudy } from "@/lib/studies/data";
import type { StudyDetail } from "@/lib/studies/types";
import { listPeople } from "@/lib/users/data";
import type { Actor } from "@/lib/users/types";
import { eligibleItems, NOTHING_ELIGIBLE } from "./data";
import type { EligibleItems } from "./study-plan";

export const RESEARCHERS = ["researcher", "admin"] as const;

/** The study of an address, for somebody who may manage it; everybody else is told that there is none. */
export const loadStudy = cache(async (id: string): Promise<{ actor: Actor; studyId: AuthorizedStudyId; study: StudyDetail }> => {
  const actor = await requireActor(RESEARCHERS);
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    const studyId = await authorizeStudy(actor, id);
    return { actor, studyId, study: await getStudy(studyId) };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});

/** The first people to pick evaluators from; the rest is found by typing. */
export async function loadPickablePeople(actor: Actor): Promise<{ email: string; name: string }[]> {
  const { people } = await listPeople(actor, { search: "", limit: 50 });
  return people.filter((person) => person.state !== "disabled").map(({ email, name }) => ({ email, name }));
}

export type FormDataset = {
  slug: string;
  title: string;
  eligible: EligibleItems;
  /** Medians, for the estimate of time; null where the dataset is empty. */
  turnsPerSession: number | null;
  sessionsPerEpisode: number | null;
  imagesPerEpisode: number | null;
};

/** Datasets as the study form offers them. */
export async function loadFormDatasets(actor: Actor): Promise<FormDataset[]> {
  const reader = datasetReader(actor);
  const [datasets, eligible] = await Promise.all([listDatasets(reader), eligibleItems(reader)]);
  return datasets.map(({ slug, title, counts }) => ({
    slug, title, eligible: eligible.get(slug) ?? NOTHING_ELIGIBLE,
    turnsPerSession: counts.turnsPerSession?.median ?? null,
    sessionsPerEpisode: counts.sessionsPerEpisode?.median ?? null,
    imagesPerEpisode: counts.imagesPerEpisode?.median ?? null,
  }));
}
