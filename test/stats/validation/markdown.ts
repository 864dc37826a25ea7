import type { Check, Section } from "./check";
import { differenceOf } from "./check";

/** Digits are fixed, and few enough that the last ones of a sum do not show: the page is the same on every machine. */
export function decimal(value: number | null, digits = 6): string {
  if (value === null) return "undefined";
  const text = value !== 0 && Math.abs(value) < 1e-4 && Math.abs(value) > 1e-12 ? value.toPrecision(digits) : value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text.replace("-", "−");
}

export function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(columns), `|${columns.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

/** Below what is asked for, or the difference itself. */
function differenceText(check: Check): string {
  const difference = differenceOf(check);
  const unit = check.isRelative ? " of it" : "";
  return difference <= check.tolerance ? `< ${check.tolerance}${unit}` : `**${difference.toPrecision(2)}${unit}**`;
}

export function sectionText({ title, text, checks }: Section): string {
  const rows = checks.map((check) => [check.data, check.statistic, check.printed?.replace("-", "−") ?? "–", decimal(check.reference), check.origin, decimal(check.here), differenceText(check)]);
  return [`## ${title}`, text, tableOf(["data", "statistic", "published", "to more digits", "from", "here", "difference"], rows)].join("\n\n");
}
