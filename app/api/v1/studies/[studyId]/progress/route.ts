import { handle } from "@/lib/api/handle";
import { authorizeStudy, studyProgress } from "@/lib/studies/data";
import { getProgressEndpoint } from "@/lib/studies/endpoints";

export const GET = handle(getProgressEndpoint, async ({ actor, params }) => studyProgress(await authorizeStudy(actor, params.studyId)));
