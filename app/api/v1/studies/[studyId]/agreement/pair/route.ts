import { handle } from "@/lib/api/handle";
import { analysed } from "@/lib/reports/analysis/data";
import { getPairItemsEndpoint } from "@/lib/reports/endpoints";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(getPairItemsEndpoint, async ({ actor, params, query: { first = null, ...pair } }) =>
  analysed(await authorizeStudy(actor, params.studyId), { kind: "pair", first, ...pair }));
