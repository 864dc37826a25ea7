import type { OrdinalPredictor } from "@/lib/stats/ordinal-design";
import { ratingColumns } from "@/lib/stats/rating-columns";
import vectors from "./vectors/ordinal-wine.json";

/** Randall's wine: bottles as items, judges as raters. */
export const wine = ratingColumns(vectors.answers.map(([judge, bottle, value]) => ({ evaluator: String(judge), item: String(bottle), value: value ?? null })));
export const warm: OrdinalPredictor = { name: "warm", of: (bottle) => (Number(bottle) > 4 ? 1 : 0) };
export const contact: OrdinalPredictor = { name: "contact", of: (bottle) => (["3", "4", "7", "8"].includes(bottle) ? 1 : 0) };
