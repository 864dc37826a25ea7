import { handle } from "@/lib/api/handle";
import { studyPulse } from "@/lib/reports/analysis/data";
import { getPulseEndpoint } from "@/lib/reports/endpoints";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(getPulseEndpoint, async ({ actor, params }) => ({ pulse: await studyPulse(await authorizeStudy(actor, params.studyId)) }));
