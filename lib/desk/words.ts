/** What is judged at a time, as evaluators are told of it. */
import type { StudyKind } from "@/lib/studies/types";

export const nounOf = (kind: StudyKind) => (kind === "comparison" ? "pair" : "item");
export const capitalNounOf = (kind: StudyKind) => (kind === "comparison" ? "Pair" : "Item");
