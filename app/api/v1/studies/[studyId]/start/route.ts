import { handle } from "@/lib/api/handle";
import { authorizeStudy } from "@/lib/studies/data";
import { startStudyEndpoint } from "@/lib/studies/endpoints";
import { startStudy } from "@/lib/studies/mutations";

export const POST = handle(startStudyEndpoint, async ({ actor, params }) => startStudy(actor, await authorizeStudy(actor, params.studyId)));
