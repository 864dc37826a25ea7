/** What an export consists of: the columns of its kind of study, and how a stored revision becomes rows. */
import type { StoredRevision } from "@/lib/judgments/types";

export type ExportRow = Record<string, string | number | boolean | null>;

export type ExportColumns = {
  /** In the order of a CSV. */
  columns: readonly string[];
  rowsOf: (stored: StoredRevision) => ExportRow[];
};
