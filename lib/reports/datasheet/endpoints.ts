/** The part of /api/v1 that is about datasheets. */
import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { saveDatasheetSchema, studyDatasheetSchema } from "./schema";

const MANAGERS = ["researcher", "admin"] as const;
const params = z.strictObject({ studyId: z.uuid() });

export const getDatasheetEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/datasheet", roles: MANAGERS,
  summary: "The HEDS 3.0 datasheet of a study: what the platform answers, what people answered, what is missing, and earlier answers that may hold here too",
  params, response: studyDatasheetSchema,
});

export const saveDatasheetEndpoint = defineEndpoint({
  method: "PUT", path: "/studies/{studyId}/datasheet", roles: MANAGERS,
  summary: "Replace people's answers in the datasheet; allowed in every state of the study, and kept in the audit log",
  params, body: saveDatasheetSchema, bodyLimit: 2 * 1024 * 1024, response: studyDatasheetSchema,
});

export const hedsJsonEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/datasheet/heds.json", roles: MANAGERS,
  summary: "The datasheet as a file that the official form of HEDS 3.0 opens; drafts that nobody confirmed are left open",
  params, produces: "application/json",
});

export const datasheetTextEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/datasheet/datasheet.md", roles: MANAGERS,
  summary: "The datasheet as Markdown, for people",
  params, produces: "text/markdown",
});
