/** The part of /api/v1 that is about results. */
import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { metricSchema, studyResultsSchema } from "./schema";

export const getResultsEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/results", roles: ["researcher", "admin"],
  summary: "Results by criterion: distribution, mean, Krippendorff's alpha with its interval, or the reason why there is none",
  params: z.strictObject({ studyId: z.uuid() }),
  query: z.strictObject({ metric: metricSchema.default("ordinal") }),
  response: studyResultsSchema,
});
