import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { previewSample } from "@/lib/studies/design/data";
import { previewSampleEndpoint } from "@/lib/studies/endpoints";

export const POST = handle(previewSampleEndpoint, async ({ actor, body }) => previewSample(datasetReader(actor), body.sources, body.protocol));
