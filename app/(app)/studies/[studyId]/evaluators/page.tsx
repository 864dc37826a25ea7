import type { Metadata } from "next";
import { AsOf, BeingComputed } from "@/components/reports/analysis-state";
import { EvaluatorsView } from "@/components/reports/evaluators/evaluators-view";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyHeader } from "@/components/studies/study-header";
import { Empty } from "@/components/ui/surface";
import { analyse, studyPulse } from "@/lib/reports/analysis/data";
import { listedFirst } from "@/lib/reports/comparison/listed-first";
import { evaluatorsQuerySchema } from "@/lib/reports/evaluators/query";
import { loadSourceLabels, loadStudy } from "@/lib/reports/loaders";

type Props = { params: Promise<{ studyId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Evaluators of ${(await loadStudy((await params).studyId)).study.name}` };
}

export default async function EvaluatorsPage({ params, searchParams }: Props) {
  const { study, studyId } = await loadStudy((await params).studyId);
  const query = evaluatorsQuerySchema.parse(await searchParams);
  const first = study.kind === "comparison" ? (query.first ?? listedFirst(study) ?? null) : null;
  // Before the answers: what comes in between then makes the page read itself anew.
  const pulse = await studyPulse(studyId);
  const [analysis, labelOf] = await Promise.all([analyse(studyId, { kind: "evaluators", metric: query.metric, first }), loadSourceLabels(studyId, study)]);
  return (
    <>
      <StudyHeader study={study} current="evaluators" />
      {(study.state === "running" || !analysis || analysis.isBehind) && <RefreshWhileOpen studyId={study.id} pulse={pulse} />}
      {!analysis ? <BeingComputed /> : analysis.body.evaluators.length === 0 ? (
        <Empty title="No judgment yet">{study.state === "draft" ? "The study is a draft. Once it runs, evaluators appear here with their first judgment." : "Each evaluator appears here with the first judgment. What stands out is pointed out from ten judgments on."}</Empty>
      ) : (
        <>
          <AsOf at={analysis.at} isBehind={analysis.isBehind} />
          <EvaluatorsView study={study} analysis={analysis.body} query={query} first={first} labelOf={labelOf} />
        </>
      )}
    </>
  );
}
