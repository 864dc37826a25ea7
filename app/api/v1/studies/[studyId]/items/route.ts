import { handle } from "@/lib/api/handle";
import { analysed } from "@/lib/reports/analysis/data";
import { listItemDisagreementsEndpoint } from "@/lib/reports/endpoints";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(listItemDisagreementsEndpoint, async ({ actor, params }) => analysed(await authorizeStudy(actor, params.studyId), { kind: "items" }));
