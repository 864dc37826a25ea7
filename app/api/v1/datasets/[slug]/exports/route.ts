import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { listExports } from "@/lib/datasets/export/data";
import { listExportsEndpoint, requestExportEndpoint } from "@/lib/datasets/export/endpoints";
import { requestExport } from "@/lib/datasets/export/mutations";

export const GET = handle(listExportsEndpoint, async ({ actor, params }) => ({ exports: await listExports(datasetReader(actor), params.slug) }));

export const POST = handle(requestExportEndpoint, async ({ actor, params, body }) => requestExport(actor, params.slug, body));
