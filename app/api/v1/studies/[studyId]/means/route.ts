import { handle } from "@/lib/api/handle";
import { analysed } from "@/lib/reports/analysis/data";
import { getMeansEndpoint } from "@/lib/reports/endpoints";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(getMeansEndpoint, async ({ actor, params, query: { first = null } }) =>
  analysed(await authorizeStudy(actor, params.studyId), { kind: "means", first }));
