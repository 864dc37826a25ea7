import { handle } from "@/lib/api/handle";
import { datasetReader, importer } from "@/lib/datasets/access";
import { checkStanding } from "@/lib/images/check/data";
import { findPart, listRounds, partOf, readStanding, slicesOfDraft } from "@/lib/images/links/data";
import { getLinks, startRound } from "@/lib/images/links/endpoints";
import { createRound } from "@/lib/images/links/mutations";
import { linksPayloadSchema } from "@/lib/images/links/types";

export const GET = handle(getLinks, async ({ actor, params, query }) => {
  const reader = datasetReader(actor);
  const part = await partOf(reader, params.slug, query.studyId);
  const [standing, stored, rounds] = await Promise.all([readStanding(part), checkStanding(reader, part.datasetId), listRounds(reader, params.slug)]);
  return { standing, stored, rounds };
});

export const POST = handle(startRound, async ({ actor, params, body: { mode, again, studyId, slice } }) => {
  const admin = importer(actor);
  const reader = datasetReader(actor);
  const slices = studyId === undefined ? (slice ? [slice] : []) : await slicesOfDraft(reader, studyId, params.slug);
  await findPart(reader, params.slug, slices);
  return { jobId: await createRound(admin, linksPayloadSchema.parse({ dataset: params.slug, mode, again, slices, studyId: studyId ?? null })) };
});
