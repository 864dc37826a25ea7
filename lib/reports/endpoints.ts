/** The part of /api/v1 that is about results. */
import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { partAgreementSchema, partSchema } from "./agreement/part";
import { RATER_MEASURES } from "./agreement/rater-measures";
import { agreementAnalysisSchema } from "./analysis/agreement-schema";
import { evaluatorsAnalysisSchema } from "./analysis/evaluators-schema";
import { itemsAnalysisSchema } from "./analysis/items-schema";
import { meansAnalysisSchema } from "./analysis/means-schema";
import { pairItemsSchema } from "./analysis/pair-schema";
import { planningAnalysisSchema } from "./analysis/planning-schema";
import { halfWidthSchema } from "./analysis/request";
import { comparisonResultsSchema } from "./comparison/schema";
import { FIGURE_FORMATS } from "./figures/figure-format";
import { FIGURE_KINDS } from "./figures/render-figure";
import { itemAnswersSchema, itemCodeSchema } from "./item/schema";
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

const roles = ["researcher", "admin"] as const;
const study = z.strictObject({ studyId: z.uuid() });
const metricAndFirst = z.strictObject({ metric: metricSchema.default("ordinal"), first: z.string().max(300).optional() });

export const getAgreementEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/agreement", roles, params: study, query: metricAndFirst, response: agreementAnalysisSchema,
  summary: "Every coefficient of agreement by criterion (in a comparison also by pair of sources), and evaluator by evaluator",
});

export const getPartAgreementEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/agreement/part", roles, params: study, query: z.strictObject({ ...metricAndFirst.shape, ...partSchema.shape }), response: partAgreementSchema,
  summary: "Krippendorff's alpha over a part of the answers (evaluators, days, one version of the protocol), counted from the ratings, and what that cost",
});

export const getPairItemsEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/agreement/pair", roles, params: study, response: pairItemsSchema,
  query: z.strictObject({ key: z.string().max(1_000), one: z.string().max(100), other: z.string().max(100), first: z.string().max(300).optional() }),
  summary: "The items that two evaluators both answered, largest difference first",
});

export const listItemDisagreementsEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/items", roles, params: study, response: itemsAnalysisSchema, summary: "Items by how far apart their evaluators are",
});

export const getItemAnswersEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/items/{item}", roles, params: z.strictObject({ studyId: z.uuid(), item: itemCodeSchema }), response: itemAnswersSchema,
  summary: "What each evaluator answered to one item",
});

export const getEvaluatorsEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/evaluators/diagnostics", roles, params: study, query: metricAndFirst, response: evaluatorsAnalysisSchema,
  summary: "What can be said about evaluators: flags are reasons to look, never to exclude",
});

export const getMeansEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/means", roles, params: study, response: meansAnalysisSchema,
  query: z.strictObject({ first: z.string().max(300).optional() }),
  summary: "Means by criterion with components of variance and effects of evaluators; where items are of several origins, their differences, also adjusted for who answered",
});

export const getPlanningEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/planning", roles, params: study, response: planningAnalysisSchema,
  query: z.strictObject({ ...metricAndFirst.shape, /** Half of the width that intervals should have; without it, two usual ones. */ h: z.coerce.number().pipe(halfWidthSchema).optional() }),
  summary: "How many items, evaluators or judgments it takes until an interval is as narrow as wanted",
});

export const getPulseEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/pulse", roles, params: study, response: z.strictObject({ pulse: z.string() }),
  summary: "A text that changes whenever something happens in the study: for pages and programs that keep up with it",
});

export const getFigureEndpoint = defineEndpoint({
  method: "GET", path: "/studies/{studyId}/figures/{figure}", roles, produces: "image/svg+xml",
  summary: "A figure of the results to publish, of fixed size: NAME.svg or NAME.pdf",
  params: z.strictObject({ studyId: z.uuid(), figure: z.string().regex(new RegExp(`^(${FIGURE_KINDS.join("|")})\\.(${FIGURE_FORMATS.join("|")})$`), "is the name of a figure with .svg or .pdf") }),
  query: z.strictObject({
    metric: metricSchema.default("ordinal"), first: z.string().max(300).optional(),
    /** Of agreement in a comparison: the pair of sources, as FIRST:SECOND. */
    sources: z.string().max(1_000).optional(),
    /** Of evaluators two by two: the criterion, as the agreement analysis names it, and what the cells say. */
    key: z.string().max(1_000).optional(),
    measure: z.enum(RATER_MEASURES).default("agreement"),
    /** The width of a column or of a page. */
    width: z.enum(["page", "column"]).default("page"),
    /** Changes nothing: makes the address another one when the figure is another one, for browsers that keep a picture by its address. */
    digest: z.string().max(64).optional(),
  }),
});
