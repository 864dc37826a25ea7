import type { StudyKind } from "@/lib/studies/types";

export const KIND_NAMES: Record<StudyKind, string> = { rating: "Rating", comparison: "Comparison" };
