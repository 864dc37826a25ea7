import { handle } from "@/lib/api/handle";
import { getBundle } from "@/lib/reports/bundle/data";
import { getBundleEndpoint } from "@/lib/reports/bundle/endpoints";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(getBundleEndpoint, async ({ actor, params }) => getBundle(await authorizeStudy(actor, params.studyId), params.bundleId));
