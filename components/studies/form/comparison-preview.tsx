import { clsx } from "clsx";
import { Notice } from "@/components/ui/notice";
import { Card } from "@/components/ui/surface";
import type { ComparisonPlan } from "@/lib/reports/study-plan";
import type { DesignPreview } from "@/lib/studies/design/schema";
import { placeText } from "@/lib/studies/form/places";
import type { ComparisonForm } from "@/lib/studies/form/state";
import { ComparisonPlanFacts } from "../comparison-plan-facts";
import { problemAt } from "../problem-text";
import type { PreviewState } from "./use-sample-preview";

/** What the choices come to, as the server counts it while the form is filled in. */
export function ComparisonPreview({ form, sample, preview, plan, titleOf }: {
  form: ComparisonForm;
  sample: PreviewState;
  preview: DesignPreview | null;
  plan: ComparisonPlan | null;
  titleOf: (source: number) => string;
}) {
  return (
    <Card className="px-5 py-4">
      <div className="flex items-baseline gap-3">
        <h2 className="text-[15px]">What this comes to</h2>
        <p role="status" className="ms-auto text-[12.5px] text-faint">{sample.isLoading ? "Counting…" : ""}</p>
      </div>
      {!plan && !sample.failure && <p className="mt-2 text-sm text-soft">{sample.isLoading ? "Pairs are being counted." : "Choose a dataset for every source; the pairs are counted then."}</p>}
      {sample.failure && (
        <Notice tone="warn" className="mt-3" title="Nothing could be counted">
          {sample.failure.problems.length === 0
            ? sample.failure.message
            : <ul>{sample.failure.problems.map(({ path, message }) => <li key={path + message}>{placeText(path, form)}: {problemAt(path, message)}</li>)}</ul>}
        </Notice>
      )}
      {plan && preview && !sample.failure && (
        <div className={clsx(sample.isLoading && "opacity-50 transition-opacity")}>
          <ComparisonPlanFacts plan={plan} contrasts={preview.contrasts} titleOf={titleOf} isLive />
        </div>
      )}
    </Card>
  );
}
