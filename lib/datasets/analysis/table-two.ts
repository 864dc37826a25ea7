/** The paper's Table 2 of any dataset: age groups and gender, the ten most frequent countries and persona entities, each with its share. Pure. */
import { NONE } from "@/lib/reports/cell";
import { percent } from "@/lib/reports/number-text";
import { ageGroupLabel, ageGroups } from "./age-groups";
import type { FrequencyTable } from "./frequency";
import type { AnalysisBody } from "./schema";

export type TableTwoEntry = { name: string; count: number; share: number };
export type TableTwoColumn = { title: string; n: number; entries: TableTwoEntry[]; reason: string | null };

const ROWS = 10;

/** Age groups and genders stand in one column, as in the paper: each with shares of its own n. */
export function tableTwo(body: AnalysisBody): TableTwoColumn[] {
  const age = body.age.summary?.n ?? 0;
  const groups = ageGroups(body.age).map((group) => ({ name: ageGroupLabel(group), count: group.count, share: group.count / age })).sort((a, b) => b.count - a.count);
  return [
    { title: "Age", n: age, entries: groups, reason: age === 0 ? "No episode states an age." : null },
    column("Gender", body.gender, "No episode states a gender."),
    column("Birthplace", body.birthplace, "No episode states a birthplace."),
    column("Residence", body.residence, "No episode states a residence."),
    column("Entity", body.entityKey, "No episode states a persona entity."),
    column("Relation", body.relation, "No episode states a commonsense relation."),
  ];
}

function column(title: string, { n, top }: FrequencyTable, reason: string): TableTwoColumn {
  return { title, n, entries: top.slice(0, ROWS).map(({ name, count }) => ({ name, count, share: count / n })), reason: n === 0 ? reason : null };
}

/** Rows of name and share for each column, as the table is printed; "–" where a column is shorter. */
export function tableTwoRows(columns: readonly TableTwoColumn[]): string[][] {
  const longest = Math.max(0, ...columns.map(({ entries }) => entries.length));
  return Array.from({ length: longest }, (_, index) => columns.flatMap(({ entries }) => {
    const entry = entries[index];
    return entry ? [entry.name, percent(entry.share, 2)] : ["", ""];
  }));
}

export function tableTwoAbsences(columns: readonly TableTwoColumn[]): string[] {
  return columns.flatMap(({ title, reason }) => (reason === null ? [] : [`${title}: ${NONE} (${reason})`]));
}
