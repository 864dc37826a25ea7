/** The paper's Table 1 of any dataset: what its dialogues and personas consist of, how many there are, and how long they are. Pure. */
import { z } from "zod";
import { chartTable, type ChartCell, type ChartTable } from "@/lib/reports/chart-table";
import { count, counted, fixed } from "@/lib/reports/number-text";
import { NONE } from "@/lib/reports/cell";
import type { Summary } from "./distribution";
import type { AnalysisBody } from "./schema";
import type { AnalysisView } from "./types";

/** `n`: how many it is the mean of. */
const meanSchema = z.object({ value: z.number().nullable(), n: z.int(), reason: z.string().nullable() });
type Mean = z.infer<typeof meanSchema>;

export const tableOneRowSchema = z.object({
  slug: z.string(), title: z.string(), version: z.int(),
  computedAt: z.string(),
  dialogueModality: z.object({ value: z.enum(["text", "text and image"]), withImages: z.int(), n: z.int() }),
  personaModality: z.object({ value: z.enum(["none", "text", "image", "text and image"]), withText: z.int(), withFace: z.int(), withAlbum: z.int(), n: z.int() }),
  severalSessions: z.object({ value: z.boolean(), episodes: z.int(), n: z.int() }),
  episodes: z.int(), sessions: z.int(),
  images: z.object({ shares: z.int(), stored: z.int(), remote: z.int(), missing: z.int(), refused: z.int() }),
  utterancesPerSession: meanSchema, turnsPerSession: meanSchema, imagesPerEpisode: meanSchema, imagesPerSession: meanSchema,
});
export type TableOneRow = z.infer<typeof tableOneRowSchema>;

/** What each column says, in the order of the table. */
export const TABLE_ONE_COLUMNS: readonly { title: string; definition: string }[] = [
  { title: "Dataset", definition: "With its version: the newest." },
  { title: "Dialogue", definition: "T: text. V: at least one episode shares a picture in a turn." },
  { title: "Persona", definition: "T: at least one episode says something of its person beyond a name (age, sentence, relation, narrative, notes). V: at least one has a face or a device album." },
  { title: "Several sessions", definition: "Whether any episode has more than one session." },
  { title: "Episodes", definition: "One person's whole conversation, or one dialogue." },
  { title: "Sessions", definition: "Dated sittings of an episode; a dialogue without sittings is one. Those without turns are not imported." },
  { title: "Images", definition: "Image shares: pictures in turns, each time they are shared. Predicted pictures, faces and albums are not counted." },
  { title: "Stored", definition: "Of them, pictures that are in Concord's store." },
  { title: "By address", definition: "Known by address and not fetched." },
  { title: "Missing", definition: "Named by the dataset, without file or address, or refused." },
  { title: "Utterances per session", definition: "Mean number of turns with words, over all sessions." },
  { title: "Turns per session", definition: "Mean number of turns, also those that are only a picture. The paper does not say which of the two it counts." },
  { title: "Images per episode", definition: "Image shares over all episodes, those without a picture included." },
  { title: "Images per session", definition: "Image shares over all sessions, those without a picture included." },
];

export function tableOneRow({ dataset, analysis }: AnalysisView): TableOneRow | null {
  if (!analysis) return null;
  const { body } = analysis;
  const { size } = body;
  const withVisual = size.withFace + size.withAlbum > 0;
  return {
    slug: dataset.slug, title: dataset.title, version: dataset.version, computedAt: analysis.computedAt,
    dialogueModality: { value: size.withImages > 0 ? "text and image" : "text", withImages: size.withImages, n: size.episodes },
    personaModality: {
      value: size.withPersonaText > 0 ? (withVisual ? "text and image" : "text") : withVisual ? "image" : "none",
      withText: size.withPersonaText, withFace: size.withFace, withAlbum: size.withAlbum, n: size.episodes,
    },
    severalSessions: { value: size.withSeveralSessions > 0, episodes: size.withSeveralSessions, n: size.episodes },
    episodes: size.episodes, sessions: size.sessions, images: { shares: size.imageShares, ...size.images },
    utterancesPerSession: meanOf(body.utterancesPerSession.summary, "There is no session."),
    turnsPerSession: meanOf(body.turnsPerSession.summary, "There is no session."),
    imagesPerEpisode: imagesMean(body, body.imagesPerEpisode.summary),
    imagesPerSession: imagesMean(body, body.imagesPerSession.summary),
  };
}

function meanOf(summary: Summary | null, reason: string): Mean {
  return summary ? { value: summary.mean, n: summary.n, reason: null } : { value: null, n: 0, reason };
}

function imagesMean({ size }: AnalysisBody, summary: Summary | null): Mean {
  if (size.imageShares === 0) return { value: null, n: summary?.n ?? 0, reason: "The dataset shares no picture." };
  return meanOf(summary, "There is nothing to divide by.");
}

const MODALITY: Record<TableOneRow["personaModality"]["value"], string> = { none: NONE, text: "T", image: "V", "text and image": "T, V" };

export function tableOneCells(row: TableOneRow): ChartCell[] {
  const number = (value: number): ChartCell => ({ text: count(value), exact: value });
  const mean = ({ value }: Mean): ChartCell => ({ text: value === null ? NONE : fixed(value, 2), exact: value });
  const { images } = row;
  return [
    { text: `${row.title}, version ${row.version}`, exact: `${row.slug} ${row.version}` },
    { text: MODALITY[row.dialogueModality.value], exact: row.dialogueModality.value },
    { text: MODALITY[row.personaModality.value], exact: row.personaModality.value },
    { text: row.severalSessions.value ? "yes" : "no", exact: row.severalSessions.value ? "yes" : "no" },
    number(row.episodes), number(row.sessions), number(images.shares), number(images.stored), number(images.remote), number(images.missing + images.refused),
    mean(row.utterancesPerSession), mean(row.turnsPerSession), mean(row.imagesPerEpisode), mean(row.imagesPerSession),
  ];
}

export function tableOneTable(rows: readonly TableOneRow[]): ChartTable {
  return chartTable(TABLE_ONE_COLUMNS.map(({ title }) => title), rows.map(tableOneCells));
}

/** Why a number stands as – in a row, each reason once. */
export function absences(row: TableOneRow): string[] {
  return [...new Set([row.utterancesPerSession, row.turnsPerSession, row.imagesPerEpisode, row.imagesPerSession].flatMap(({ reason }) => (reason === null ? [] : [reason])))];
}

/** On how much the table rests. */
export function tableOneMethods(rows: readonly TableOneRow[]): string {
  const sum = (of: (row: TableOneRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return `Counted over every episode of the newest version of ${counted(rows.length, "dataset")}: n = ${counted(sum((row) => row.episodes), "episode")}, ${counted(sum((row) => row.sessions), "session")}, ${counted(sum((row) => row.images.shares), "image share")}. Means are over all episodes or sessions, those with nothing included.`;
}
