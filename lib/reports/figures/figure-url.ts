/** Where the server draws a figure of a study; whoever saves it puts the ending before the query. */
import type { FigureKind } from "./render-figure";

export function figureUrl(studyId: string, kind: FigureKind, query: Readonly<Record<string, string | null | undefined>> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "");
  return `/api/v1/studies/${studyId}/figures/${kind}${given.length > 0 ? `?${new URLSearchParams(given)}` : ""}`;
}
