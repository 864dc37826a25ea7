import { handle } from "@/lib/api/handle";
import { recountStudyEndpoint } from "@/lib/reports/endpoints";
import { recountStudy } from "@/lib/reports/patterns/mutations";
import { authorizeStudy } from "@/lib/studies/data";

export const POST = handle(recountStudyEndpoint, async ({ actor, params, body }) => recountStudy(actor, await authorizeStudy(actor, params.studyId), body));
