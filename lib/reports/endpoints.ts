/** The part of /api/v1 that is about results. */
import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { comparisonResultsSchema } from "./comparison/schema";
import { recountSchema } from "./patterns/schema";
import { metricSchema, studyResultsSchema } from "./schema";

export const getResultsEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/results", roles: ["researcher", "admin"],
  summary:
    "Results by `study.kind`. Rating: distribution, mean, Krippendorff's alpha by criterion. Comparison: wins, ties, losses and net preference of each two sources by criterion. Intervals, or the reason why there is none",
  params: z.strictObject({ studyId: z.uuid() }),
  query: z.strictObject({
    /** Of alpha, in a rating study. */
    metric: metricSchema.default("ordinal"),
    /** In a comparison: the source that is named first in each of its pairs. */
    first: z.string().max(300).optional(),
  }),
  response: z.union([studyResultsSchema, comparisonResultsSchema]),
});

export const recountStudyEndpoint = defineEndpoint({
  method: "POST", path: "/studies/{studyId}/recount", roles: ["researcher", "admin"],
  summary: "Count a study's ratings anew and say where the stored counts differ; with `repair` put those right. Costs all its ratings",
  params: z.strictObject({ studyId: z.uuid() }),
  body: z.strictObject({ repair: z.boolean().default(false) }),
  response: recountSchema,
});
