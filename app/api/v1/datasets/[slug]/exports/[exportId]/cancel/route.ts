import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { cancelExportEndpoint } from "@/lib/datasets/export/endpoints";
import { cancelExport } from "@/lib/datasets/export/mutations";

export const POST = handle(cancelExportEndpoint, async ({ actor, params }) => cancelExport(datasetReader(actor), params.slug, params.exportId));
