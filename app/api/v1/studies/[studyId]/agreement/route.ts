import { handle } from "@/lib/api/handle";
import { analysed } from "@/lib/reports/analysis/data";
import { getAgreementEndpoint } from "@/lib/reports/endpoints";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(getAgreementEndpoint, async ({ actor, params, query: { metric, first = null } }) =>
  analysed(await authorizeStudy(actor, params.studyId), { kind: "agreement", metric, first }));
