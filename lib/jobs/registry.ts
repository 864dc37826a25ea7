/** The one place that knows every kind of job. The engine knows none. */
import { alignmentHandler } from "@/lib/alignments/job.handler";
import { datasetAnalysisHandler } from "@/lib/datasets/analysis/job.handler";
import { exportHandler } from "@/lib/datasets/export/job.handler";
import { importHandler } from "@/lib/datasets/job.handler";
import { generationHandler, publishHandler } from "@/lib/generation/job.handler";
import { checkHandler } from "@/lib/images/check/job.handler";
import { collectHandler } from "@/lib/images/collect/job.handler";
import { linksHandler } from "@/lib/images/links/job.handler";
import { analysisHandler } from "@/lib/reports/analysis/job.handler";
import { bundleHandler } from "@/lib/reports/bundle/job.handler";
import type { JobHandler } from "./types";

const handlers = new Map<string, JobHandler>([importHandler, exportHandler, linksHandler, checkHandler, collectHandler, bundleHandler, analysisHandler, datasetAnalysisHandler, generationHandler, publishHandler, alignmentHandler].map((handler) => [handler.kind, handler]));

/**
 * The handler of a kind of job; undefined where this version has none.
 *
 * @example runJob(id, handlerOf)
 */
export function handlerOf(kind: string): JobHandler | undefined {
  return handlers.get(kind);
}
