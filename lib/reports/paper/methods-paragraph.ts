/** The paragraph on methods of a paper, from the frozen protocol and the results. Pure. */
import { contrastsOf, type Protocol } from "@/lib/studies/protocol";
import type { ComparisonResults } from "../comparison/schema";
import { sourceLabels } from "../comparison/source-labels";
import { markdownText } from "../markdown-text";
import { count, counted } from "../number-text";
import type { StudyResults } from "../schema";

export type ParagraphSettings = { seed: string; replicates: number };

/**
 * Markdown: plain sentences, then how each number was made.
 *
 * @param settings null on screen, where there is no bundle and no bootstrap yet: `results.methods` names the intervals that are shown.
 */
export function methodsParagraph(protocol: Protocol, results: StudyResults | ComparisonResults, settings: ParagraphSettings | null): string {
  const sentences = [
    designSentence(protocol, results),
    ...instrumentSentences(protocol),
    ...orderSentences(protocol),
    collectedSentence(results),
    ...(settings ? [`All numbers can be recomputed from the raw answers of this bundle; bootstrap intervals are bias-corrected and accelerated (BCa) over items, ${count(settings.replicates)} resamples, seed ${settings.seed}.`] : []),
  ];
  return [
    `# Methods: ${markdownText(results.study.name)}`, "",
    ...results.warnings.map((warning) => `**${markdownText(warning)}**\n`),
    // Names in it are text of people: they must not become links, pictures or headings.
    markdownText(sentences.join(" ")), "",
    "## How the numbers were made", "",
    ...results.methods.map((method) => `- ${markdownText(method)}`), "",
    "## To keep in mind", "",
    ...results.caveats.map((caveat) => `- ${markdownText(caveat)}`), "",
    `Protocol version ${results.study.protocolVersion}, SHA-256 ${results.study.protocolDigest ?? "none"}.`, "",
  ].join("\n");
}

function designSentence(protocol: Protocol, results: StudyResults | ComparisonResults): string {
  const { items, evaluatorsPerItem, evaluators } = results.progress;
  const unit = protocol.unit === "episode" ? "whole conversation" : "session of a conversation";
  const drawn = protocol.sample.size === "all" ? "all eligible ones were taken" : `drawn at random with seed ${protocol.sample.seed}`;
  if (!("contrasts" in results)) {
    return `${counted(evaluators, "evaluator")} rated ${counted(items, "item")}, each a ${unit}; ${drawn}. The protocol asks for ${counted(evaluatorsPerItem, "evaluator")} per item.`;
  }
  const labelOf = sourceLabels(results.study.sources);
  const meetings = results.contrasts.map(({ first, second }) => `${labelOf(first)} against ${labelOf(second)}`);
  const pairs = protocol.kind === "comparison" && protocol.pairing.method === "matched" ? `matched on ${protocol.pairing.on.join(", ")}` : "paired at random";
  const planned = protocol.kind === "comparison" ? contrastsOf(protocol, results.study.sources.length).length : meetings.length;
  return `${counted(evaluators, "evaluator")} compared ${counted(items, "pair")} side by side without knowing their sources (${meetings.join("; ") || counted(planned, "pair of sources", "pairs of sources")}); each side is a ${unit}, ${pairs}; ${drawn}. The protocol asks for ${counted(evaluatorsPerItem, "evaluator")} per pair.`;
}

function instrumentSentences(protocol: Protocol): string[] {
  const names = protocol.criteria.map(({ name }) => name).join(", ");
  if (protocol.kind === "comparison") {
    return [`They answered ${counted(protocol.criteria.length, "criterion", "criteria")} (${names}) with A, tie or B${protocol.allowBothBad ? ", or that both are bad" : ""}. Left and right were counterbalanced by a plan that was frozen at the start.`];
  }
  const lengths = [...new Set(protocol.criteria.map(({ scale }) => scale.length))];
  return [`They answered ${counted(protocol.criteria.length, "criterion", "criteria")} (${names}), each on a scale of ${lengths.join(" or ")} labelled points.`];
}

function orderSentences(protocol: Protocol): string[] {
  const items = protocol.kind === "rating" ? "Items came in a random order of each evaluator's own." : "Pairs came in each evaluator's own planned order.";
  return [items, protocol.criterionOrder === "random" ? "Criteria came in a random order for each item." : "Criteria came in the same order for everybody."];
}

function collectedSentence({ progress }: StudyResults | ComparisonResults): string {
  const surplus = progress.surplus > 0 ? `; ${counted(progress.surplus, "further judgment")} came beyond what the protocol asks for, and enter no number` : "";
  return `${count(progress.counted)} of ${counted(progress.wanted, "wanted judgment")} were given${surplus}. Nobody was excluded.`;
}
