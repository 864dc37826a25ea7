import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { listAnalyses } from "@/lib/datasets/analysis/data";
import { compareDatasets } from "@/lib/datasets/analysis/endpoints";
import { tableOneReport } from "@/lib/datasets/analysis/dataset-latex";

export const GET = handle(compareDatasets, async ({ actor }) => tableOneReport(await listAnalyses(datasetReader(actor))));
