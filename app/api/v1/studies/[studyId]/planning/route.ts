import { handle } from "@/lib/api/handle";
import { analysed } from "@/lib/reports/analysis/data";
import { getPlanningEndpoint } from "@/lib/reports/endpoints";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(getPlanningEndpoint, async ({ actor, params, query: { metric, first = null, h: halfWidth = null } }) =>
  analysed(await authorizeStudy(actor, params.studyId), { kind: "planning", metric, first, halfWidth }));
