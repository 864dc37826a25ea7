import { handle } from "@/lib/api/handle";
import { authorizeStudy, getStudy } from "@/lib/studies/data";
import { getStudyEndpoint, updateStudyEndpoint } from "@/lib/studies/endpoints";
import { updateStudy } from "@/lib/studies/mutations";

export const GET = handle(getStudyEndpoint, async ({ actor, params }) => getStudy(await authorizeStudy(actor, params.studyId)));

export const PATCH = handle(updateStudyEndpoint, async ({ actor, params, body }) => {
  const studyId = await authorizeStudy(actor, params.studyId);
  await updateStudy(actor, studyId, body);
  return getStudy(studyId);
});
