import { handle } from "@/lib/api/handle";
import { analysed } from "@/lib/reports/analysis/data";
import { getEvaluatorsEndpoint } from "@/lib/reports/endpoints";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(getEvaluatorsEndpoint, async ({ actor, params, query: { metric, first = null } }) =>
  analysed(await authorizeStudy(actor, params.studyId), { kind: "evaluators", metric, first }));
