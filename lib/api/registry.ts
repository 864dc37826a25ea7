/** Every endpoint of /api/v1. A test compares this list with the route files, so that none is undocumented or unguarded. */
import * as alignments from "@/lib/alignments/endpoints";
import * as calibrations from "@/lib/calibrations/endpoints";
import * as datasetAnalyses from "@/lib/datasets/analysis/endpoints";
import * as datasets from "@/lib/datasets/endpoints";
import * as images from "@/lib/images/endpoints";
import * as links from "@/lib/images/links/endpoints";
import * as datasetExports from "@/lib/datasets/export/endpoints";
import * as engines from "@/lib/engines/endpoints";
import * as generation from "@/lib/generation/endpoints";
import * as names from "@/lib/generation/names/endpoints";
import * as judgments from "@/lib/judgments/endpoints";
import * as bundles from "@/lib/reports/bundle/endpoints";
import * as datasheets from "@/lib/reports/datasheet/endpoints";
import * as reports from "@/lib/reports/endpoints";
import * as studies from "@/lib/studies/endpoints";
import * as users from "@/lib/users/endpoints";
import { z } from "zod";
import { defineEndpoint, type Endpoint } from "./endpoint";

export const openApi = defineEndpoint({
  method: "GET", path: "/openapi.json", roles: "anyone", summary: "This document", response: z.object({ openapi: z.string() }).loose(),
});

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === "object" && value !== null && "method" in value && "path" in value && "roles" in value;
}

/** Whatever a domain's endpoints.ts exports as an endpoint counts: nothing has to be listed twice. */
export const endpoints: readonly Endpoint[] = [
  openApi,
  ...[users, datasets, datasetAnalyses, datasetExports, images, links, generation, names, alignments, calibrations, engines, studies, judgments, reports, datasheets, bundles].flatMap((domain) => Object.values(domain).filter(isEndpoint)),
];
