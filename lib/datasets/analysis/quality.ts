/** The quality report from what an analysis counted. Pure. */
import { counted as countedText, count } from "@/lib/reports/number-text";
import { PROBLEM_KEYS, PROBLEMS, type ProblemKey, type Severity } from "./problems";
import type { SessionLimits } from "./query";
import type { AnalysisBody } from "./schema";
import type { ProblemExample, ProblemReport } from "./types";

const ORDER: Record<Severity, number> = { serious: 0, notable: 1, note: 2 };

/** Serious problems first; among equals those that were found, then as they are defined. */
export function problemReports(body: AnalysisBody, limits: SessionLimits, examplesOf: (problem: ProblemKey) => ProblemExample[]): ProblemReport[] {
  return PROBLEM_KEYS.map((problem) => report(problem, body, limits, examplesOf(problem)))
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || Number((b.count ?? 0) > 0) - Number((a.count ?? 0) > 0));
}

function report(problem: ProblemKey, body: AnalysisBody, limits: SessionLimits, examples: ProblemExample[]): ProblemReport {
  const { title, what, why, severity, place, of, none } = PROBLEMS[problem];
  const { places, episodes, n } = problem === "session-count" ? outsideLimits(body, limits) : body.problems[problem];
  return {
    problem, title, severity, why, what: problem === "session-count" ? limitsText(limits) : what,
    count: n === 0 ? null : places, n, counted: places === 1 ? place.one : place.many, of: n === 1 ? of.one : of.many, reason: n === 0 ? none : null, episodes, examples,
  };
}

function outsideLimits({ sessionsPerEpisode, size }: AnalysisBody, { minSessions, maxSessions }: SessionLimits): { places: number; episodes: number; n: number } {
  const outside = sessionsPerEpisode.values.filter(([sessions]) => sessions < minSessions || sessions > maxSessions).reduce((sum, [, times]) => sum + times, 0);
  return { places: outside, episodes: outside, n: size.episodes };
}

function limitsText({ minSessions, maxSessions }: SessionLimits): string {
  return `The episode has fewer than ${countedText(minSessions, "session")} or more than ${count(maxSessions)}.`;
}

/** "3 of 9 sessions with both (2 episodes)"; "2 runs in 10 sessions with turns (1 episode)". */
export function countText({ count: places, n, counted, of, episodes, reason }: ProblemReport): string {
  if (places === null) return reason ?? "";
  if (places === 0) return `None in ${count(n)} ${of}`;
  const isPartOfThem = of.startsWith(counted.replace(/s$/, ""));
  const concerned = counted.startsWith("episode") ? "" : ` (${countedText(episodes, "episode")})`;
  return `${count(places)}${isPartOfThem ? " of" : ` ${counted} in`} ${count(n)} ${of}${concerned}`;
}
