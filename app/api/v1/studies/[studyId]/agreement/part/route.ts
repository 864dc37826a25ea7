import { handle } from "@/lib/api/handle";
import { readPartOfAgreement } from "@/lib/reports/agreement/data";
import { getPartAgreementEndpoint } from "@/lib/reports/endpoints";
import { authorizeStudy, getStudy } from "@/lib/studies/data";

export const GET = handle(getPartAgreementEndpoint, async ({ actor, params, query: { metric, first = null, ...part } }) => {
  const studyId = await authorizeStudy(actor, params.studyId);
  const { blocks, cost } = await readPartOfAgreement(studyId, await getStudy(studyId), part, { metric, first });
  return {
    metric, cost,
    blocks: blocks.map(({ contrast, criteria }) => ({
      contrast,
      criteria: criteria.map(({ key, name, note, agreement: { alpha, reason, ci, percentAgreement, items, raters, ratings } }) => ({ key, name, alpha, reason, ci, percentAgreement, items, raters, ratings, note })),
    })),
  };
});
