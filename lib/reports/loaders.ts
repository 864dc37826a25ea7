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
import type { Metric } from "@/lib/stats/metric";
import { type AgreementChoice, contrastName, type PairPlace } from "./agreement/address";
import { readPartOfAgreement } from "./agreement/data";
import { isWhole, type Part } from "./agreement/part";
import { type PartTable, preparePartTable } from "./agreement/part-table";
import { agreementView, type AgreementView } from "./agreement/agreement-view";
import { type LiveBlock, liveAgreement } from "./agreement/live-agreement";
import type { AgreementAnalysis } from "./analysis/agreement-schema";
import { analyse, type Analysis, studyPulse } from "./analysis/data";
import type { PairItems } from "./analysis/pair-schema";
import { pairScale } from "./agreement/pair-scale";
import { readNaming } from "./comparison/data";
import { listedFirst } from "./comparison/listed-first";
import { type LabelOf, sourceLabels } from "./comparison/source-labels";
import { eligibleItems, NOTHING_ELIGIBLE } from "./data";
import { type FormDataset, NO_VALUES } from "./form-dataset";
import { nothingToGuess } from "./guess-text";
import { readItem } from "./item/data";
import type { ItemAnswers } from "./item/schema";
import { lastPatternCheck, readPatterns } from "./patterns/data";
import type { PatternCheck } from "./patterns/schema";
import { type PlanInput, planSources, type StudyPlan } from "./study-plan";
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

/** An item of the study by its code; there is no page for others. */
export async function loadItem(studyId: AuthorizedStudyId, code: string): Promise<ItemAnswers> {
  try {
    return await readItem(studyId, code);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}

/** What the sources of a comparison are called on screen. */
export async function loadSourceLabels(studyId: AuthorizedStudyId, { kind }: StudyDetail): Promise<LabelOf> {
  return kind === "comparison" ? sourceLabels((await readNaming(studyId)).sources) : (name) => name;
}

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
  const arePart = sources.map(({ slice }) => Object.keys(slice).length > 0);
  const [datasets, eligible, sample] = await Promise.all([
    Promise.all(sources.map(({ dataset }) => getDataset(reader, dataset.slug))), eligibleItems(reader), arePart.includes(true) ? previewSample(reader, sourceInputs(sources), protocol) : null,
  ]);
  const plan = planSources(sources.map(({ dataset: { slug } }, index): PlanInput => {
    const counts = datasets[index]?.counts;
    return {
      unit: protocol.unit, eligible: eligible.get(slug) ?? NOTHING_ELIGIBLE, includeMade: protocol.includeScripted,
      eligibleInSlice: arePart[index] && sample?.kind === "rating" ? (sample.bySource[index] ?? 0) : null,
      size: protocol.sample.size, evaluatorsPerItem: protocol.evaluatorsPerItem, criteria: protocol.criteria.length, evaluators,
      turnsPerSession: counts?.turnsPerSession?.median ?? null, sessionsPerEpisode: counts?.sessionsPerEpisode?.median ?? null, imagesPerEpisode: counts?.imagesPerEpisode?.median ?? null,
    };
  }));
  if (!plan) throw new Error("A study has no source.");
  return plan;
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

/** Alpha by criterion as of now, from stored counts: for large studies whose analysis is computed by the worker and may be behind. */
export async function loadLiveAgreement(studyId: AuthorizedStudyId, study: StudyDetail, { metric, first }: { metric: Metric; first: string | undefined }): Promise<LiveBlock[]> {
  const [stored, naming] = await Promise.all([readPatterns(studyId), study.kind === "comparison" ? readNaming(studyId) : null]);
  return liveAgreement(stored, { criteria: study.protocol.criteria, metric, naming, first: first ?? null });
}

/** The same, only where it says more than the analysis does. */
export async function loadLiveIfBehind(studyId: AuthorizedStudyId, study: StudyDetail, found: Analysis<unknown> | null, options: { metric: Metric; first: string | undefined }): Promise<LiveBlock[] | null> {
  return found === null || found.isBehind ? loadLiveAgreement(studyId, study, options) : null;
}

type Agreement = { found: Analysis<AgreementAnalysis> | null; view: AgreementView; pulse: string; check: PatternCheck | null };

export async function loadAgreement(studyId: AuthorizedStudyId, study: StudyDetail, choice: AgreementChoice): Promise<Agreement> {
  const { metric } = choice;
  const first = firstOf(study, choice.first);
  // Before the answers: what comes in between then makes the page read itself anew.
  const pulse = await studyPulse(studyId);
  const [found, labelOf, check] = await Promise.all([analyse(studyId, { kind: "agreement", metric, first: first ?? null }), loadSourceLabels(studyId, study), lastPatternCheck(studyId)]);
  const live = await loadLiveIfBehind(studyId, study, found, { metric, first });
  return { found, view: agreementView({ analysis: found?.body ?? null, live, study, labelOf }, choice), pulse, check };
}

/** Null where the address asks for no part. */
export async function loadPartOfAgreement(studyId: AuthorizedStudyId, study: StudyDetail, part: Part, choice: AgreementChoice): Promise<PartTable | null> {
  if (isWhole(part)) return null;
  const { blocks, cost } = await readPartOfAgreement(studyId, study, part, { metric: choice.metric, first: firstOf(study, choice.first) ?? null });
  return preparePartTable(blocks.find(({ contrast }) => contrast !== null && contrastName(contrast) === choice.sources) ?? blocks[0], cost);
}

type Pair = { found: Analysis<PairItems> | null; pulse: string; scale: { value: number; label: string }[] };

/** Two evaluators on one criterion, with words for its points. Where there are no such two, there is no page. */
export async function loadPair(studyId: AuthorizedStudyId, study: StudyDetail, { key, one, other, ...place }: PairPlace): Promise<Pair> {
  const pulse = await studyPulse(studyId);
  try {
    const [found, labelOf] = await Promise.all([analyse(studyId, { kind: "pair", key, one, other, first: firstOf(study, place.first) ?? null }), loadSourceLabels(studyId, study)]);
    return { found, pulse, scale: found ? pairScale(study.protocol, found.body, labelOf) : [] };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}

function firstOf(study: StudyDetail, asked: string | undefined): string | undefined {
  return study.kind === "comparison" ? asked ?? listedFirst(study) : undefined;
}
