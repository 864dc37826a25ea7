import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { getExport } from "@/lib/datasets/export/data";
import { getExportEndpoint } from "@/lib/datasets/export/endpoints";

export const GET = handle(getExportEndpoint, async ({ actor, params }) => getExport(datasetReader(actor), params.slug, params.exportId));
