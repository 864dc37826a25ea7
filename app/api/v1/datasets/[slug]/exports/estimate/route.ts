import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { estimateExport } from "@/lib/datasets/export/data";
import { estimateExportEndpoint } from "@/lib/datasets/export/endpoints";

export const POST = handle(estimateExportEndpoint, async ({ actor, params, body }) => estimateExport(datasetReader(actor), params.slug, body));
