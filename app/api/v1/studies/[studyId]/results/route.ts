import { handle } from "@/lib/api/handle";
import { readResults } from "@/lib/reports/data";
import { getResultsEndpoint } from "@/lib/reports/endpoints";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(getResultsEndpoint, async ({ actor, params, query }) => readResults(await authorizeStudy(actor, params.studyId), query));
