/** Words for the answers that two evaluators gave on a criterion, in ascending order. Pure. */
import type { Protocol } from "@/lib/studies/protocol";
import type { PairItems } from "../analysis/pair-schema";
import type { LabelOf } from "../comparison/source-labels";

export function pairScale(protocol: Protocol, { criterion, contrast }: Pick<PairItems, "criterion" | "contrast">, labelOf: LabelOf): { value: number; label: string }[] {
  if (contrast) return [{ value: -1, label: labelOf(contrast.second) }, { value: 0, label: "Neither" }, { value: 1, label: labelOf(contrast.first) }];
  if (protocol.kind !== "rating") return [];
  return protocol.criteria.find(({ key }) => key === criterion)?.scale.map(({ value, label }) => ({ value, label: `${value} ${label}` })) ?? [];
}
