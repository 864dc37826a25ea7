/** The results of a comparison as lines for a terminal. */
import { count, counted } from "../number-text";
import { textBlock, textTable } from "../text-table";
import type { NamedCriterion } from "./criterion-names";
import { signed } from "./net-forest";
import { preparePositionTable } from "./position-table";
import { preparePreferenceTables } from "./preference-table";
import type { ComparisonResults, Preferences } from "./schema";
import { prepareWorthsTable } from "./worths-table";

const PREFERENCE = ["criterion", "win", "tie", "loss", "net", "clustered", "p", "Holm", "independent", "sign p", "Holm", "items p", "alpha", "nominal", "agree", "n", "missing", "items", "evaluators"];
const POSITION = ["side", "left/tie/right", "left", "exact p", "net left", "clustered p"];

/** What a file alone tells. */
export function preferencesText(preferences: Preferences): string {
  const { isFitted, sentence } = prepareWorthsTable(preferences, []);
  return [...preferenceLines(preferences, []), ...(isFitted ? [] : ["", sentence]), ""].join("\n").trimStart();
}

export function comparisonText(results: ComparisonResults): string {
  const { study, progress, blinding } = results;
  const sources = study.sources.map(({ name, dataset, slice, aliases }) => [name, dataset && dataset.title, slice, aliases.length > 0 && `was ${aliases.join(", ")}`].filter(Boolean).join(" · "));
  return [
    `${study.name} (${study.state}): ${count(progress.counted)} of ${counted(progress.wanted, "judgment")}, ${count(progress.surplus)} surplus`,
    ...textBlock(sources),
    ...textBlock(results.warnings),
    ...preferenceLines(results, study.criteria.map(({ key }) => ({ key, name: key }))),
    ...(results.isBlindingWithheld ? ["", "Blinding index: told once sources are named."] : []),
    ...(blinding ? ["", `Blinding index: ${blinding.value === null ? "no guesses yet" : `${signed(blinding.value)} (${blinding.correct} right, ${blinding.incorrect} wrong, ${blinding.cannotTell} unsure)`}`] : []),
    ...textBlock(results.methods),
    ...textBlock(results.caveats),
    "",
  ].join("\n");
}

function preferenceLines(preferences: Preferences, criteria: readonly NamedCriterion[]): string[] {
  const tables = preparePreferenceTables(preferences.contrasts, criteria);
  const position = preparePositionTable(preferences, criteria);
  const worths = prepareWorthsTable(preferences, criteria);
  return [
    ...tables.flatMap(({ title, rows }) => [
      "", title,
      ...textTable(PREFERENCE, rows.map((row) => [
        row.key, row.wins, row.ties, row.losses, row.net.text, row.clusteredInterval, row.clusteredP.text, row.clusteredHolm.text, row.independentInterval,
        row.signP.text, row.signHolm.text, row.majorityP.text, row.ordinal.text, row.nominal.text, row.agree.text, row.n, row.missing, row.items, row.evaluators,
      ])),
      ...textBlock(rows.flatMap((row) => [row.note, row.agreementNote].flatMap((note) => (note ? [`${row.key}: ${note}`] : [])))),
    ]),
    ...(tables.length > 0 ? ["", ...textTable(POSITION, [...position.rows, ...position.overall].map((row) => [row.name, row.votes, row.share.text, row.shareP.text, row.net.text, row.netP.text]))] : []),
    ...(worths.isFitted
      ? ["", ...textTable(["worth", ...worths.sources, "equal p", "tie", "order"], worths.rows.map((row) => [row.key, ...(row.cells.length > 0 ? row.cells.map((cell) => cell.share) : worths.sources.map(() => "–")), row.equality, row.tie, row.order]))]
      : []),
  ];
}
