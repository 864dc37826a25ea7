import type { FormDataset } from "@/lib/reports/form-dataset";
import type { Protocol } from "@/lib/studies/protocol";
import type { SourceInput } from "@/lib/studies/slice";
import type { PickablePerson } from "../people-picker";
import { ComparisonForm } from "./comparison-form";
import { RatingForm } from "./rating-form";

/** The form of either kind: made as a draft, changed until it starts; from then on only its words. */
export function StudyForm({ study, ...rest }: {
  /** `id` is null for a study that is not saved yet. */
  study: { id: string | null; name: string; sources: readonly SourceInput[]; protocol: Protocol };
  isRunning?: boolean;
  datasets: readonly FormDataset[];
  people: readonly PickablePerson[];
  members: readonly PickablePerson[];
}) {
  const { protocol } = study;
  return protocol.kind === "rating" ? <RatingForm study={{ ...study, protocol }} {...rest} /> : <ComparisonForm study={{ ...study, protocol }} {...rest} />;
}
