/** What the platform answers about one criterion. */
import type { DatasheetAnswer } from "./answers";
import { counted, percentOf, rounded } from "./count-text";
import type { AgreementFact, CriterionFact, DatasheetFacts } from "./facts";
import { LATER, ofOption, ofText, type PlatformAnswer } from "./platform-answers";

export const PROTOCOL = "The protocol.";
const RESULTS = "The results.";
const COMPUTING = "Being computed: there are many judgments. Look again in a moment.";
/** What the official form asks for where something was not measured. */
const NOT_ASSESSED = "IntraAA not assessed";

export function criterionAnswers(facts: DatasheetFacts, criterion: CriterionFact): Map<string, PlatformAnswer> {
  const isPair = facts.study.kind === "comparison";
  const known = (answer: DatasheetAnswer, origin: string): PlatformAnswer => ({ answer, origin });
  const agreement = criterion.agreement ?? [];
  const score = agreementText(agreement);
  return new Map<string, PlatformAnswer>([
    ["4.2.2", known(ofOption(isPair ? 2 : 1), PROTOCOL)],
    ["4.3.1.1", known(ofText(criterion.name), PROTOCOL)],
    ["4.3.2", known(ofText(definitionText(criterion)), PROTOCOL)],
    ["4.3.3", known(ofText(String(criterion.scale.length)), PROTOCOL)],
    ["4.3.4", known(ofText(scaleText(criterion, isPair)), PROTOCOL)],
    ["4.3.5", known(ofOption(1), PROTOCOL)],
    ["4.3.6", known(ofText("N/A"), PROTOCOL)],
    ["4.3.7", known(ofText(criterion.question), PROTOCOL)],
    ["4.3.8", known(ofOption(isPair ? 3 : asksAgreement(criterion) ? 1 : 2), PROTOCOL)],
    ["4.3.9", known(ofText(isPair ? PAIR_SCORES : RATING_SCORES), "How results are computed.")],
    ["4.3.10", known(ofText(isPair ? PAIR_EFFECTS : RATING_EFFECTS), "How results are computed.")],
    ["4.3.11.1", known(ofText(methodText(agreement, isPair)), "How results are computed.")],
    ["4.3.11.2", score === null ? { answer: null, origin: criterion.agreement === null && facts.judgments.counted > 0 ? COMPUTING : LATER } : known(ofText(score), RESULTS)],
    ["4.3.12.1", known(ofText(NOT_ASSESSED), "The plan of the study: no item is shown to an evaluator twice.")],
    ["4.3.12.2", known(ofText(NOT_ASSESSED), "The plan of the study: no item is shown to an evaluator twice.")],
  ]);
}

const RATING_SCORES = "Mean over all counted ratings, with median, standard deviation and the share of every point of the scale. Answers without a value (cannot judge, image missing) enter no number.";
const RATING_EFFECTS = "No test. Means have a 95% interval that allows for ratings of one item and of one evaluator being alike (two-way clustered, Student's t); shares have Wilson's 95% interval.";
const PAIR_SCORES = "Wins, ties and losses of each two sources as shares of all counted answers, after turning sides back to sources; net preference is wins less losses over all answers. Answers without a value enter no number.";
const PAIR_EFFECTS = "Effect size: net preference and win rate with 95% intervals. Tests: exact binomial sign test without ties, the same on the majorities of pairs, and a t test clustered by pair and evaluator; p-values of the first and the last adjusted by Holm's method over the criteria.";

/** Statements with answers from disagree to agree, as against ratings of a quality. */
function asksAgreement({ scale }: CriterionFact): boolean {
  return scale.filter((point) => /\b(dis)?agree\b/i.test(point.label)).length > 1;
}

function definitionText({ definition, scale }: CriterionFact): string {
  const points = scale.filter((point) => point.definition.trim() !== "").map((point) => `${point.value} (${point.label}): ${point.definition}`);
  const parts = [definition, ...points].filter((part) => part.trim() !== "");
  return parts.length > 0 ? parts.join("\n") : "no definition given";
}

function scaleText({ scale, allowCannotJudge }: CriterionFact, isPair: boolean): string {
  const points = scale.map(({ value, label }) => (isPair || label === String(value) ? label : `${value} (${label})`)).join(", ");
  return allowCannotJudge ? `${points}; besides, “cannot judge”` : points;
}

function methodText(agreement: readonly AgreementFact[], isPair: boolean): string {
  const [some] = agreement;
  const values = isPair ? ", ordinal over first source, neither, second source" : some ? `, ${some.metric}` : "";
  const interval = agreement.find((fact) => fact.intervalMethod !== null);
  const method = interval?.level ? `; ${percentOf(interval.level)} interval by ${interval.intervalMethod}` : "";
  return `Krippendorff's alpha${values}${method}. Beside it the percent agreement: the share of agreeing pairs of evaluators on an item, averaged over items.`;
}

/** Null as long as nobody has answered. */
function agreementText(agreement: readonly AgreementFact[]): string | null {
  const answered = agreement.filter((fact) => fact.alpha !== null || fact.answers > 0);
  if (answered.length === 0) return null;
  return answered.map((fact) => `${fact.between === null ? "" : `${fact.between}: `}${scoreText(fact)}`).join("; ");
}

/** "0.41 [0.30, 0.52]; agreement 62% (100 items, 9 evaluators, 300 answers)". */
export function scoreText(fact: AgreementFact): string {
  const basis = `${counted(fact.items, "item")}, ${counted(fact.evaluators, "evaluator")}, ${counted(fact.answers, "answer")}`;
  if (fact.alpha === null) return `undefined: ${fact.reason ?? "nothing to compare"} (${basis})`;
  const interval = fact.low === null || fact.high === null ? " (no interval)" : ` [${rounded(fact.low)}, ${rounded(fact.high)}]`;
  const percent = fact.percentAgreement === null ? "" : `; percent agreement ${percentOf(fact.percentAgreement)}`;
  return `${rounded(fact.alpha)}${interval}${percent} (${basis})`;
}
