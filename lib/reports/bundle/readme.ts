/** What somebody reads first who was given a bundle. Pure. */
import type { BundleFile } from "./file";

export function readmeFile(isComparison: boolean): BundleFile {
  const lines = [
    "# What is in this folder",
    "",
    "Everything that was asked and answered in one study, and every number that follows from it.",
    "",
    "| file | what it is |",
    "|---|---|",
    "| manifest.json | all files with their SHA-256; its own SHA-256 stands for the whole bundle |",
    "| study.json | the study as it was: state, progress, metric, seed and resamples of the bootstrap |",
    "| protocol/ | the instrument, each version as it was frozen |",
    "| data/answers.jsonl, data/answers.csv | one row per answer under pseudonyms, with earlier revisions and surplus judgments; numbers are computed from rows with `counted` and `in_force` true. Texts that a spreadsheet would take for a formula begin with an apostrophe in the CSV |",
    `| results.json | ${isComparison ? "wins, ties, losses, net preference, tests, position, agreement" : "distributions, means, agreement, correlations"} |`,
    "| agreement.json | every coefficient with its seeded bootstrap interval, evaluator by evaluator |",
    "| items.json, evaluators.json | items by disagreement; diagnostics of evaluators, which are reasons to look and exclude nobody |",
    "| means.json, planning.json | means with components of variance, adjusted for who answered; how many more items, evaluators or judgments narrower intervals take |",
    "| tables/ | the same numbers as CSV, unrounded |",
    "| paper/ | methods in sentences, and LaTeX tables (booktabs) |",
    `| figures/ | each figure as SVG and PDF; evaluators-${isComparison ? "P-N" : "N"}: evaluators two by two on criterion N${isComparison ? " of pair of sources P, agreement-P: alpha of that pair," : ","} numbered as in agreement.json |`,
    "| datasheet/ | the Human Evaluation Datasheet (HEDS 3.0), as JSON for its form and as text; absent until the sources of a comparison are named |",
    "",
    "Check it, without a server, a database or a network, with Concord:",
    "",
    "    npm run -s concord -- verify FOLDER",
    "",
    "The same study, settings and version of Concord give the same bytes.",
    "",
  ];
  return { path: "README.md", content: lines.join("\n") };
}
