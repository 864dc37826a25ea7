/** Reads for the researcher's pages: who is looking, may they, and what there is. */
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { getDataset, listDatasets } from "@/lib/datasets/data";
import { AppError } from "@/lib/errors";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { authorizeStudy, getStudy } from "@/lib/studies/data";
import { previewSample } from "@/lib/studies/design/data";
import type { DesignPreview } from "@/lib/studies/design/schema";
import { type ComparisonProtocol, contrastsOf, type RatingProtocol } from "@/lib/studies/protocol";
import type { SourceInput } from "@/lib/studies/slice";
import type { StudyDetail } from "@/lib/studies/types";
import { listPeople } from "@/lib/users/data";
import type { Actor } from "@/lib/users/types";
import { eligibleItems, NOTHING_ELIGIBLE } from "./data";
import { type FormDataset, NO_VALUES } from "./form-dataset";
import { nothingToGuess } from "./guess-text";
import { planStudy, type StudyPlan } from "./study-plan";
import { sliceValues } from "./slice-values/data";

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

/** Datasets as the study form offers them. */
export async function loadFormDatasets(actor: Actor): Promise<FormDataset[]> {
  const reader = datasetReader(actor);
  const [datasets, eligible, values] = await Promise.all([listDatasets(reader), eligibleItems(reader), sliceValues(reader)]);
  return datasets.map(({ slug, title, counts }) => ({
    slug, title, eligible: eligible.get(slug) ?? NOTHING_ELIGIBLE,
    turnsPerSession: counts.turnsPerSession?.median ?? null,
    sessionsPerEpisode: counts.sessionsPerEpisode?.median ?? null,
    imagesPerEpisode: counts.imagesPerEpisode?.median ?? null,
    isSingleSession: counts.sessionsPerEpisode?.max === 1,
    values: values.get(slug) ?? NO_VALUES,
  }));
}

/** What a rating study that is still a draft comes to. */
export async function loadRatingPlan(actor: Actor, sources: StudyDetail["sources"], protocol: RatingProtocol, evaluators: number): Promise<StudyPlan> {
  const reader = datasetReader(actor);
  const [source] = sources;
  const isPart = source !== undefined && Object.keys(source.slice).length > 0;
  const [dataset, eligible, sample] = await Promise.all([
    getDataset(reader, source?.dataset.slug ?? ""), eligibleItems(reader), isPart ? previewSample(reader, sourceInputs(sources), protocol) : null,
  ]);
  return planStudy({
    unit: protocol.unit, eligible: eligible.get(source?.dataset.slug ?? "") ?? NOTHING_ELIGIBLE, includeMade: protocol.includeScripted,
    eligibleInSlice: sample?.kind === "rating" ? sample.eligible : null,
    size: protocol.sample.size, evaluatorsPerItem: protocol.evaluatorsPerItem, criteria: protocol.criteria.length, evaluators,
    turnsPerSession: dataset?.counts.turnsPerSession?.median ?? null,
    sessionsPerEpisode: dataset?.counts.sessionsPerEpisode?.median ?? null,
    imagesPerEpisode: dataset?.counts.imagesPerEpisode?.median ?? null,
  });
}

/** What a comparison that is still a draft would draw if it started now. */
export async function loadComparisonPreview(actor: Actor, sources: StudyDetail["sources"], protocol: ComparisonProtocol): Promise<DesignPreview> {
  const sample = await previewSample(datasetReader(actor), sourceInputs(sources), protocol);
  return sample.kind === "comparison" ? sample : { kind: "comparison", contrasts: [], problems: ["Nothing is compared."], medians: null };
}

/** Why evaluators of a draft could not be asked which side was machine-made; null if they can be. */
export async function loadNothingToGuess(actor: Actor, sources: StudyDetail["sources"], protocol: ComparisonProtocol): Promise<string | null> {
  const eligible = await eligibleItems(datasetReader(actor));
  const given = sources.map(({ dataset, slice }) => ({ eligible: eligible.get(dataset.slug) ?? NOTHING_ELIGIBLE, origins: slice.origins }));
  return nothingToGuess(given, contrastsOf(protocol, sources.length), protocol);
}

function sourceInputs(sources: StudyDetail["sources"]): SourceInput[] {
  return sources.map(({ dataset, slice }) => ({ dataset: dataset.slug, slice }));
}
