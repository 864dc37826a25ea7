import { handle } from "@/lib/api/handle";
import { authorizeStudy, getStudy } from "@/lib/studies/data";
import { revealSourcesEndpoint } from "@/lib/studies/endpoints";
import { revealSources } from "@/lib/studies/mutations";

export const POST = handle(revealSourcesEndpoint, async ({ actor, params }) => {
  const studyId = await authorizeStudy(actor, params.studyId);
  await revealSources(actor, studyId);
  return getStudy(studyId);
});
