/**
 * The 62 questions of HEDS 3.0 (Belz and Thomson 2024, arXiv 2412.07940) in words of our own, with the element ids and the
 * option numbers of the official form, so that a sheet filled here opens there.
 */
import { LANGUAGES } from "./languages";
import * as options from "./options";
import { type Question, question } from "./question";

const PAPER = "heds-paper_and_resources-paper";
const PERSON = "heds-paper_and_resources-names_and_affiliations-person_completing_this_sheet";
const CONTACT = "heds-paper_and_resources-names_and_affiliations-contact_author";
const SYSTEM = "heds-system";
const SAMPLE = "heds-sample_evaluators_design-sample";
const EVALUATORS = "heds-sample_evaluators_design-evaluators";
const DESIGN = "heds-sample_evaluators_design-experimental_design";
const CRITERIA = "heds-criteria-criterion-criteria";
const MODE = "heds-criteria-criterion-evaluation_mode";
const RESPONSE = "heds-criteria-criterion-response_elicitation";
const ETHICS = "heds-ethics";

export const QUESTIONS: readonly Question[] = [
  question("1.1.1", `${PAPER}-link`, "ask", "Where is the study reported?", { kind: "radio", options: options.REFERENCE, hint: "With an address where there is one." }),
  question("1.1.2", `${PAPER}-experiment_identification`, "ask", "Which experiment of the paper is this?", { hint: "Section or table, and a line that tells it from the others." }),
  question("1.2", "heds-paper_and_resources-resources-links", "draft", "Where are data, code and other resources?", { kind: "radio", options: options.RESOURCES }),
  question("1.3.1.1", `${PERSON}-name`, "auto", "Who fills in this sheet: name", { isLine: true, carried: "person" }),
  question("1.3.1.2", `${PERSON}-affiliation`, "auto", "Who fills in this sheet: affiliation", { isLine: true, carried: "person" }),
  question("1.3.1.3", `${PERSON}-email`, "auto", "Who fills in this sheet: e-mail address", { isLine: true, carried: "person" }),
  question("1.3.2.1", `${CONTACT}-name`, "ask", "Contact author: name", { isLine: true, carried: "person" }),
  question("1.3.2.2", `${CONTACT}-affiliation`, "ask", "Contact author: affiliation", { isLine: true, carried: "person" }),
  question("1.3.2.3", `${CONTACT}-email`, "ask", "Contact author: e-mail address", { isLine: true, carried: "person" }),

  question("2.1", `${SYSTEM}-input_types`, "ask", "What do the evaluated systems take as input?", { kind: "checkbox", options: options.INPUT_TYPES, carried: "dataset" }),
  question("2.2", `${SYSTEM}-output_types`, "ask", "What do they put out?", { kind: "checkbox", options: options.OUTPUT_TYPES, carried: "dataset" }),
  question("2.3", `${SYSTEM}-tasks`, "ask", "Which task do they do?", { kind: "checkbox", options: options.TASKS, carried: "dataset" }),
  question("2.4", `${SYSTEM}-input_languages`, "ask", "Languages of the input", { kind: "checkbox", options: LANGUAGES, carried: "dataset" }),
  question("2.5", `${SYSTEM}-output_languages`, "ask", "Languages of the output", { kind: "checkbox", options: LANGUAGES, carried: "dataset" }),

  question("3.1.1", `${SAMPLE}-number_of_system_outputs`, "auto", "How many outputs of each system were judged?", { isFixed: true }),
  question("3.1.2", `${SAMPLE}-system_output_selection`, "auto", "How were outputs chosen?", { kind: "radio", options: options.SELECTION, isFixed: true }),
  question("3.1.3.1", `${SAMPLE}-statistical_power-method`, "draft", "How was the size of the sample justified?", { isLine: true, hint: "Method of the power analysis with a reference." }),
  question("3.1.3.2", `${SAMPLE}-statistical_power-value`, "draft", "What power or precision does the sample have?"),
  question("3.1.3.3", `${SAMPLE}-statistical_power-script`, "draft", "Where is the code of that analysis?"),
  question("3.2.1", `${EVALUATORS}-number_of_evaluators`, "auto", "How many evaluators?", { kind: "integer", isLine: true, isFixed: true }),
  question("3.2.2.1", `${EVALUATORS}-evaluators-expertise`, "ask", "Are they experts of the domain?", { kind: "radio", options: options.YES_NO }),
  question("3.2.2.2", `${EVALUATORS}-evaluators-payment`, "ask", "Were they paid?", { kind: "radio", options: options.PAYMENT }),
  question("3.2.2.3", `${EVALUATORS}-evaluators-known_to_authors`, "ask", "Did the authors know any of them before?", { kind: "radio", options: options.YES_NO }),
  question("3.2.2.4", `${EVALUATORS}-evaluators-are_authors`, "auto", "Are researchers of the study among them?", { kind: "radio", options: options.YES_NO }),
  question("3.2.3", `${EVALUATORS}-recruitment_method`, "ask", "How were they recruited?"),
  question("3.2.4", `${EVALUATORS}-training_practice`, "auto", "What training and practice did they get?"),
  question("3.2.5", `${EVALUATORS}-characteristics`, "draft", "What else is known about them?", { hint: "Only what they agreed to, and no group of fewer than five people." }),
  question("3.3.1", `${DESIGN}-preregistered`, "ask", "Was the design preregistered?", { kind: "radio", options: options.PREREGISTERED }),
  question("3.3.2", `${DESIGN}-collection_method`, "auto", "With what were answers collected?"),
  question("3.3.3.1", `${DESIGN}-quality_assurance-method`, "auto", "What assured the quality of answers?", { kind: "checkbox", options: options.QUALITY_ASSURANCE }),
  question("3.3.3.2", `${DESIGN}-quality_assurance-description`, "auto", "How did that work?"),
  question("3.3.4.1", `${DESIGN}-what_evaluators_see-link`, "auto", "Where can one see what evaluators saw?", { isLine: true, hint: "Address of screenshots of the desk." }),
  question("3.3.4.2", `${DESIGN}-what_evaluators_see-description`, "auto", "What did evaluators see while they judged?"),
  question("3.3.5", `${DESIGN}-evaluator_freedom`, "auto", "How free were they in when and how fast they worked?", { kind: "checkbox", options: options.FREEDOM }),
  question("3.3.6", `${DESIGN}-evaluators_can_ask_questions`, "auto", "Could they ask questions or give feedback?", { kind: "checkbox", options: options.QUESTIONS_AND_FEEDBACK }),
  question("3.3.7", `${DESIGN}-experimental_conditions`, "ask", "Where did they work?", { kind: "radio", options: options.CONDITIONS }),
  question("3.3.8", `${DESIGN}-evaluators_place_of_choosing`, "draft", "How did conditions differ between evaluators?"),

  question("4.1.1", `${CRITERIA}-quality_type`, "ask", "Kind of quality", { kind: "radio", options: options.QUALITY_TYPE, carried: "criterion" }),
  question("4.1.2", `${CRITERIA}-output_aspect`, "ask", "Side of the output that is judged", { kind: "radio", options: options.OUTPUT_ASPECT, carried: "criterion" }),
  question("4.1.3", `${CRITERIA}-self_vs_external_frame`, "ask", "What it is judged against", { kind: "radio", options: options.FRAME, carried: "criterion" }),
  question("4.2.1", `${MODE}-objective_or_subjective`, "ask", "Objective or subjective", { kind: "radio", options: options.OBJECTIVITY, carried: "criterion" }),
  question("4.2.2", `${MODE}-absolute_or_relative`, "auto", "Absolute or relative", { kind: "radio", options: options.RELATIVITY, isFixed: true }),
  question("4.2.3", `${MODE}-intrinsic_or_extrinsic`, "ask", "Intrinsic or extrinsic", { kind: "radio", options: options.INTRINSIC, carried: "criterion" }),
  question("4.3.1.1", `${RESPONSE}-qc_name-participant_criterion_name`, "auto", "Name that evaluators saw", { isLine: true, isFixed: true }),
  question("4.3.1.2", `${RESPONSE}-qc_name-mapped_criterion_name`, "ask", "Standard name of the criterion", { isLine: true, hint: "From a list such as QCET, with a reference.", carried: "criterion" }),
  question("4.3.2", `${RESPONSE}-participant_criterion_definiiton`, "auto", "Definition that evaluators saw", { isFixed: true }),
  question("4.3.3", `${RESPONSE}-size_of_scale`, "auto", "Size of the scale", { isLine: true, isFixed: true }),
  question("4.3.4", `${RESPONSE}-list_or_range`, "auto", "Values of the scale", { isLine: true, isFixed: true }),
  question("4.3.5", `${RESPONSE}-scale_presented_as`, "auto", "How the scale was presented", { kind: "radio", options: options.PRESENTATION, isFixed: true }),
  question("4.3.6", `${RESPONSE}-task_description`, "auto", "Task, where there is no scale", { isFixed: true }),
  question("4.3.7", `${RESPONSE}-verbatim_question`, "auto", "Question that evaluators saw", { isFixed: true }),
  question("4.3.8", `${RESPONSE}-form_of_response`, "auto", "Form of the answer", { kind: "radio", options: options.RESPONSE_FORM, isFixed: true }),
  question("4.3.9", `${RESPONSE}-response_aggregation`, "auto", "From answers to scores"),
  question("4.3.10", `${RESPONSE}-effect_size_method`, "auto", "Effect size and significance"),
  question("4.3.11.1", `${RESPONSE}-inter_annotator-agreement`, "auto", "Agreement between evaluators: method", { isFixed: true }),
  question("4.3.11.2", `${RESPONSE}-inter_annotator-agreement_score`, "auto", "Agreement between evaluators: value", { isLine: true, isFixed: true }),
  question("4.3.12.1", `${RESPONSE}-intra_annotator-intra_annotator_agreement`, "auto", "Agreement of evaluators with themselves: method", { isFixed: true }),
  question("4.3.12.2", `${RESPONSE}-intra_annotator-intra_annotator_agreement_score`, "auto", "Agreement of evaluators with themselves: value", { isLine: true, isFixed: true }),

  question("5.1", `${ETHICS}-review_body`, "ask", "Which ethics committee approved the study?", { hint: "Or that no approval was sought.", carried: "person" }),
  question("5.2", `${ETHICS}-personal_data`, "ask", "Is there personal data in outputs or answers?", { kind: "radio", options: options.PERSONAL_DATA, hint: "Concord keeps names and e-mail addresses of evaluators; exports have pseudonyms." }),
  question("5.3", `${ETHICS}-special_category_data`, "ask", "Is there data of a special category (GDPR, article 9)?", { kind: "radio", options: options.PERSONAL_DATA, hint: "Health, origin, belief and the like." }),
  question("5.4", `${ETHICS}-impact_assessments`, "ask", "Were impact assessments made?", { hint: "With an address, or that none was made." }),
];

export function findQuestion(number: string): Question | undefined {
  return QUESTIONS.find((candidate) => candidate.number === number);
}
