/** Means of a file as lines for a terminal. */
import type { CriterionMeans, GroupDifference, MeansAnalysis } from "@/lib/reports/analysis/means-schema";
import { textBlock, textTable } from "@/lib/reports/text-table";
import { reasonText } from "@/lib/stats/reason-text";
import { reasonNotes } from "./reason-notes";
import { wrapText } from "./wrap-text";

export function meansText({ criteria, groups, grouping }: MeansAnalysis, { withRaters }: { withRaters: boolean }): string {
  return [
    ...meansTable(criteria),
    ...textBlock(componentsTable(criteria)),
    ...(groups.length > 0 ? [...textBlock(groupsTable(criteria, grouping ?? "group")), ...textBlock(differencesTable(criteria))] : []),
    ...ordinalBlock(criteria),
    ...(withRaters ? criteria.flatMap((criterion) => textBlock(ratersTable(criterion))) : []),
    "",
  ].join("\n");
}

function meansTable(criteria: readonly CriterionMeans[]): string[] {
  const rows = criteria.flatMap(({ key, mean }) => (mean ? [[key, String(mean.n), String(mean.units), String(mean.raters), fixed(mean.value), interval(mean.ci), fixed(mean.standardError)]] : []));
  return [
    ...(rows.length > 0 ? textTable(["criterion", "n", "items", "evaluators", "mean", "95% interval", "SE"], rows) : []),
    ...reasonNotes(criteria.flatMap(({ key, mean }) => (mean ? [{ what: "mean", of: key, reason: mean.reason }, { what: "interval", of: key, reason: mean.reason ? null : mean.ciReason }] : []))),
    ...(criteria.some(({ mean }) => mean === null) ? wrapText("Groups share items, so that each has a mean of its own and there is none over all. In the model an item in two groups is two items, so that adjusted differences are tested more strictly than paired ones.") : []),
  ];
}

function componentsTable(criteria: readonly CriterionMeans[]): string[] {
  const rows = criteria.map(({ key, model, iccAgreement, iccConsistency, iccAverage }) => [
    key, fixed(model.mean), ...(["item", "rater", "residual"] as const).map((part) => fixed(model.components && Math.sqrt(model.components[part]))),
    fixed(iccAgreement.value), fixed(iccConsistency.value), fixed(iccAverage.value),
  ]);
  return [
    ...textTable(["criterion", "model mean", "SD item", "SD rater", "SD rest", "ICC(A,1)", "ICC(C,1)", "ICC(A,k)"], rows),
    ...reasonNotes(criteria.map(({ key, model }) => ({ what: "components", of: key, reason: model.reason }))),
  ];
}

function groupsTable(criteria: readonly CriterionMeans[], grouping: string): string[] {
  const rows = criteria.flatMap(({ key, groups }) => groups.map(({ group, n, items, mean, adjusted }) => [
    key, group, String(n), String(items), fixed(mean.value), interval(mean.ci), fixed(adjusted?.value ?? null), interval(adjusted?.ci ?? null),
  ]));
  return [
    ...textTable(["criterion", grouping, "n", "items", "mean", "95% interval", "adjusted", "95% interval"], rows),
    ...reasonNotes([
      ...criteria.flatMap(({ key, groups }) => groups.flatMap(({ group, mean }) => [{ what: "mean", of: `${key}, ${group}`, reason: mean.reason }, { what: "interval", of: `${key}, ${group}`, reason: mean.reason ? null : mean.ciReason }])),
      ...criteria.map(({ key, adjustedReason }) => ({ what: "adjusted means", of: key, reason: adjustedReason })),
    ]),
    ...wrapText("adjusted: for the severity of the evaluators who happened to answer, by the mixed model."),
  ];
}

function differencesTable(criteria: readonly CriterionMeans[]): string[] {
  const rows = criteria.flatMap(({ key, differences }) => differences.map((difference) => [
    `${key}: ${pairOf(difference)}`, fixed(difference.paired.value), interval(difference.paired.ci), pText(difference.paired.adjustedP),
    fixed(difference.adjusted?.value ?? null), pText(difference.adjusted?.adjustedP ?? null), fixed(difference.cliffsDelta.value), interval(difference.cliffsDelta.ci),
  ]));
  const absent = criteria.flatMap(({ key, differences }) => differences.flatMap((difference) => {
    const of = `${key}, ${pairOf(difference)}`;
    const { paired, cliffsDelta } = difference;
    return [
      { what: "difference", of, reason: paired.reason }, { what: "interval and test", of, reason: paired.reason ? null : paired.ciReason },
      { what: "interval of delta", of, reason: cliffsDelta.reason ? null : cliffsDelta.ciReason },
    ];
  }));
  return [
    ...textTable(["difference", "as rated", "95% interval", "p", "adjusted", "p", "delta", "95% interval"], rows),
    ...reasonNotes(absent),
    ...wrapText("The first group less the second; p by Holm's method over criteria. delta: Cliff's, from -1 to 1."),
  ];
}

function ordinalBlock(criteria: readonly CriterionMeans[]): string[] {
  if (criteria.every(({ ordinal }) => ordinal === null)) return [];
  const rows = criteria.flatMap(({ key, groups, ordinal }) => [
    ...(ordinal?.mean ? [[key, "", fixed(ordinal.mean.value), interval(ordinal.mean), "-", "-"]] : []),
    ...groups.flatMap(({ group, ordinal: own }) => {
      const odds = ordinal?.groups?.find((known) => known.group === group);
      return own ? [[key, group, fixed(own.value), interval(own), odds ? `${fixed(odds.logOdds)} (SE ${fixed(odds.standardError)})` : "-", pText(odds?.p ?? null)]] : [];
    }),
  ]);
  const notes = criteria.flatMap(({ key, ordinal }) => (ordinal?.reason ? wrapText(`${key}: no ordinal model. ${reasonText(ordinal.reason)}`) : []));
  const table = rows.length > 0 ? textTable(["ordinal model", "group", "mean", "95% interval", "log-odds", "p"], rows) : [];
  return textBlock([...table, ...notes]);
}

function ratersTable({ key, raterEffects, model }: CriterionMeans): string[] {
  if (model.reason !== null) return [];
  const ordered = [...raterEffects].sort((one, other) => one.effect - other.effect || (one.rater < other.rater ? -1 : 1));
  return [
    ...textTable([`evaluators on ${key}`, "n", "effect", "SE"], ordered.map(({ rater, n, effect, standardError }) => [rater, String(n), fixed(effect), fixed(standardError)])),
    "effect: in points, shrunk; below 0 is severe.",
  ];
}

function pairOf({ first, second }: GroupDifference): string {
  return `${first} - ${second}`;
}

function fixed(value: number | null): string {
  return value === null ? "-" : value.toFixed(3);
}

function interval(ci: { low: number; high: number } | null): string {
  return ci === null ? "-" : `${ci.low.toFixed(2)} to ${ci.high.toFixed(2)}`;
}

function pText(p: number | null): string {
  return p === null ? "-" : p < 0.001 ? "<.001" : p.toFixed(3);
}
