import { krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { METRICS, type Metric } from "@/lib/stats/metric";
import { tableOf as patternsOf, type RatingMatrix } from "../rating-matrix";
import published from "../vectors/alpha-published.json";
import random from "../vectors/alpha-random.json";
import type { Check, Section } from "./check";
import { decimal, tableOf } from "./markdown";

type Exact = Partial<Record<Metric, { value: number; fraction: string }>>;

/** Alpha to twelve digits and more: sums of integers and their quotients. */
export const ALPHA_TOLERANCE = 1e-12;

function checksOf({ id, data, exact, published: printed }: (typeof published.examples)[number]): Check[] {
  return METRICS.flatMap((metric): Check[] => {
    const value = (exact as Exact)[metric];
    if (value === undefined) return [];
    const inPrint = (printed as Partial<Record<Metric, number>>)[metric];
    const here = krippendorffAlpha(patternsOf(data), metric).value;
    return [{ data: id, statistic: `α ${metric}`, printed: inPrint === undefined ? null : String(inPrint), reference: value.value, origin: value.fraction, here, tolerance: ALPHA_TOLERANCE }];
  });
}

export function alphaSection(): Section {
  return {
    title: "Krippendorff's α in print",
    text: [
      "The value to more digits is the definition in exact rational arithmetic; printed values differ from it by their rounding, and in `krippendorff2018_p310` by the book's.",
      sourcesText(),
    ].join("\n\n"),
    checks: published.examples.flatMap(checksOf),
  };
}

/** Each source once, with the examples that are from it. */
function sourcesText(): string {
  const examples = new Map<string, string[]>();
  for (const { id, source } of published.examples) examples.set(source, [...(examples.get(source) ?? []), `\`${id}\``]);
  return [...examples].map(([source, ids]) => `- ${ids.length > 3 ? `${ids[0]} to ${ids.at(-1)}` : ids.join(", ")}: ${source}`).join("\n");
}

export type RandomCase = { id: number; name: string; size: string; results: { metric: Metric; value: number | null; reason: string | null; expected: number | null; expectedReason: string | null }[] };

export function randomCases(): RandomCase[] {
  return random.cases.map(({ id, name, data, expected, reason }) => ({
    id, name, size: `${data.length} × ${data[0]?.length ?? 0}`,
    results: METRICS.map((metric) => ({ metric, ...krippendorffAlpha(patternsOf(data as RatingMatrix), metric), expected: expected[metric], expectedReason: expected[metric] === null ? (reason ?? null) : null })),
  }));
}

const WHY: Record<string, string> = { no_variation: "every answer that could be paired is the same", no_pairable: "no unit has two answers" };

export function randomSection(): string {
  const cases = randomCases();
  const all = cases.flatMap(({ results }) => results);
  const defined = all.filter(({ expected }) => expected !== null);
  const worst = Math.max(...defined.map(({ value, expected }) => Math.abs((value ?? Number.POSITIVE_INFINITY) - (expected ?? 0))));
  const undefinedBy = Object.entries(WHY).map(([reason, why]) => {
    const named = cases.filter(({ results }) => results.every((result) => result.value === null && result.reason === reason));
    return `- \`${reason}\`, ${why}: cases ${named.map(({ id }) => id).join(", ")}`;
  });
  const rows = cases.map(({ id, name, size, results }) => [String(id), name, size, ...results.map(({ value, reason }) => (value === null ? `\`${reason}\`` : decimal(value)))]);
  return [
    "## Random and degenerate data",
    `${cases.length} made-up tables under ${METRICS.length} metrics, ${all.length} values: ${defined.length} defined, ${all.length - defined.length} undefined. Worst difference from exact rational arithmetic: ${worst <= ALPHA_TOLERANCE ? `< ${ALPHA_TOLERANCE}` : `**${worst.toPrecision(2)}**`}. The undefined ones have a reason in place of a number:`,
    undefinedBy.join("\n"),
    tableOf(["case", "data", "raters × units", ...METRICS], rows),
  ].join("\n\n");
}
