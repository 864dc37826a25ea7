import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import type { QualityView } from "@/lib/datasets/analysis/types";

/** The limits stand in the address, so that a report can be sent with them. */
export function SessionLimits({ quality: { dataset, limits } }: { quality: QualityView }) {
  return (
    <form method="get" className="mt-3 flex flex-wrap items-end gap-3">
      {dataset.version !== dataset.currentVersion && <input type="hidden" name="version" value={dataset.version} />}
      <Field label="Sessions, from"><Input name="minSessions" type="number" min={0} max={10_000} required defaultValue={limits.minSessions} className="!w-28" /></Field>
      <Field label="to"><Input name="maxSessions" type="number" min={0} max={10_000} required defaultValue={limits.maxSessions} className="!w-28" /></Field>
      <Button type="submit">Count again</Button>
    </form>
  );
}
