/** Episodes that a problem concerns, or does not, where a filter of the explorer can say so. Pure. */
import type { Slice } from "@/lib/studies/slice";
import { sliceWords } from "../search/query";
import type { ProblemKey } from "./problems";
import type { SessionLimits } from "./query";

export type ExplorerLink = { label: string; href: string };

export function explorerLinks(slug: string, problem: ProblemKey, { minSessions, maxSessions }: SessionLimits): ExplorerLink[] {
  const link = (label: string, slice: Slice) => ({ label, href: `/datasets/${slug}?${sliceWords(slice)}` });
  if (problem === "picture-missing") return [link("Show them", { imageStates: ["missing", "refused"] })];
  if (problem !== "session-count") return [];
  return [
    ...(minSessions <= maxSessions ? [link("Show those inside the limits", { sessions: { from: minSessions, to: maxSessions } })] : []),
    ...(minSessions > 0 ? [link("Show those with fewer", { sessions: { to: minSessions - 1 } })] : []),
    link("Show those with more", { sessions: { from: maxSessions + 1 } }),
  ];
}
