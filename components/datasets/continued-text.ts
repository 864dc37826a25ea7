import { count, counted } from "@/lib/reports/number-text";

/** What became of an import after a crash, a restart or a pause. @param rows after how many it went on, each time. */
export function continuedText(rows: readonly number[]): string {
  const last = rows.at(-1) ?? 0;
  const times = rows.length === 1 ? "It was interrupted once" : `It was interrupted ${counted(rows.length, "time")}`;
  return `${times}, and continued from row ${count(last + 1)}${rows.length > 1 ? " the last time" : ""}.`;
}
