/** The plan of a comparison held against what it promises and against what was judged. Pure. */
import { median } from "@/lib/stats/median";
import type { DesignAudit, StoredDesign } from "./schema";

type PlannedRow = { evaluator: string; item: string; order: number; flipped: boolean };
type JudgedRow = { evaluator: string; item: string; flipped: boolean };

export type AuditInput = {
  digest: string;
  design: StoredDesign;
  evaluators: readonly string[];
  /** The plan as it stands. */
  planned: readonly PlannedRow[];
  /** Counted judgments. */
  judged: readonly JudgedRow[];
  replans: DesignAudit["replans"];
  /** The sources are named in the results. */
  isNamed: boolean;
};

export function auditDesign({ digest, design, evaluators, planned, judged, replans, isNamed }: AuditInput): DesignAudit {
  const parts = new Map(design.items.map((item) => [item.item, item.parts.map((part) => part.source)]));
  const wanted = largest(design.items.map((item) => item.straight + item.flipped));
  return {
    digest, seed: design.seed, sources: design.sources, contrasts: design.contrasts,
    items: {
      count: design.items.length, evaluatorsPerItem: wanted,
      largestDifference: { planned: largest(design.items.map((item) => Math.abs(item.straight - item.flipped))), counted: largestDifference(judged) },
    },
    evaluators: evaluators.map((evaluator) => {
      const own = { planned: planned.filter((row) => row.evaluator === evaluator), judged: judged.filter((row) => row.evaluator === evaluator) };
      const sides = design.sources.map(({ number }) => ({ source: number, planned: countSides(own.planned, number, parts), judged: countSides(own.judged, number, parts) }));
      const apart = (which: "planned" | "judged") => largest(sides.map((side) => Math.abs(side[which].left - side[which].right)));
      return {
        evaluator, planned: own.planned.length, judged: own.judged.length,
        largestDifference: { planned: apart("planned"), judged: apart("judged") }, sides: isNamed ? sides : null,
      };
    }),
    order: orderSpread(planned),
    replans,
  };
}

function largestDifference(rows: readonly JudgedRow[]): number {
  const lean = new Map<string, number>();
  for (const { item, flipped } of rows) lean.set(item, (lean.get(item) ?? 0) + (flipped ? 1 : -1));
  return largest([...lean.values()].map(Math.abs));
}

/** A spread into Math.max would not take a hundred thousand items. */
function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** The first part of a pair stands left unless it is flipped. */
function countSides(rows: readonly { item: string; flipped: boolean }[], source: number, parts: ReadonlyMap<string, readonly number[]>): { left: number; right: number } {
  const count = { left: 0, right: 0 };
  for (const { item, flipped } of rows) {
    const slot = parts.get(item)?.indexOf(source) ?? -1;
    if (slot >= 0) count[(slot === 0) === flipped ? "right" : "left"] += 1;
  }
  return count;
}

function orderSpread(planned: readonly PlannedRow[]): DesignAudit["order"] {
  const lengths = new Map<string, number>();
  for (const { evaluator } of planned) lengths.set(evaluator, (lengths.get(evaluator) ?? 0) + 1);
  const places = new Map<string, number[]>();
  for (const { evaluator, item, order } of planned) {
    const last = (lengths.get(evaluator) ?? 1) - 1;
    places.set(item, [...(places.get(item) ?? []), last === 0 ? 0.5 : (order - 1) / last]);
  }
  const means = [...places.values()].map((own) => own.reduce((sum, place) => sum + place, 0) / own.length).sort((a, b) => a - b);
  const [lowest, middle, highest] = [means[0], median(means), means.at(-1)];
  return lowest === undefined || middle === null || highest === undefined ? null : { lowest, median: middle, highest };
}
