/** What the platform answers about the study as a whole. Null: it cannot know, or not yet. */
import { counted } from "./count-text";
import type { DatasheetAnswer } from "./answers";
import type { DatasheetFacts } from "./facts";

export type PlatformAnswer = {
  answer: DatasheetAnswer | null;
  /** Where it comes from, or why it is not there yet; null where the platform will never know. */
  origin: string | null;
};

export const ofText = (text: string): DatasheetAnswer => ({ text, options: [] });
export const ofOption = (option: number, text = ""): DatasheetAnswer => ({ text, options: [option] });

export const LATER = "Known with the first counted judgment.";

const UNITS = { episode: "whole episode", session: "single session" } as const;

export function platformAnswers(facts: DatasheetFacts): Map<string, PlatformAnswer> {
  const isJudged = facts.judgments.counted > 0;
  const onceJudged = (answer: DatasheetAnswer, origin: string): PlatformAnswer => (isJudged ? { answer, origin } : { answer: null, origin: LATER });
  const known = (answer: DatasheetAnswer, origin: string): PlatformAnswer => ({ answer, origin });
  const unknown: PlatformAnswer = { answer: null, origin: null };
  return new Map<string, PlatformAnswer>([
    ["1.3.1.1", facts.person && facts.person.name !== "" ? known(ofText(facts.person.name), "The account that changed this sheet last, or made the study.") : unknown],
    ["1.3.1.2", unknown],
    ["1.3.1.3", facts.person ? known(ofText(facts.person.email), "The account that changed this sheet last, or made the study.") : unknown],
    ["3.1.1", onceJudged(ofText(judgedText(facts)), "Counted from the judgments.")],
    ["3.1.2", known(selection(facts), "The sample of the protocol.")],
    ["3.2.1", onceJudged(ofText(String(facts.evaluators.counted)), "Evaluators with a counted judgment.")],
    ["3.2.2.4", onceJudged(ofOption(facts.evaluators.researchers > 0 ? 1 : 2), "Accounts of researchers with a counted judgment.")],
    ["3.2.4", known(ofText(trainingText(facts)), "The instructions and who confirmed them.")],
    ["3.3.2", known(ofText(collectionText(facts)), "This installation.")],
    ["3.3.3.1", known(ofOption(6, "Checks of completeness at the desk; see the next question."), "What the desk does.")],
    ["3.3.3.2", known(ofText(qualityText(facts)), "What the desk does.")],
    ["3.3.4.1", unknown],
    ["3.3.4.2", known(ofText(seenText(facts)), "The protocol.")],
    ["3.3.5", known(ofOption(5, freedomText(facts)), "The settings of the protocol.")],
    ["3.3.6", known(ofOption(4, "A comment may be left with every answer and with every item; it is stored and exported with the judgment."), "What the desk does.")],
  ]);
}

function sourceText({ title, version, part }: DatasheetFacts["sources"][number]): string {
  return `${title}${version === null ? "" : `, version ${version}`}${part === null ? "" : ` (${part})`}`;
}

function judgedText(facts: DatasheetFacts): string {
  const { sample, sources, study } = facts;
  const drawn = sample.judgedItems === sample.items ? "" : ` of ${sample.items} drawn`;
  if (study.kind === "rating") return `${sample.judgedItems}${drawn}: ${UNITS[study.unit]}s of ${sources.map(sourceText).join("; ")}, each with at least one counted judgment.`;
  const pairs = `${counted(sample.judgedItems, "pair")}${drawn} with at least one counted judgment`;
  if (sources.some((source) => source.judged === null)) return `${pairs}. How many conversations of each source these are is told once sources are named.`;
  return `${sources.map((source) => `${source.judged ?? 0}: ${UNITS[study.unit]}s of ${sourceText(source)}`).join("; ")}. They met in ${pairs}.`;
}

function selection({ sample, study, sources }: DatasheetFacts): DatasheetAnswer {
  const parts = sources.some((source) => source.part !== null) ? " Only the part of a dataset that the study names could be drawn." : "";
  if (sample.matchedOn.length > 0) {
    return ofOption(6, `A program formed pairs of conversations from different sources that are alike in ${sample.matchedOn.join(", ")}, starting from a random order (seed “${sample.seed}”).${parts}`);
  }
  if (sample.isEverything && study.kind === "rating") return ofOption(6, `Nothing was chosen: every conversation that could be drawn was taken.${parts}`);
  return ofOption(1, `Order by SHA-256 of the seed “${sample.seed}” and the names in the dataset, cut to size; the same seed draws the same sample anywhere.${parts}`);
}

function trainingText({ evaluators, study }: DatasheetFacts): string {
  const { instructionsRead, members, instructionWords } = evaluators;
  const item = study.kind === "comparison" ? "pair" : "item";
  return [
    `Written instructions of ${counted(instructionWords, "word")}, with every criterion and its scale, are shown before the first ${item} and stay one key away.`,
    `At the desk nobody gets ${article(item)} before confirming to have read them, and again after a change of wording: ${instructionsRead} of ${members} confirmed those in force.`,
    "The platform gave no practice.",
  ].join(" ");
}

function collectionText({ platform, evaluators }: DatasheetFacts): string {
  const text = `${platform.name} ${platform.version}, a self-hosted web platform; evaluators answer in a browser of their own, and an answer counts as given when the server has stored it.`;
  if (evaluators.simulated === 0) return text;
  return `${text} ${evaluators.simulated} of ${counted(evaluators.counted, "evaluator")} are simulated: this was a rehearsal.`;
}

function qualityText({ study, judgments }: DatasheetFacts): string {
  const isPair = study.kind === "comparison";
  return [
    "A judgment is taken only with an answer to every criterion that is on its scale.",
    `Who submits before every part of the ${isPair ? "two conversations" : "conversation"} has been in view is told which one is missing.`,
    `Nobody judges ${isPair ? "a pair" : "an item"} twice.`,
    ...(isPair ? ["Which source stands left is balanced by a plan made before the start."] : []),
    `There were no attention checks, no hidden repeats and no rule by which evaluators are left out${judgments.surplus > 0 ? `; ${counted(judgments.surplus, "judgment")} beyond the number that was asked for ${judgments.surplus === 1 ? "is" : "are"} stored and in no result` : ""}.`,
  ].join(" ");
}

function seenText({ study, settings, criteria }: DatasheetFacts): string {
  const isPair = study.kind === "comparison";
  const shown = settings.shown.length > 0 ? `, with ${settings.shown.join(", ")}` : "";
  const order = settings.criterionOrder === "random" ? "in a random order for each item" : "in the same order for all";
  return [
    isPair ? `Two conversations side by side as A and B, with their pictures${shown}.` : `One conversation with its pictures${shown}.`,
    `Beside ${isPair ? "them" : "it"} ${counted(criteria.length, "criterion", "criteria")} ${order}, each with its name, its question and labelled answers; definitions and the instructions are one key away.`,
    `Never shown: names of datasets, systems and files, and answers of other people.${settings.asksMachineMade ? " At the very end evaluators were asked of some pairs which side was machine-made." : ""}`,
  ].join(" ");
}

function freedomText({ settings, study }: DatasheetFacts): string {
  const item = study.kind === "comparison" ? "pair" : "item";
  return `Evaluators choose when they work, stop and go on as they like; every answer is kept. ${upperFirst(article(item))} that is left untouched for ${counted(settings.leaseMinutes, "minute")} may go to somebody else, and a late answer is stored all the same.`;
}

const article = (noun: string) => (noun === "item" ? "an item" : `a ${noun}`);
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
