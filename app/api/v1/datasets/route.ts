import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import * as data from "@/lib/datasets/data";
import { listDatasets } from "@/lib/datasets/endpoints";

export const GET = handle(listDatasets, async ({ actor }) => ({ datasets: await data.listDatasets(datasetReader(actor)) }));
