/** Choices of the official form by their numbers, in words of our own. */
import type { QuestionOption } from "./question";

const plain = (labels: readonly string[]): QuestionOption[] => labels.map((label, index) => ({ number: index + 1, label }));
const withExplained = (labels: readonly string[], explained: readonly number[]): QuestionOption[] =>
  plain(labels).map((option) => (explained.includes(option.number) ? { ...option, explain: true } : option));

export const REFERENCE = withExplained(["A paper reports it", "An unpublished report describes it", "No report yet; this sheet is a preregistration", "No report and no preregistration"], [1, 2, 3]);
export const RESOURCES = withExplained(["They can be found at an address", "Nothing is shared"], [1]);

const CONTENT = [
  "Data or structured data", "Deep linguistic representation", "Shallow linguistic representation", "Text: part of a sentence", "Text: one sentence",
  "Text: several sentences", "Text: document", "Text: dialogue", "Text of another kind", "Speech", "Pictures or video", "Several kinds at once (tick each of them too)",
];
export const INPUT_TYPES = withExplained([...CONTENT, "Control feature", "There is no input", "Something else"], [9, 14, 15]);
export const OUTPUT_TYPES = withExplained([...CONTENT, "There is no output", "Something else"], [9, 13, 14]);
export const TASKS = withExplained([
  "Choosing content", "Ordering or structuring content", "Aggregation", "Referring expressions", "Choosing words", "Deep generation", "Surface realisation",
  "Text controlled by features", "Data to text", "Dialogue turns", "Generating questions", "Answering questions", "Paraphrase or lossless simplification",
  "Compression or lossy simplification", "Machine translation", "Summarisation", "End-to-end text generation", "Describing pictures or video", "Editing or correcting text",
  "Something else",
], [20]);

export const SELECTION = withExplained([
  "At random, by a program", "At random within strata, by a program", "By a program, not at random", "By hand, without a rule", "By hand, for balance or variety", "In another way",
], [6]);
export const YES_NO = withExplained(["Yes", "No", "Does not apply"], [3]);
export const PAYMENT = withExplained(["Paid in money", "Paid otherwise (credits, vouchers …)", "Not paid", "Does not apply"], [4]);
export const PREREGISTERED = withExplained(["Yes, at this address", "No"], [1]);

export const QUALITY_ASSURANCE: readonly QuestionOption[] = [
  ...withExplained([
    "Only native speakers of the language judge", "A program checks quality", "People check quality", "Evaluators who fail checks are excluded", "Judgments that fail checks are excluded", "Something else",
  ], [6]),
  { number: 7, label: "None of these", explain: true, alone: true },
];
export const FREEDOM: readonly QuestionOption[] = [
  ...plain(["At a fixed time", "Each judgment within a set time", "The whole work within a set time", "The whole work in one sitting"]),
  { number: 5, label: "None of these", explain: true, alone: true },
];
export const QUESTIONS_AND_FEEDBACK: readonly QuestionOption[] = [
  ...withExplained(["They may ask before they begin", "They may ask while they judge", "They are asked for feedback afterwards", "In another way"], [4]),
  { number: 5, label: "None of these", alone: true },
];
export const CONDITIONS = withExplained([
  "Wherever they choose", "In a lab, the same for all", "In a lab, not the same for all", "In real life, the same for all", "In real life, not the same for all",
  "Outside a lab but much as in real life, the same for all", "Outside a lab but much as in real life, not the same for all", "In another way",
], [8]);

export const QUALITY_TYPE = plain(["Correctness: it can be said when an output is fully right", "Goodness: one can only say which of two is better", "Feature: more of it is neither better nor worse"]);
export const OUTPUT_ASPECT = plain(["Form", "Content", "Form and content together"]);
export const FRAME = plain(["The output by itself", "The output against its input", "The output against something outside the system"]);
export const OBJECTIVITY = plain(["Objective", "Subjective"]);
export const RELATIVITY = plain(["Absolute: one at a time", "Relative: held against each other"]);
export const INTRINSIC = plain(["Intrinsic: the output itself", "Extrinsic: its effect on something else"]);
export const PRESENTATION = withExplained(["One of several options", "Tick boxes", "Slider", "There is no scale", "In another way"], [5]);
export const RESPONSE_FORM = withExplained([
  "Agreement with a statement", "Rating of quality", "Preference or ranking", "Counting occurrences", "Comments", "Editing or annotating", "Sorting into classes",
  "Measures of reading", "Measures of a task", "Measures of use of the system", "In another way",
], [11]);

export const PERSONAL_DATA = withExplained(["No, neither judged nor collected", "Yes"], [2]);
