/** Reads for the page from which a study is published. */
import type { Metric } from "@/lib/stats/metric";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import type { StudyDetail } from "@/lib/studies/types";
import { type Analysis, analyse, studyPulse } from "../analysis/data";
import { listBundles } from "../bundle/data";
import type { BundleView } from "../bundle/schema";
import { readNaming } from "../comparison/data";
import type { ComparisonResults } from "../comparison/schema";
import { readDatasheet } from "../datasheet/data";
import { figureFonts } from "../figures/data";
import type { StudyResults } from "../schema";
import { type OpenPoint, openPoints } from "./open-points";
import { type PaperPreview, paperPreview } from "./paper-preview";

export type PublishView = {
  /** Of just before everything else was read. */
  pulse: string;
  points: OpenPoint[];
  bundles: BundleView[];
  /** Null where there is nothing to show yet: the worker has not computed a large study. */
  found: Analysis<StudyResults | ComparisonResults> | null;
  /** Null before the first judgment. */
  preview: PaperPreview | null;
  /** The source that is named first where it meets another, as in a bundle. */
  first: string | null;
};

export async function readPublish(studyId: AuthorizedStudyId, study: StudyDetail, metric: Metric): Promise<PublishView> {
  const pulse = await studyPulse(studyId);
  const first = await firstSource(studyId, study);
  const [found, bundles, { sheet }] = await Promise.all([
    analyse(studyId, { kind: "results", metric, first }), listBundles(studyId), readDatasheet(studyId, { actorId: null, numbers: "page" }),
  ]);
  const results = found?.body ?? null;
  const preview = results && results.progress.counted > 0 ? paperPreview(study.protocol, results, figureFonts()) : null;
  return { pulse, points: openPoints({ study, results, datasheet: sheet }), bundles, found, preview, first };
}

async function firstSource(studyId: AuthorizedStudyId, { kind }: StudyDetail): Promise<string | null> {
  if (kind === "rating") return null;
  const { isNamed, sources } = await readNaming(studyId);
  return isNamed ? (sources[0]?.name ?? null) : null;
}
