/** What `concord datasets` says beyond counts: computed here where nobody has done so yet. */
import { operator } from "@/lib/datasets/access";
import { analysisNow, getQuality, listAnalyses } from "@/lib/datasets/analysis/data";
import { analysisText, qualityText, tableOneText } from "@/lib/datasets/analysis/analysis-text";
import { tableOneReport, withTables } from "@/lib/datasets/analysis/dataset-latex";
import { qualityQuerySchema } from "@/lib/datasets/analysis/query";
import type { AnalysisView } from "@/lib/datasets/analysis/types";
import { UsageError } from "../usage-error";

async function compute(slug: string): Promise<AnalysisView> {
  let told = 0;
  const view = await analysisNow(operator, slug, (episodes) => {
    if (episodes - told < 5_000) return;
    told = episodes;
    console.error(`${slug}: ${episodes} episodes read`);
  });
  if (!view) throw new Error(`There is no dataset “${slug}”.`);
  return view;
}

function print(lines: string[], value: unknown, isJson: boolean): void {
  console.log(isJson ? JSON.stringify(value) : lines.join("\n"));
}

export async function printTableOne(isJson: boolean): Promise<void> {
  const views: AnalysisView[] = [];
  for (const { dataset } of await listAnalyses(operator)) views.push(await compute(dataset.slug));
  const report = tableOneReport(views);
  print(report.rows.length > 0 ? tableOneText(report.rows) : ["No datasets yet. Bring one in with `concord import`."], report, isJson);
}

export async function printAnalysis(slug: string, isJson: boolean): Promise<void> {
  const view = withTables(await compute(slug));
  print(analysisText(view), view, isJson);
}

export async function printQuality(slug: string, limits: { minSessions?: string; maxSessions?: string }, isJson: boolean): Promise<void> {
  const query = qualityQuerySchema.safeParse(limits);
  if (!query.success) throw new UsageError(`--min-sessions and --max-sessions are whole numbers: ${query.error.issues[0]?.message ?? ""}`);
  await compute(slug);
  const quality = await getQuality(operator, slug, query.data);
  if (!quality) throw new Error(`There is no dataset “${slug}”.`);
  print(qualityText(quality), quality, isJson);
}
