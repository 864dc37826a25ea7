import type { Metadata } from "next";
import { AsOf, BeingComputed } from "@/components/reports/analysis-state";
import { EvaluatorsView } from "@/components/reports/evaluators/evaluators-view";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyHeader } from "@/components/studies/study-header";
import { Empty } from "@/components/ui/surface";
import { analyse } from "@/lib/reports/analysis/data";
import { evaluatorsQuerySchema } from "@/lib/reports/evaluators/query";
import { loadSourceLabels, loadStudy } from "@/lib/reports/loaders";

type Props = { params: Promise<{ studyId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Evaluators of ${(await loadStudy((await params).studyId)).study.name}` };
}

export default async function EvaluatorsPage({ params, searchParams }: Props) {
  const { study, studyId } = await loadStudy((await params).studyId);
  const query = evaluatorsQuerySchema.parse(await searchParams);
  // As on the results page: once sources are named, the one that was listed first is named first.
  const isNamed = study.state === "closed" || study.revealedAt !== null;
  const first = study.kind === "comparison" ? (query.first ?? (isNamed ? study.sources[0]?.dataset.slug : undefined) ?? null) : null;
  const [analysis, labelOf] = await Promise.all([analyse(studyId, { kind: "evaluators", metric: query.metric, first }), loadSourceLabels(study, studyId)]);
  return (
    <>
      <StudyHeader study={study} current="evaluators" />
      {(study.state === "running" || !analysis || analysis.isBehind) && <RefreshWhileOpen studyId={study.id} />}
      {!analysis ? <BeingComputed /> : analysis.body.evaluators.length === 0 ? (
        <Empty title="No judgment yet">{study.state === "draft" ? "The study is a draft. Once it runs, evaluators appear here with their first judgment." : "Each evaluator appears here with the first judgment. What stands out is pointed out from ten judgments on."}</Empty>
      ) : (
        <div className="grid grid-cols-1 gap-5">
          <AsOf {...analysis} />
          <EvaluatorsView study={study} analysis={analysis.body} query={query} labelOf={labelOf} />
        </div>
      )}
    </>
  );
}
