/** The one place that knows every kind of job. The engine knows none. */
import { importHandler } from "@/lib/datasets/job.handler";
import { analysisHandler } from "@/lib/reports/analysis/job.handler";
import { bundleHandler } from "@/lib/reports/bundle/job.handler";
import type { JobHandler } from "./types";

const handlers = new Map<string, JobHandler>([importHandler, bundleHandler, analysisHandler].map((handler) => [handler.kind, handler]));

/**
 * The handler of a kind of job; undefined where this version has none.
 *
 * @example runJob(id, handlerOf)
 */
export function handlerOf(kind: string): JobHandler | undefined {
  return handlers.get(kind);
}
