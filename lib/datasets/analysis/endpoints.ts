import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { FIGURE_FORMATS } from "@/lib/reports/figures/figure-format";
import { slugSchema } from "../schema";
import { ANALYSIS_CHARTS } from "./analysis-charts";
import { PROBLEM_KEYS } from "./problems";
import { analysisQuerySchema, problemQuerySchema, qualityQuerySchema } from "./query";
import { tableOneRowSchema } from "./table-one";
import { analysisViewSchema, qualityViewSchema } from "./types";

const READERS = ["researcher", "admin"] as const;
const bySlug = z.object({ slug: slugSchema });

export const compareDatasets = defineEndpoint({
  method: "GET", path: "/datasets/analysis", roles: READERS,
  summary: "Table 1 over the newest version of every dataset: modality, size, means per session and episode; as LaTeX too. `waiting` lists those that are still being computed.",
  response: z.object({ columns: z.array(z.object({ title: z.string(), definition: z.string() })), rows: z.array(tableOneRowSchema), waiting: z.array(z.string()), latex: z.string() }),
});

export const getDatasetAnalysis = defineEndpoint({
  method: "GET", path: "/datasets/{slug}/analysis", roles: READERS,
  summary: "What a version of a dataset consists of: people, personas, pictures, time, lengths; its row of Table 1, and Table 2 as LaTeX. `analysis` is null until it has been computed: ask again.",
  params: bySlug, query: analysisQuerySchema,
  response: analysisViewSchema.extend({ tableOne: tableOneRowSchema.nullable(), latex: z.string().nullable() }),
});

export const recomputeDatasetAnalysis = defineEndpoint({
  method: "POST", path: "/datasets/{slug}/analysis", roles: READERS,
  summary: "Has a version analysed anew: after pictures were fetched, or after a failure. What was computed before stays until then.",
  params: bySlug, query: analysisQuerySchema, response: z.object({ isUnderWay: z.literal(true) }),
});

export const getDatasetQuality = defineEndpoint({
  method: "GET", path: "/datasets/{slug}/quality", roles: READERS,
  summary: "Problems of a version of a dataset: what each is, how many of how many, the first episodes. The limits are for the number of sessions.",
  params: bySlug, query: qualityQuerySchema, response: qualityViewSchema,
});

export const downloadDatasetProblem = defineEndpoint({
  method: "GET", path: "/datasets/{slug}/quality/{problem}", roles: READERS, produces: "text/csv",
  summary: "Every place of one problem. CSV is safe to open in a spreadsheet; NDJSON is verbatim.",
  params: bySlug.extend({ problem: z.enum(PROBLEM_KEYS) }), query: problemQuerySchema,
});

export const getDatasetFigure = defineEndpoint({
  method: "GET", path: "/datasets/{slug}/figures/{figure}", roles: READERS, produces: "image/svg+xml",
  summary: "A chart of the analysis to publish, of fixed size: NAME.svg or NAME.pdf",
  params: bySlug.extend({ figure: z.string().regex(new RegExp(`^(${ANALYSIS_CHARTS.join("|")})\\.(${FIGURE_FORMATS.join("|")})$`), "is the name of a figure with .svg or .pdf") }),
  query: analysisQuerySchema.extend({ width: z.enum(["page", "column"]).default("page") }),
});
