import { handle } from "@/lib/api/handle";
import { authorizeStudy } from "@/lib/studies/data";
import { closeStudyEndpoint } from "@/lib/studies/endpoints";
import { closeStudy } from "@/lib/studies/mutations";

export const POST = handle(closeStudyEndpoint, async ({ actor, params }) => closeStudy(actor, await authorizeStudy(actor, params.studyId)));
