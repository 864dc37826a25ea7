import { handle } from "@/lib/api/handle";
import { authorizeStudy, listEvaluators } from "@/lib/studies/data";
import { addEvaluatorsEndpoint, listEvaluatorsEndpoint } from "@/lib/studies/endpoints";
import { addEvaluators } from "@/lib/studies/mutations";

export const GET = handle(listEvaluatorsEndpoint, async ({ actor, params }) => ({
  evaluators: await listEvaluators(await authorizeStudy(actor, params.studyId)),
}));

export const POST = handle(addEvaluatorsEndpoint, async ({ actor, params, body }) => {
  const studyId = await authorizeStudy(actor, params.studyId);
  await addEvaluators(actor, studyId, body.evaluators);
  return { evaluators: await listEvaluators(studyId) };
});
