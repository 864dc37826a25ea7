/** The part of /api/v1 that takes datasets out again. */
import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { slugSchema } from "../schema";
import { exportEstimateSchema, exportListSchema, exportViewSchema } from "./schema";
import { exportSelectionSchema, exportSettingsSchema } from "./settings";

const roles = ["researcher", "admin"] as const;
const dataset = z.strictObject({ slug: slugSchema });
const one = z.strictObject({ slug: slugSchema, exportId: z.uuid() });
/** Ten thousand ids of episodes. */
const BODY_LIMIT = 6 * 1024 * 1024;

export const requestExportEndpoint = defineEndpoint({
  method: "POST", path: "/datasets/{slug}/exports", roles, summary: "Have a dataset, or a slice of it, written as files by the worker", params: dataset,
  body: exportSettingsSchema, bodyLimit: BODY_LIMIT, response: exportViewSchema,
});

export const listExportsEndpoint = defineEndpoint({
  method: "GET", path: "/datasets/{slug}/exports", roles, summary: "Exports of the dataset that were asked for, newest first", params: dataset, response: exportListSchema,
});

export const estimateExportEndpoint = defineEndpoint({
  method: "POST", path: "/datasets/{slug}/exports/estimate", roles, summary: "What an export would come to: episodes, pictures, bytes", params: dataset,
  body: exportSelectionSchema, bodyLimit: BODY_LIMIT, response: exportEstimateSchema,
});

export const getExportEndpoint = defineEndpoint({
  method: "GET", path: "/datasets/{slug}/exports/{exportId}", roles, summary: "How far an export is", params: one, response: exportViewSchema,
});

export const cancelExportEndpoint = defineEndpoint({
  method: "POST", path: "/datasets/{slug}/exports/{exportId}/cancel", roles, summary: "Asks an export to stop; nothing of it is kept", params: one, response: exportViewSchema,
});

export const downloadExportEndpoint = defineEndpoint({
  method: "GET", path: "/datasets/{slug}/exports/{exportId}/file", roles, summary: "The export as a zip archive", params: one, produces: "application/zip",
});
