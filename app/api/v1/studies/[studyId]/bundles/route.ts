import { handle } from "@/lib/api/handle";
import { listBundles } from "@/lib/reports/bundle/data";
import { listBundlesEndpoint, requestBundleEndpoint } from "@/lib/reports/bundle/endpoints";
import { requestBundle } from "@/lib/reports/bundle/mutations";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(listBundlesEndpoint, async ({ actor, params }) => ({ bundles: await listBundles(await authorizeStudy(actor, params.studyId)) }));

export const POST = handle(requestBundleEndpoint, async ({ actor, params, body }) => requestBundle(actor, await authorizeStudy(actor, params.studyId), body));
