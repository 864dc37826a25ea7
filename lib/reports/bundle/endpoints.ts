/** The part of /api/v1 that is about bundles: everything that a paper needs, in one archive that can be checked by itself. */
import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { bundleListSchema, bundleRequestSchema, bundleViewSchema } from "./schema";

const roles = ["researcher", "admin"] as const;
const study = z.strictObject({ studyId: z.uuid() });
const bundle = z.strictObject({ studyId: z.uuid(), bundleId: z.uuid() });

export const requestBundleEndpoint = defineEndpoint({
  method: "POST", path: "/studies/{studyId}/bundles", roles, summary: "Have a bundle of the study made by the worker", params: study, body: bundleRequestSchema, response: bundleViewSchema,
});

export const listBundlesEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/bundles", roles, summary: "Bundles of the study that were asked for, newest first", params: study, response: bundleListSchema,
});

export const getBundleEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/bundles/{bundleId}", roles, summary: "How far a bundle is", params: bundle, response: bundleViewSchema,
});

export const downloadBundleEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/bundles/{bundleId}/file", roles, summary: "The bundle as a zip archive", params: bundle, produces: "application/zip",
});
