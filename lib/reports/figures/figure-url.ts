/** Where the server draws a figure of a study; whoever saves it puts the ending before the query. */
import { withQuery } from "../with-query";
import type { FigureKind } from "./render-figure";

export function figureUrl(studyId: string, kind: FigureKind, query: Readonly<Record<string, string | null | undefined>> = {}): string {
  return withQuery(`/api/v1/studies/${studyId}/figures/${kind}`, query);
}
