/** Everything in a bundle that is computed: a function of the raw answers, the frozen protocol and study.json. Pure: no clock, no chance but the seed. */
import { protocolSchema, type Protocol } from "@/lib/studies/protocol";
import { type Answers, PreferenceAnswers, RatingAnswers } from "../answers";
import { contrastName } from "../agreement/address";
import { agreementAnalysis } from "../analysis/agreement-analysis";
import type { AgreementAnalysis } from "../analysis/agreement-schema";
import type { EvaluatorsAnalysis } from "../analysis/evaluators-schema";
import { analysisCriteria } from "../analysis/analysis-input";
import { compute, type StudyAnswers } from "../analysis/compute";
import type { ComparisonResults } from "../comparison/schema";
import { sourceLabels } from "../comparison/source-labels";
import { withAgreement } from "../datasheet/datasheet-facts";
import { datasheetText } from "../datasheet/datasheet-text";
import { fillDatasheet } from "../datasheet/fill";
import type { FilledDatasheet } from "../datasheet/filled";
import { hedsFile } from "../datasheet/heds-json";
import type { FigureFonts } from "../figures/font/figure-font";
import { meansTable } from "../latex/means-table";
import { winsTable } from "../latex/wins-table";
import { methodsParagraph } from "../paper/methods-paragraph";
import type { StudyResults } from "../schema";
import { FIGURE_FORMATS } from "../figures/figure-format";
import { figureFile } from "../study-figures/figure-file";
import { agreementFigure, evaluatorFigures, ratersFigure, resultsFigures, type StudyFigure } from "../study-figures/study-figures";
import { publishedResults } from "./published-results";
import { readmeFile } from "./readme";
import { tableFiles } from "./table-files";
import { type BundleFile, json } from "./file";
import type { BundleSettings, BundleSource } from "./source";

export function answersFor({ study }: BundleSource): Answers {
  return study.facts.study.kind === "rating" ? new RatingAnswers() : new PreferenceAnswers();
}

export type DeriveOptions = { fonts: FigureFonts };

/** @throws Error where answers and study are not of one kind, or the protocol cannot be read. */
export function* derivedFiles(source: BundleSource, answers: Answers, { fonts }: DeriveOptions): Generator<BundleFile> {
  const protocol = protocolInForce(source);
  const { settings, first, datasheet } = source.study;
  const { metric, seed, replicates } = settings;
  const study = studyAnswers(source, protocol, answers);
  const results = compute({ kind: "results", metric, first }, study);
  const agreement = agreementAnalysis(analysisCriteria(protocol, answers, first), { metric, bootstrap: { seed, replicates } });
  const published = publishedResults(results, agreement);
  yield readmeFile(!("metric" in results));
  yield json("results.json", results);
  yield json("agreement.json", agreement);
  yield json("items.json", compute({ kind: "items" }, study));
  const evaluators = compute({ kind: "evaluators", metric, first }, study);
  yield json("evaluators.json", evaluators);
  yield json("means.json", compute({ kind: "means", first }, study));
  yield json("planning.json", compute({ kind: "planning", metric, first, halfWidth: null }, study));
  yield* paperFiles(protocol, published, settings);
  yield* tableFiles(published, agreement);
  for (const { name, figure } of allFigures(published, agreement, evaluators)) yield* figureFiles(name, figure, fonts);
  if (datasheet) yield* datasheetFiles(fillDatasheet(withAgreement(datasheet.facts, results), datasheet.answers));
}

function* paperFiles(protocol: Protocol, results: StudyResults | ComparisonResults, settings: BundleSettings): Generator<BundleFile> {
  yield { path: "paper/methods.md", content: methodsParagraph(protocol, results, settings) };
  if ("metric" in results) yield { path: "paper/means-and-agreement.tex", content: meansTable(results) };
  else yield { path: "paper/wins-and-ties.tex", content: winsTable(results, sourceLabels(results.study.sources)) };
}

/** Every figure of the study's pages, with a name that tells those of one kind apart. */
function* allFigures(results: StudyResults | ComparisonResults, agreement: AgreementAnalysis, evaluators: EvaluatorsAnalysis): Generator<{ name: string; figure: StudyFigure }> {
  const labelOf = "metric" in results ? (name: string) => name : sourceLabels(results.study.sources);
  for (const figure of [...resultsFigures(results), ...evaluatorFigures(evaluators, labelOf)]) yield { name: figure.kind, figure };
  const contrasts = [...new Set(agreement.criteria.map(({ contrast }) => (contrast ? contrastName(contrast) : null)))];
  for (const [place, sources] of contrasts.entries()) {
    if (sources !== null) yield { name: `agreement-${place + 1}`, figure: agreementFigure(agreement, sources) };
    // By number, since keys and names of criteria and sources may hold what a path must not.
    for (const [index, { key }] of agreement.criteria.filter(({ contrast }) => (contrast ? contrastName(contrast) : null) === sources).entries()) {
      const figure = ratersFigure(agreement, key, "agreement");
      if (figure) yield { name: `evaluators-${sources === null ? "" : `${place + 1}-`}${index + 1}`, figure };
    }
  }
}

function* figureFiles(name: string, figure: StudyFigure, fonts: FigureFonts): Generator<BundleFile> {
  for (const format of FIGURE_FORMATS) yield { path: `figures/${name}.${format}`, content: figureFile(figure, format, { fonts }) };
}

function* datasheetFiles(sheet: FilledDatasheet): Generator<BundleFile> {
  yield { path: "datasheet/heds.json", content: hedsFile(sheet) };
  yield { path: "datasheet/datasheet.md", content: datasheetText(sheet) };
}

function studyAnswers({ study: { facts, characters, origins, groupedBy } }: BundleSource, protocol: Protocol, answers: Answers): StudyAnswers {
  return {
    facts, protocol, answers, judgments: answers.judgments, guesses: answers instanceof PreferenceAnswers ? answers.guesses() : null,
    characters: characters && new Map(Object.entries(characters)),
    groups: origins && { by: groupedBy, of: new Map(Object.entries(origins)) },
  };
}

export function protocolInForce({ protocols }: BundleSource): Protocol {
  const latest = protocols.at(-1);
  if (!latest) throw new Error("There is no protocol.");
  return protocolSchema.parse(latest.body);
}
