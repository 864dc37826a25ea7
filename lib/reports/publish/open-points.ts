/** What stands between a study and its publication, in the order in which it stands in the way. Pure. */
import type { StudyDetail } from "@/lib/studies/types";
import { namedEarlyText } from "../comparison/cautions";
import { FEW_PAIRS } from "../comparison/net-forest";
import type { ComparisonResults } from "../comparison/schema";
import { FEW_ITEMS } from "../forest-plot";
import { count, counted } from "../number-text";
import type { StudyResults } from "../schema";

/** wait: numbers mean nothing yet. do: somebody still has to. say: stays as it is, and readers must be told. done: in order. */
export type OpenPointKind = "wait" | "do" | "say" | "done";

export type OpenPoint = { kind: OpenPointKind; text: string; /** Of this study's pages, the one where something can be done about it. */ page?: { name: "overview" | "results" | "datasheet"; label: string } };

export type OpenPointsInput = {
  study: Pick<StudyDetail, "kind" | "state" | "counted" | "wanted" | "revealedAt">;
  /** Null while they are being computed. */
  results: StudyResults | ComparisonResults | null;
  datasheet: { answered: number; of: number };
};

const ORDER: readonly OpenPointKind[] = ["wait", "do", "say", "done"];

export function openPoints({ study, results, datasheet }: OpenPointsInput): OpenPoint[] {
  const points = [
    ...(results ? warningPoints(study, results) : []),
    ...collectionPoints(study),
    ...(results && "metric" in results ? ratingPoints(results) : []),
    ...(results && "contrasts" in results ? comparisonPoints(results) : []),
    datasheetPoint(datasheet),
  ];
  return points.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

/** "1 to wait for, 2 to do, 1 to say". */
export function openPointsSummary(points: readonly OpenPoint[]): string {
  const number = (kind: OpenPointKind) => points.filter((point) => point.kind === kind).length;
  const parts = ([["wait", "in the way"], ["do", "to do"], ["say", "to say"]] as const).flatMap(([kind, words]) => (number(kind) > 0 ? [`${count(number(kind))} ${words}`] : []));
  return parts.length > 0 ? parts.join(", ") : "Nothing stands in the way";
}

/** What results say before any number is read. That sources were named early can only be told, not mended. */
function warningPoints({ revealedAt }: OpenPointsInput["study"], { warnings }: StudyResults | ComparisonResults): OpenPoint[] {
  const namedEarly = revealedAt === null ? null : namedEarlyText(new Date(revealedAt));
  return warnings.map((text) => ({ kind: text === namedEarly ? "say" : "wait", text }));
}

function collectionPoints({ state, counted: given, wanted }: OpenPointsInput["study"]): OpenPoint[] {
  const overview = { name: "overview", label: "Overview" } as const;
  if (state === "running") return given < wanted ? [] : [{ kind: "do", text: "Every judgment is in, and the study still runs. Close it, so that what you publish stays what it is.", page: overview }];
  if (given === 0) return [{ kind: "wait", text: "The study was closed without a judgment: there is nothing to publish but its protocol." }];
  if (given < wanted) return [{ kind: "say", text: `Closed with ${count(given)} of ${counted(wanted, "wanted judgment")}. The methods paragraph says so; say why.` }];
  return [{ kind: "done", text: `${wanted === 1 ? "The one wanted judgment is" : `All ${count(wanted)} wanted judgments are`} in, and the study is closed.` }];
}

function ratingPoints({ progress, criteria }: StudyResults): OpenPoint[] {
  const points: OpenPoint[] = [];
  const { scripted } = progress.origins;
  if (scripted > 0) points.push({ kind: "wait", text: `${counted(scripted, "item")} of scripted text: made by a program for trial, not by people or a model.` });
  if (progress.counted === 0) return points;
  for (const [note, names] of byNote(criteria)) {
    const isAlone = names.length === criteria.length;
    points.push({ kind: "say", text: `${isAlone ? "Every criterion" : names.join(", ")}: ${note}`, page: { name: "results", label: "Results" } });
  }
  const paired = criteria.flatMap(({ agreement }) => (agreement.alpha === null ? [] : [agreement.items]));
  if (paired.length > 0) points.push(...fewPoints("Alpha", paired, FEW_ITEMS, "item"));
  return points;
}

/** Why agreement is absent, with whom it concerns. */
function byNote(criteria: StudyResults["criteria"]): Map<string, string[]> {
  const notes = new Map<string, string[]>();
  for (const { name, note } of criteria) if (note !== null) notes.set(note, [...(notes.get(note) ?? []), name]);
  return notes;
}

function comparisonPoints({ study, contrasts }: ComparisonResults): OpenPoint[] {
  const points: OpenPoint[] = [];
  if (!study.isNamed) points.push({ kind: "do", text: "Sources go by aliases until the study is closed. Until then the bundle has neither a datasheet nor the plan of pairs.", page: { name: "overview", label: "Overview" } });
  const judged = contrasts.flatMap(({ criteria }) => criteria.flatMap(({ items }) => (items > 0 ? [items] : [])));
  if (judged.length > 0) points.push(...fewPoints("Net preference", judged, FEW_PAIRS, "pair"));
  return points;
}

/** That a number rests on little. */
function fewPoints(what: string, bases: readonly number[], few: number, word: string): OpenPoint[] {
  const fewest = Math.min(...bases);
  if (fewest >= few) return [];
  const inPlaces = bases.some((basis) => basis !== fewest) ? " in places" : "";
  return [{ kind: "say", text: `${what} rests on ${counted(fewest, word)}${inPlaces}. Below ${few} it still moves much with every ${word}: give its interval beside it.` }];
}

function datasheetPoint({ answered, of }: OpenPointsInput["datasheet"]): OpenPoint {
  const page = { name: "datasheet", label: "Datasheet" } as const;
  if (answered === of) return { kind: "done", text: `The datasheet is complete: all ${of} questions are answered.`, page };
  return { kind: "do", text: `The datasheet has ${answered} of ${of} questions answered. The others go into the bundle as not answered.`, page };
}
